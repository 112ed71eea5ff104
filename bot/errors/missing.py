"""What is not in this archive; another archive's things are missing in the same words."""

from bot.errors.tree import NotFound


class NoSuchArticle(NotFound):
    template = "There is no article {article} in this archive; a search shows the numbers there are."


class InTrash(NoSuchArticle):
    template = "Article {article} lies in the trash; bring it back first."


class NotInTrash(NoSuchArticle):
    template = "Article {article} is in the archive and not in the trash; nothing has to be brought back."


class DamagedArticle(NotFound):
    template = (
        "Article {article} is damaged in the database, so it is not shown; the bot's log says which part. Whoever runs "
        "the bot can restore a backup."
    )


class DamagedOriginal(NotFound):
    template = (
        "The original of article {article} is damaged in the database, so the article was left as it is. Whoever runs "
        "the bot can restore a backup."
    )


class DamagedPerson(NotFound):
    template = (
        "Person {person} is damaged in the database, so nothing was done; the bot's log says which part. Whoever runs "
        "the bot can restore a backup."
    )


class NoArticleAnyMore(NotFound):
    template = "The original of article {article} is not kept any more; ingest its address again."


class NoSuchTask(NotFound):
    template = "No task {number} was given up; give the number of one that was."


class NoSuchArchive(NotFound):
    template = "There is no archive called {archive}; give the name of one that there is."


class NoSuchServer(NotFound):
    template = "No server {server} has used this bot yet. Check the id, or ask the bot something on that server first."


class NoSuchNumber(NotFound):
    template = "Nothing in this archive has so large a number; a search shows the numbers there are."


class NoSuchVersion(NotFound):
    template = "Article {article} has no version {number}; give the number of one that it has."


class NotLinked(NotFound):
    template = "Nothing was said of what article {article} is to article {other}; check their numbers, or link them."


class NoSuchOutlet(NotFound):
    template = "No outlet here is called {outlet}, and nothing was said of it. Name another, or the site of its pages."


class OutletNotThere(NoSuchOutlet):
    template = "No article here is of an outlet called {outlet}; name another, or the site of its pages."


class NoSuchQuote(NotFound):
    template = "This quote is not in the archive any more. Ask for the quotes again."


class NoSuchAnswer(NotFound):
    template = "This answer is not here any more; ask again."


class NothingAskedYet(NotFound):
    template = "You have asked nothing here yet; ask for a topic first."


class NameNotThere(NotFound):
    template = "{name} does not stand in this article, so nothing was changed. Write the name as the article does."


class NoSuchOffer(NotFound):
    template = "No server offers its archive under this code, or it is older than an hour. Ask there for a new one."


class NoSuchPerson(NotFound):
    template = "Nobody called {person} is quoted in this archive; try another spelling, or the last name alone."


class NobodyQuotedThere(NoSuchPerson):
    template = "{person} is quoted here, but in no article of {place}; ask without it to see where."


class NobodyQuoted(NoSuchPerson):
    template = (
        "Nobody called {person} is quoted here (articles searched: {articles}); try another spelling, or the last name "
        "alone."
    )


class NobodyYet(NobodyQuoted):
    template = "This archive has no articles yet; add some first."


class NothingToUndo(NotFound):
    template = "There is no change {change} of people in this archive that could be undone; check its number."


class UndoOtherFirst(NotFound):
    template = "Quotes of change {change} were split again by change {later}: undo change {later} first."

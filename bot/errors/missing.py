"""What is not in this archive; another archive's things are missing in the same words."""

from bot.errors.tree import NotFound


class NoSuchArticle(NotFound):
    template = "There is no article {article} in this archive; a search shows the numbers there are."


class InTrash(NoSuchArticle):
    template = "Article {article} lies in the trash; /archive restore brings it back."


class NotInTrash(NoSuchArticle):
    template = "Article {article} is not in the trash: it is in the archive."


class DamagedArticle(NotFound):
    template = (
        "Article {article} is damaged in the database, so it is not shown; the bot's log says which part. Whoever runs "
        "the bot can restore a backup."
    )


class DamagedOriginal(NotFound):
    template = "The original of article {article} is damaged in the database, so the article was left as it is."


class DamagedPerson(NotFound):
    template = "Person {person} is damaged in the database, so nothing was done; the bot's log says which part."


class NoArticleAnyMore(NotFound):
    template = "The original of article {article} is not kept any more; ingest its address again."


class NoSuchTask(NotFound):
    template = "No task {number} was given up; copydesk tasks lists those that were."


class NoSuchArchive(NotFound):
    template = "There is no archive called {archive}."


class NoSuchServer(NotFound):
    template = "No server {server} has used this bot yet. Check the id, or type /help on that server first."


class NoSuchNumber(NotFound):
    template = "Nothing in this archive has so large a number; a search shows the numbers there are."


class NoSuchVersion(NotFound):
    template = "Article {article} has no version {number}."


class NotLinked(NotFound):
    template = "Nothing was said of what article {article} is to article {other}; /archive link says it."


class NoSuchOutlet(NotFound):
    template = "No outlet here is called {outlet}, and nothing was said of it. Name another, or the site of its pages."


class NoSuchQuote(NotFound):
    template = "This quote is not in the archive any more. Ask for the quotes again."


class NameNotThere(NotFound):
    template = "{name} does not stand in this article. Write the name as the article does; nothing was changed."


class NoSuchOffer(NotFound):
    template = "No server offers its archive under this code, or it is older than an hour. Ask there for a new one."


class NoSuchPerson(NotFound):
    template = "Nobody called {person} is quoted in this archive; try another spelling, or the last name alone."


class NobodyQuoted(NoSuchPerson):
    template = (
        "Nobody called {person} is quoted here (articles searched: {articles}). Try another spelling or the last name "
        "alone; /search finds people who are only mentioned."
    )


class NobodyYet(NobodyQuoted):
    template = "This archive has no articles yet: /ingest adds some."


class NothingToUndo(NotFound):
    template = "There is no change {change} of people in this archive that could be undone."


class UndoOtherFirst(NotFound):
    template = "Quotes of change {change} were split again by change {later}: undo change {later} first."

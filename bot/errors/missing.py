"""What is not in this archive; another archive's things are missing in the same words."""

from bot.errors.tree import NotFound


class NoSuchArticle(NotFound):
    template = "There is no article {article} in this archive."


class NoArticleAnyMore(NotFound):
    template = "The original of article {article} is not kept any more."


class NoSuchArchive(NotFound):
    template = "There is no archive called {archive}."


class NoSuchVersion(NotFound):
    template = "Article {article} has no version {number}."


class NoSuchPerson(NotFound):
    template = "Nobody called {person} is quoted in this archive."


class NothingToUndo(NotFound):
    template = "There is no change {change} of people in this archive that could be undone."

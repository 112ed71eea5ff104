"""What can be wrong with following a feed."""

from bot.errors.tree import NotFound, Refused, UsageError


class NoSuchFeed(NotFound):
    template = "No feed followed here is called {feed}; give the name or the number of one that is."


class SeveralFeeds(UsageError):
    template = "{feed} may be any of {count} feeds followed here; give the number that the list of feeds shows."


class NoFeedThere(Refused):
    template = (
        "No feed was found at {host}. Give the address of the feed itself, or a pattern that its articles' "
        "addresses match, such as /2031/*."
    )


class NoLinksMatch(Refused):
    template = "No link of this page matches {pattern}; give a path with * for any letters, such as /2031/*."


class TooManyFeeds(Refused):
    template = "This archive follows {most} feeds, as many as it may; take one away first."


class TooManyItemsToday(Refused):
    template = (
        "This archive has stored {most} items of feeds today, as many as it may; nothing has to be done, the "
        "others come tomorrow."
    )


class FeedIsGone(Refused):
    template = "The site says that this feed is gone for good. Remove it, or give its new address."


class FeedIsEmpty(Refused):
    template = (
        "The feed lists nothing, where it listed items before; nothing has to be done, it is looked at again later."
    )


class FeedMoved(Refused):
    template = (
        "The feed is followed already under another address, as feed {number}, and nothing was changed; look at "
        "that one."
    )


class NoListOfFeeds(Refused):
    template = "This file is no list of feeds (OPML); export one from your reader and give that."


class NothingImported(NotFound):
    template = "None of these feeds is followed any more, so there is nothing to take back; look at the list of feeds."


class ItemMatchesNothing(Refused):
    template = (
        "None of the words that were asked for stands in it, or one that was shut out does; give the feed other "
        "words to have it."
    )


class ItemInTrash(Refused):
    template = "The desk removed this article, and a feed does not bring it back; take it out of the trash by hand."

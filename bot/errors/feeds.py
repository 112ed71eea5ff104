"""What can be wrong with following a feed."""

from bot.errors.tree import NotFound, Refused, StoreError, UsageError


class NoSuchFeed(NotFound):
    template = "No feed followed here is called {feed}; the list of feeds shows their names and numbers."


class SeveralFeeds(UsageError):
    template = "{feed} may be any of {count} feeds followed here; give the number that the list of feeds shows."


class NoFeedThere(Refused):
    template = (
        "No feed was found at {host}. Give the address of the feed itself, or a pattern that its articles' addresses "
        "match, such as /news/*."
    )


class NoLinksMatch(Refused):
    template = "No link of this page matches {pattern}; a pattern is a path with * for any letters, such as /news/*."


class TooManyFeeds(Refused):
    template = "This archive follows {most} feeds, as many as it may; remove one first."


class TooManyItemsToday(Refused):
    template = "This archive has stored {most} items of feeds today, as many as it may; the others come tomorrow."


class FeedIsGone(Refused):
    template = "The site says that this feed is gone for good. Remove it, or give its new address."


class FeedIsEmpty(Refused):
    template = "The feed lists nothing, where it listed items before. It is looked at again later."


class FeedMoved(Refused):
    template = "The feed is followed already under another address, as feed {number}; nothing was changed."


class NoListOfFeeds(Refused):
    template = "This file is no list of feeds (OPML); export one from your reader and give that."


class FeedsPaused(StoreError):
    template = "The disk has no room, so that no feed is looked at until it has."


class ItemMatchesNothing(Refused):
    template = "None of the words that were asked for stands in it, or one that was shut out does."


class ItemInTrash(Refused):
    template = "The desk removed this article; a feed does not bring it back."

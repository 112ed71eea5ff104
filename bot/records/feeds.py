"""What a feed lists, as it tells it: its items, and how often it wants to be looked at."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

FeedKind = Literal["rss", "atom", "json", "sitemap", "sitemap index", "list of feeds"]


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed, as the feed tells it; the article itself is fetched from `url`.

    `guid`: the feed's own name for it, at most 2,000 characters. `published`, `updated`: aware, in UTC; None where the
    feed says nothing, nothing readable, or a moment that cannot be (before 1990, more than two days ahead).
    `published` is the day of its last change where the feed tells no other. `language`: a tag such as "de" or "pt-br",
    the feed's where the item has none of its own.
    """

    url: str
    title: str | None = None
    published: dt.datetime | None = None
    guid: str | None = None
    updated: dt.datetime | None = None
    language: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of publication, in UTC."""
        return self.published.date() if self.published else None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's newest items in its own order, each address once, at most 500 (`cut` tells that there were more).

    The items of a "list of feeds" (OPML) are feeds, those of a "sitemap index" sitemaps, likely ones first. A sitemap
    is one with news: entries of the last three days before its newest. `site`: the address of the pages that it is
    about. `dropped`: how many entries had no address that could be read. `ttl_seconds`, `update_seconds`: how long the
    feed says that it stays as it is, by RSS's ttl and by sy:updatePeriod; None where it says nothing.
    """

    kind: FeedKind
    title: str | None
    items: tuple[FeedItem, ...]
    cut: bool = False
    site: str | None = None
    language: str | None = None
    dropped: int = 0
    ttl_seconds: int | None = None
    update_seconds: int | None = None

    @property
    def lists_feeds(self) -> bool:
        """Whether the items are feeds, and not articles."""
        return self.kind in ("sitemap index", "list of feeds")

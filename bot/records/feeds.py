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


CandidateReason = Literal["header", "page", "known site", "usual place", "robots.txt"]


@dataclass(frozen=True, slots=True)
class FeedCandidate:
    """An address at which a site's feed may lie, and why it is thought so; nobody has looked yet.

    The answer's Link "header" or the "page" names it, then `title` is what they call it; it is where such sites have
    theirs ("known site", `title` is the kind of site); it is a "usual place"; or "robots.txt" names it for a sitemap.
    """

    url: str
    reason: CandidateReason
    title: str | None = None


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The articles that a page without a feed links to, in its order, each address once, at most 500.

    `pattern`: the path that was asked for, or the one that most of its articles seem to share; None where none was
    asked for and no three links are alike. Each `*` stands for one character or more, slashes too.
    """

    items: tuple[FeedItem, ...]
    pattern: str | None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of an OPML: its address, its title, the folders that it lies in from the outermost, and its site."""

    url: str
    title: str | None = None
    folders: tuple[str, ...] = ()
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Outlines:
    """The feeds of an OPML in its order, each address once, at most 1,000 (`cut` tells that there were more).

    `repeated` are those whose address stood before, as many at most; `dropped`: how many had an address that is none.
    """

    title: str | None
    outlines: tuple[Outline, ...]
    cut: bool = False
    dropped: int = 0
    repeated: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class HostManners:
    """What is known of a host beyond what it says itself.

    `gap_seconds`: between two requests to it; `interval_seconds`: between two looks at one feed. `not_believed`:
    statuses that it answers by mistake, for up to `not_believed_seconds` on end. `whole_freshness`: its max-age is kept
    however long it is. `always_conditional`: it is never asked without ETag and date once it gave them. None and ()
    where nothing is known.
    """

    gap_seconds: int | None = None
    interval_seconds: int | None = None
    not_believed: tuple[int, ...] = ()
    not_believed_seconds: int = 0
    whole_freshness: bool = False
    always_conditional: bool = False

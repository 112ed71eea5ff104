"""Feeds as archives follow them: a feed is an address that is looked at, a subscription an archive's following it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.errors.tree import CopydeskError
from bot.records.feed_health import ToldState
from bot.records.feeds import Feed, FeedItem
from bot.records.ids import ArchiveId
from bot.records.polling import Missed, PendingMove, Polled

SourceKind = Literal["rss", "atom", "json", "sitemap", "page"]
"""What is looked at: a feed of one of three forms, a news sitemap, or a page whose links match a pattern."""
_KINDS: dict[str, SourceKind] = {"atom": "atom", "json": "json", "sitemap": "sitemap", "sitemap index": "sitemap"}
EntryOutcome = Literal[
    "waiting", "stored", "new version", "known", "in the trash", "does not match", "older", "refused", "over the limit"
]
"""What became of a feed's item in one archive.

"older": it stood there before the feed was followed, beyond the newest that were asked for; "refused": it could not be
read, for the reason beside it; "over the limit": it waits for the next day.
"""
LookResult = Literal["items", "unchanged", "failed"]
Health = Literal["new", "fine", "trouble", "down", "silent", "gone", "asks to wait", "lets no program in", "paused"]
"""How a feed is: "new" was not looked at yet; "trouble" fails for less than a day, "down" for longer."""
Found = Literal["itself", "linked", "known shape", "usual place", "robots.txt", "links of a page"]
"""How a candidate was found from the address that was given."""


def source_kind(listed: Feed) -> SourceKind:
    """What a list of items is looked at as; an index of sitemaps is one of them."""
    return _KINDS.get(listed.kind, "rss")


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a feed. `listed` and `new` count its items; `why` is what went wrong, and `error` its code."""

    at: dt.datetime
    outcome: LookResult
    status: int | None = None
    size: int = 0
    listed: int = 0
    new: int = 0
    milliseconds: int = 0
    error: str | None = None
    why: CopydeskError | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """What an answer gave to ask only for news: kept verbatim, weak tags too. `body` is the hash of its bytes."""

    etag: str | None = None
    modified: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could be followed from an address: read once, so that adding it asks for nothing again.

    `secret`: the address carries a password or a token and is shown to the desk alone. `known` is the number of the
    archive's own subscription of this very address, `like` of one that lists the same items. `fresh_seconds` and the
    two hints are what the answer said of how often to look.
    """

    address: str
    kind: SourceKind
    how: Found
    items: tuple[FeedItem, ...]
    title: str | None = None
    site: str | None = None
    language: str | None = None
    pattern: str | None = None
    secret: bool = False
    known: int | None = None
    like: int | None = None
    validators: Validators = field(default_factory=Validators)
    fresh_seconds: int | None = None
    ttl_seconds: int | None = None
    update_seconds: int | None = None
    size: int = 0

    @property
    def newest(self) -> FeedItem | None:
        """The item with the latest time, the first of the list where none has one."""
        dated = [item for item in self.items if item.published is not None]
        return max(dated, key=_published, default=self.items[0] if self.items else None)


def _published(item: FeedItem) -> dt.datetime:
    return item.published or dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Terms:
    """How an archive follows a feed.

    `name` stands for the outlet of its articles, `language` for theirs; an item is taken when its title or text has one
    of `include` (all, where there are none) and none of `exclude`. `first`: how many of the newest items that stand
    there already are stored.
    """

    name: str | None = None
    language: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    first: int = 10


@dataclass(frozen=True, slots=True)
class Subscription:
    """An archive's following a feed. `number` is what a person types; `address` is for the desk alone if `secret`."""

    number: int
    archive: ArchiveId
    feed: int
    kind: SourceKind
    address: str
    title: str
    site: str | None
    pattern: str | None
    secret: bool
    terms: Terms
    paused: bool
    added_by: str
    added_at: dt.datetime
    resumed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class EntryCounts:
    """What became of items, counted."""

    seen: int = 0
    stored: int = 0
    refused: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class FeedReport:
    """A subscription and how its feed is. `looks`: the last ten, newest first; `today`: since midnight UTC.

    `since`: when the present health began; `reason`: why the interval is what it is, with its facts; `missed` are the
    two moments between which items may have come and gone unseen.
    """

    subscription: Subscription
    health: Health
    since: dt.datetime | None = None
    error: CopydeskError | None = None
    last_ok_at: dt.datetime | None = None
    last_new_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    interval_seconds: float | None = None
    reason: str | None = None
    reason_facts: Mapping[str, object] = field(default_factory=dict)
    missed: tuple[dt.datetime, dt.datetime] | None = None
    looks: tuple[Look, ...] = ()
    today: EntryCounts = field(default_factory=EntryCounts)


@dataclass(frozen=True, slots=True)
class FeedAdded:
    """What adding did: a subscription that is "added", or one whose terms were "changed"; how many items will come."""

    subscription: Subscription
    outcome: Literal["added", "changed"]
    coming: int = 0


CheckVerdict = Literal[
    "would be stored",
    "stored",
    "known",
    "in the trash",
    "same text as",
    "does not match",
    "older",
    "robots",
    "paywall",
    "refused",
    "waiting",
]
"""What became of an item, or would: "robots" and "paywall" are refusals, "same text as" is a copy, stored or not."""


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """What became, or would become, of an item. `article` is the one that is meant; `error` says why it is refused."""

    item: FeedItem
    verdict: CheckVerdict
    article: int | None = None
    error: CopydeskError | None = None


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """A dry run of a look: what the feed lists now, and each item's fate; nothing is stored.

    Of the items that would be stored the pages of the first `read` were read for this.
    """

    report: FeedReport
    items: tuple[CheckedItem, ...] = ()
    error: CopydeskError | None = None
    read: int = 0


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed of an OPML file: what importing it does, or why it does nothing."""

    address: str
    title: str | None
    outcome: Literal["new", "known", "twice", "refused", "over the limit"]
    error: CopydeskError | None = None


@dataclass(frozen=True, slots=True)
class FeedImport:
    """What importing an OPML file does; `cut`: it lists more than are read.

    `dropped`: how many of its lines have no address on the web, and are none of `feeds`. `added` are the numbers of the
    feeds that are followed since, by which all of it can be taken back.
    """

    feeds: tuple[ListedFeed, ...]
    cut: bool = False
    dropped: int = 0
    added: tuple[int, ...] = ()

    def count(self, outcome: str) -> int:
        """How many of its feeds have that outcome."""
        return sum(feed.outcome == outcome for feed in self.feeds)


@dataclass(frozen=True, slots=True)
class FeedToday:
    """What came in by a feed since midnight UTC."""

    subscription: Subscription
    counts: EntryCounts


@dataclass(frozen=True, slots=True)
class FeedTelling:
    """What was judged of a feed's health, a move that is not believed yet, and when items may have been missed."""

    health: ToldState = field(default_factory=ToldState)
    move: PendingMove | None = None
    missed: Missed | None = None


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """A feed as it is looked at. `polled` is what is known of its habits, `told` what was judged of its health."""

    id: int
    address: str
    kind: SourceKind
    title: str | None
    site: str | None
    language: str | None
    pattern: str | None
    added_at: dt.datetime
    validators: Validators
    polled: Polled
    told: FeedTelling = field(default_factory=FeedTelling)


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item that a feed listed, as it is kept."""

    id: int
    feed: int
    address: str
    title: str | None
    published: dt.datetime | None
    listed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in one archive. `tries`: how often it was asked for in vain since it was listed, or stored."""

    subscription: int
    item: int
    archive: ArchiveId
    outcome: EntryOutcome
    tries: int
    at: dt.datetime
    article: int | None = None
    error: CopydeskError | None = None

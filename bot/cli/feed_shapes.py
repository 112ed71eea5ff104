"""What `copydesk feed` answers as JSON: records of its own, and how the rows of the desk's differ from their fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.cli import error_sentences
from bot.cli.shape import Shape
from bot.errors.tree import CopydeskError
from bot.records.archive import Stats
from bot.records.feeds import FeedItem
from bot.records.subscriptions import (
    Candidate,
    CheckedItem,
    FeedAdded,
    FeedCheck,
    FeedReport,
    FeedToday,
    ListedFeed,
    Look,
    Subscription,
)


@dataclass(frozen=True, slots=True)
class FeedAdding:
    """What could be followed from an address, and what was added of it; null where nothing was."""

    candidates: tuple[Candidate, ...]
    added: FeedAdded | None


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds that an archive follows, those in trouble first."""

    feeds: tuple[FeedReport, ...]


@dataclass(frozen=True, slots=True)
class FeedSteered:
    """A feed, and what was done with it."""

    feed: Subscription
    outcome: Literal["paused", "resumed", "removed", "looked at soon"]


@dataclass(frozen=True, slots=True)
class FeedsPolled:
    """What was due and was done: looks at feeds, and items that were seen to."""

    looks: int
    items: int


@dataclass(frozen=True, slots=True)
class FeedsImported:
    """The feeds of an OPML file; `carried_out` is false for a dry run, `cut`: it lists more than are read.

    `dropped`: how many of its lines have no address on the web, and are none of `feeds`. `added`: the numbers of the
    new feeds.
    """

    feeds: tuple[ListedFeed, ...]
    cut: bool
    dropped: int
    carried_out: bool
    added: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedsRemoved:
    """The feeds of an import that are followed no more."""

    feeds: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class FeedsExported:
    """An OPML file that was written, "-" for standard output, with how many feeds.

    Left out are `secret` ones, whose address has a password or a token in it, and `pages` that are no feeds.
    """

    file: str
    feeds: int
    secret: int
    pages: int


@dataclass(frozen=True, slots=True)
class StatsToday:
    """What an archive holds, counted, and what came in by its feeds since midnight UTC."""

    stats: Stats
    new_today: tuple[FeedToday, ...]


Failed = FeedReport | FeedCheck | CheckedItem | ListedFeed


def _code(value: Failed) -> str | None:
    return value.error.code if value.error else None


def _why(value: Failed) -> str | None:
    return said(value.error)


def _why_failed(value: Look) -> str | None:
    return said(value.why)


def said(error: CopydeskError | None) -> str | None:
    """What the terminal says of what went wrong with a feed."""
    return error_sentences.sentence(error) if error else None


def reason(value: FeedReport) -> str | None:
    """Why a feed is looked at as often as it is."""
    return value.reason.format(**value.reason_facts) if value.reason else None


def _listed(value: Candidate) -> int:
    return len(value.items)


def _newest(value: Candidate) -> FeedItem | None:
    return value.newest


FAILED = {"error": _code, "why": _why}
FEED_SHAPES: Mapping[type, Shape] = {
    Candidate: Shape(
        without=frozenset({"validators", "fresh_seconds", "ttl_seconds", "update_seconds"}),
        added={"items": _listed, "newest": _newest},
    ),
    CheckedItem: Shape(flat=frozenset({"item"}), added=FAILED),
    FeedCheck: Shape(added=FAILED),
    FeedReport: Shape(
        flat=frozenset({"subscription"}), without=frozenset({"reason_facts"}), added={**FAILED, "reason": reason}
    ),
    FeedToday: Shape(flat=frozenset({"subscription", "counts"})),
    ListedFeed: Shape(added=FAILED),
    Look: Shape(added={"why": _why_failed}),
    StatsToday: Shape(flat=frozenset({"stats"})),
    Subscription: Shape(without=frozenset({"archive", "feed"})),
}

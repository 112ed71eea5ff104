"""Polling a feed: its state between two looks, what a look brought, and what was decided of the next one.

Everything here fits a database row: numbers, short strings, moments with a zone (UTC), and one list of at most 20.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class IdentityPolicy(StrEnum):
    """Which marks tell the items of a feed apart; a feed goes from the first to the others, and never back."""

    BOTH = "both"
    """Guid and link: known by either. Where every feed begins."""
    GUID = "guid"
    """Guid alone: most of the feed's items share their links, or all their links have changed."""
    LINK = "link"
    """Link alone: the feed gave one guid to different items, or all its guids have changed."""
    TITLE = "title"
    """Title and time: neither guid nor link tells its items apart."""


@dataclass(frozen=True, slots=True)
class Polled:
    """A feed between two looks, as a row holds it; `Polled(id, added_at)` is one that was never looked at.

    `looks`: looks made, of any outcome. `last_at`: the last of them; `last_ok_at`: the last that was answered (304
    too); `last_new_at`: when an item was last new, at first the newest item's time. `watched_since`: the first look
    after we were away for longer than is ever decided; None where we never were. `times`: when the newest 20 items
    came, oldest first. `interval_seconds`: as last decided. `listed`: items in the feed when last read.
    `ttl_seconds`, `update_seconds`: as the feed last said them. `fresh_seconds`: the last answer's freshness.
    `guard_seconds`: what the window guard allows at most; None while it does not hold. `patience_seconds`: how long to
    wait between looks at least, since the site answered 429 to a sooner one; 0 where it never did.
    `overflow_at`: when items were last pushed out. `bare_answers`: answers in a row without ETag and Last-Modified.
    `unconditional_at`: the last full answer to a look without conditions. `failures`: failed looks in a row, since
    `failing_since`. `waits`: answers in a row that asked to wait (429, 503). `gone`: answered 410, so paused.
    `policy`: as `identity.identify` last gave it.
    """

    id: int
    added_at: dt.datetime
    looks: int = 0
    last_at: dt.datetime | None = None
    last_ok_at: dt.datetime | None = None
    last_new_at: dt.datetime | None = None
    watched_since: dt.datetime | None = None
    times: tuple[dt.datetime, ...] = ()
    interval_seconds: int = 1800
    listed: int = 0
    ttl_seconds: int | None = None
    update_seconds: int | None = None
    fresh_seconds: int | None = None
    guard_seconds: int | None = None
    patience_seconds: int = 0
    overflow_at: dt.datetime | None = None
    bare_answers: int = 0
    unconditional_at: dt.datetime | None = None
    failures: int = 0
    failing_since: dt.datetime | None = None
    waits: int = 0
    gone: bool = False
    policy: IdentityPolicy = IdentityPolicy.BOTH


class LookKind(StrEnum):
    """How a look ended."""

    READ = "read"
    """A feed came and was read."""
    UNCHANGED = "unchanged"
    """304, or the same bytes as before."""
    FAILED = "failed"
    """No connection, an error's status, no feed, or no items where there were some."""
    WAIT = "wait"
    """429, or 503."""
    GONE = "gone"
    """410."""


@dataclass(frozen=True, slots=True)
class LookOutcome:
    """What a look brought. `ours`: a failure that is our own outage (`outage.is_ours`).

    Of READ: `listed` items, of which `new`, and `published`, a moment or None for each new item in any order (at a
    first look of each listed item). `continued`: one of the newest items known before is listed still, so that nothing
    came and went in between. `ttl_seconds`: RSS's ttl; `update_seconds`: by sy:updatePeriod and updateFrequency.
    Of READ and UNCHANGED: `fresh_seconds`: max-age, else Expires - Date, less Age; 0 for a full answer that says
    nothing of it, None for such a 304, which prolongs what held before. `validators`: there was an ETag or
    Last-Modified; `conditional`: the request sent one.
    Of WAIT: `retry_after_seconds`, and `overloaded` for 503, which counts as a failure as well.
    """

    kind: LookKind
    listed: int = 0
    new: int = 0
    published: tuple[dt.datetime | None, ...] = ()
    ttl_seconds: int | None = None
    update_seconds: int | None = None
    fresh_seconds: int | None = 0
    continued: bool = True
    validators: bool = True
    conditional: bool = True
    retry_after_seconds: int | None = None
    overloaded: bool = False
    ours: bool = False


class Why(StrEnum):
    """What decided the time of the next look."""

    RHYTHM = "rhythm"
    """Half the usual gap between its items; `seconds` is that gap."""
    NEW_FEED = "new feed"
    """Too few of its items are known; `count` of them."""
    QUIET = "quiet"
    """Nothing new for `seconds`."""
    WINDOW = "window"
    """Its list is short for its pace: `count` items."""
    SITE_HINT = "site's hint"
    """The feed asks by ttl, or says by updatePeriod that it changes no sooner: `seconds`."""
    FRESH = "fresh"
    """The answer's freshness: `seconds`, as far as it is believed."""
    NO_VALIDATORS = "no validators"
    """The site cannot answer "unchanged": each look costs it the whole feed."""
    FAILING = "failing"
    """`count` looks failed in a row, for `seconds`."""
    PATIENCE = "patience"
    """The site answered 429 to looks that came sooner: `seconds`, which shrink while it does not."""
    ASKED_TO_WAIT = "asked to wait"
    """The site named `seconds`, or none (0); asked `count` times in a row."""
    OUR_OUTAGE = "our outage"
    """Nothing was reached: counted for no feed."""
    GONE = "gone"
    """The site says that the feed is no more; it is paused."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a look comes when it comes, with the facts that `why` names; a face puts it in words."""

    why: Why
    seconds: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Missed:
    """Items may have been missed between two looks: all that were listed at `end` were new, or all but old ones."""

    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class NextLook:
    """What was decided after a look: `feed` is the row to write, with `due_at` beside it (None: paused).

    `host_not_before`: until when nothing is asked of the feed's whole host. `missed`: to be told, once for each time
    that a feed overflows.
    """

    due_at: dt.datetime | None
    interval: dt.timedelta
    reason: Reason
    feed: Polled
    host_not_before: dt.datetime | None = None
    missed: Missed | None = None


@dataclass(frozen=True, slots=True)
class ItemMarks:
    """By what an item of a feed is known again: hashes of 34 characters ("g:", "l:", "t:" and 32 of hex).

    `guid`: of the guid; `link`: of its address's key (`text/urls`); `title`: of title and time. None where it has none.
    """

    guid: str | None = None
    link: str | None = None
    title: str | None = None
    published: dt.datetime | None = None

    @property
    def all(self) -> tuple[str, ...]:
        """The marks that there are: what a table of seen items holds, each with the item's number."""
        return tuple(mark for mark in (self.guid, self.link, self.title) if mark is not None)


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item that was never seen: `position` in the list as given, and all marks to be stored with it.

    There are more than three where the list has the item twice.
    """

    position: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Learnt:
    """Marks to be stored with an item that is known, seen at `position`; `moved`: one of them is another link."""

    item: int
    position: int
    marks: tuple[str, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Identified:
    """What a look brought: new items, oldest first; what was learnt of known ones; and the policy from now on.

    `overflow`: the feed was read before and not one listed item is known. `known`: the number of each item that is
    known, with its position; an item that is listed twice is there twice.
    """

    new: tuple[NewItem, ...]
    learnt: tuple[Learnt, ...]
    policy: IdentityPolicy
    overflow: bool
    known: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """That a host was asked; `reached`: it answered anything, an error's status too."""

    host: str
    at: dt.datetime
    reached: bool


@dataclass(frozen=True, slots=True)
class PendingMove:
    """A permanent redirect that is not believed yet: where to, since when, and how many looks in a row said so."""

    target: str
    since: dt.datetime
    looks: int = 1


@dataclass(frozen=True, slots=True)
class MoveStep:
    """What to remember of a permanent redirect (None: nothing), and whether the feed has its target from now on."""

    pending: PendingMove | None
    adopted: bool = False

"""How a feed is, what is told of it, and the one message a day in which a server is told."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class HealthState(StrEnum):
    """How a feed is, as a list of feeds shows it."""

    FINE = "fine"
    TROUBLE = "trouble"
    """Its looks fail, for less than a day or fewer than 5 times."""
    DOWN = "down"
    SILENT = "silent"
    """It answers, and has had nothing new for five times its usual gap and a week at least."""
    GONE = "gone"
    ASKS_TO_WAIT = "asks to wait"
    CLOSED = "lets no program in"


class TellingKind(StrEnum):
    """What is told of a feed, each once."""

    DOWN = "down"
    BACK = "back"
    SILENT = "silent"
    MOVED = "moved"
    GONE = "gone"
    ASKS_TO_WAIT = "asks to wait"
    CLOSED = "lets no program in"
    MISSED = "missed"
    """All that it listed was new: items may have come and gone unseen."""


@dataclass(frozen=True, slots=True)
class ToldState:
    """A feed's health as it was last judged, to be kept beside it.

    `since`: when the state began. `told`: the trouble that was last told and is not over. `silence_seconds`: the
    longest silence that was told of it, so that a feed which sleeps for weeks is not told each time. `judged_at`: when
    this was written.
    """

    state: HealthState = HealthState.FINE
    since: dt.datetime | None = None
    told: TellingKind | None = None
    silence_seconds: int = 0
    judged_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing to be told of one feed, and since when it is so."""

    feed: int
    kind: TellingKind
    since: dt.datetime


@dataclass(frozen=True, slots=True)
class HealthStep:
    """A feed's health after a look: what to keep, and what is to be told now."""

    told: ToldState
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class SentTellings:
    """The last message of feeds' health that a server was sent, and what stands in it."""

    at: dt.datetime
    tellings: tuple[Telling, ...]


class Sending(StrEnum):
    """What to do with what waits to be told."""

    NOTHING = "nothing"
    """There is nothing, or no more: what waited is over."""
    SEND = "send"
    """In a new message."""
    EDIT = "edit"
    """In the last message, whose lines become these."""
    WAIT = "wait"
    """Not yet: at `at`."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What to do, all lines of the message, and at which time to decide again (of WAIT)."""

    sending: Sending
    tellings: tuple[Telling, ...] = ()
    at: dt.datetime | None = None

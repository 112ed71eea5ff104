"""Looks at a feed in a row, under virtual time."""

import datetime as dt
from dataclasses import replace

from bot.analysis.polling import cadence
from bot.records.polling import LookKind, LookOutcome, NextLook, Polled

NOW = dt.datetime(2031, 3, 1, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)

FAILED = LookOutcome(LookKind.FAILED)
UNCHANGED = LookOutcome(LookKind.UNCHANGED, fresh_seconds=None)


def read(*published: dt.datetime | None, listed: int = 20, **more: object) -> LookOutcome:
    """A look that was read, with that many new items."""
    return replace(LookOutcome(LookKind.READ, listed, len(published), published), **more)  # type: ignore[arg-type]


def first_look(gap: dt.timedelta, listed: int = 20, **more: object) -> NextLook:
    """The first look at a feed, at NOW, whose items come `gap` apart, the newest just now."""
    published = [NOW - gap * number for number in range(listed)]
    return cadence.next_look(Polled(1, NOW), read(*published, listed=listed, conditional=False, **more), NOW)


def due(verdict: NextLook) -> dt.datetime:
    """The due time of a feed that is not paused."""
    assert verdict.due_at is not None
    return verdict.due_at


def on(verdict: NextLook, outcome: LookOutcome, times: int = 1) -> NextLook:
    """After so many looks at their due times that all end alike."""
    for _ in range(times):
        verdict = cadence.next_look(verdict.feed, outcome, due(verdict))
    return verdict


def seconds(verdict: NextLook) -> float:
    """The interval to the next look."""
    return verdict.interval.total_seconds()

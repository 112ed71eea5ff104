"""Who decides when to look again: our decider, and miniflux's two published ways, each for one feed."""

import datetime as dt
import math
from collections import deque
from dataclasses import dataclass
from typing import Literal, Protocol

from benchmarks.feed_months import DAY, Feed
from bot.analysis.polling import cadence
from bot.records.polling import LookKind, LookOutcome, Polled

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a look is answered: how many items are listed, and which by their numbers are new."""

    kind: Literal["read", "unchanged", "failed", "wait"]
    listed: int = 0
    new: range = range(0)
    missed: range = range(0)
    says_fresh: bool = False
    retry_after: int = 0


class Rules(Protocol):
    """One feed's next look, in seconds since the beginning; infinity where it is given up."""

    host_stop: float
    """Until when the feed's whole host is left alone."""

    def __init__(self, feed: Feed, first: float) -> None: ...
    def after(self, answer: Answer, now: float) -> float:
        """Decide, after a look at `now`."""


class Ours:
    """`bot/analysis/polling/cadence`, asked as the jobs ask it."""

    def __init__(self, feed: Feed, first: float) -> None:
        self._feed, self._polled = feed, Polled(feed.number, START)
        self.host_stop = 0.0
        self.missed_told = 0

    def after(self, answer: Answer, now: float) -> float:
        """As `Rules`."""
        at = START + dt.timedelta(seconds=now)
        verdict = cadence.next_look(self._polled, self._outcome(answer, at), at)
        self._polled = verdict.feed
        self.missed_told += verdict.missed is not None
        if verdict.host_not_before:
            self.host_stop = (verdict.host_not_before - START).total_seconds()
        return (verdict.due_at - START).total_seconds() if verdict.due_at else math.inf

    @property
    def polled(self) -> Polled:
        """What is known of the feed by now."""
        return self._polled

    def _outcome(self, answer: Answer, at: dt.datetime) -> LookOutcome:
        feed = self._feed
        if answer.kind == "failed":
            return LookOutcome(LookKind.FAILED)
        if answer.kind == "wait":
            return LookOutcome(LookKind.WAIT, retry_after_seconds=answer.retry_after)
        conditional = feed.validators and cadence.is_conditional(self._polled, at)
        return LookOutcome(
            LookKind.READ if answer.new or answer.kind == "read" else LookKind.UNCHANGED,
            listed=answer.listed,
            new=len(answer.new),
            published=tuple(self._published(number) for number in answer.new),
            ttl_seconds=feed.ttl or None,
            update_seconds=feed.update or None,
            fresh_seconds=feed.max_age if answer.says_fresh else None,
            validators=feed.validators,
            conditional=conditional,
        )

    def _published(self, number: int) -> dt.datetime | None:
        lag = self._feed.lag
        return None if lag is None else START + dt.timedelta(seconds=self._feed.appears[number] - lag)


class RoundRobin:
    """Every 60 minutes, in batches every 60 minutes."""

    batches = 3_600
    host_stop = 0.0

    def __init__(self, feed: Feed, first: float) -> None:
        self._feed, self._errors = feed, 0

    def after(self, answer: Answer, now: float) -> float:
        """As `Rules`."""
        if answer.kind == "wait":
            return self._batch(now + answer.retry_after)
        self._errors = self._errors + 1 if answer.kind == "failed" else 0
        if self._errors >= 3:
            return math.inf
        pause = self.pause(answer, now)
        if answer.kind == "read":
            pause = min(max(pause, self._feed.max_age, self._feed.ttl), DAY)
        return self._batch(now + pause)

    def pause(self, answer: Answer, now: float) -> float:
        """Seconds to the next look, before the site's own wishes."""
        return 3_600

    def _batch(self, due: float) -> float:
        return math.ceil(due / self.batches) * self.batches


class EntryFrequency(RoundRobin):
    """Seven days through the week's entries, from 5 minutes to 24 hours, in batches every 5 minutes."""

    batches = 300

    def __init__(self, feed: Feed, first: float) -> None:
        super().__init__(feed, first)
        self._week: deque[float] = deque()

    def pause(self, answer: Answer, now: float) -> float:
        """As above; entries are counted by the times that they claim."""
        self._week.extend(self._feed.appears[number] for number in answer.new)
        while self._week and self._week[0] < now - 7 * DAY:
            self._week.popleft()
        return min(max(7 * DAY / len(self._week), 300), DAY) if self._week else DAY

"""How a feed is and what is told of it: each thing once, over virtual months."""

import datetime as dt
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.polling import cadence, health
from bot.records.feed_health import HealthState, Telling, TellingKind, ToldState
from bot.records.polling import LookKind, LookOutcome, NextLook
from tests.polling.looks import DAY, FAILED, HOUR, NOW, UNCHANGED, due, first_look, read

WAIT = LookOutcome(LookKind.WAIT, retry_after_seconds=6 * 3600)


@dataclass
class Watched:
    """A feed with its looks and what was told of it."""

    verdict: NextLook
    state: ToldState = field(default_factory=ToldState)
    told: list[TellingKind] = field(default_factory=list)
    states: list[HealthState] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)

    def look(self, outcome: LookOutcome, *, closed: bool = False, moved: bool = False) -> None:
        """One look at its due time."""
        now = due(self.verdict)
        self.verdict = cadence.next_look(self.verdict.feed, outcome, now)
        if not outcome.ours:
            step = health.step(self.state, self.verdict.feed, now, closed=closed, moved=moved)
            self.state = step.told
            self.tellings += step.tellings
            self.told += [telling.kind for telling in step.tellings]
            self.states.append(step.told.state)

    def until(self, end: dt.datetime, outcome: LookOutcome, *, closed: bool = False) -> None:
        """All looks to that time."""
        while due(self.verdict) < end:
            self.look(outcome, closed=closed)


def watched(gap: dt.timedelta = HOUR, number: int = 1) -> Watched:
    verdict = first_look(gap)
    return Watched(replace(verdict, feed=replace(verdict.feed, id=number)))


def test_a_feed_that_answers_is_fine_and_nothing_is_told() -> None:
    feed = watched()
    for _ in range(50):
        feed.look(read(due(feed.verdict)))
    assert (set(feed.states), feed.told) == ({HealthState.FINE}, [])


def test_a_day_of_failures_is_trouble_then_down_then_back() -> None:
    feed = watched()
    feed.until(NOW + 23 * HOUR, FAILED)
    assert (feed.state.state, feed.told) == (HealthState.TROUBLE, [])
    feed.until(NOW + 60 * DAY, FAILED)
    assert (feed.state.state, feed.told) == (HealthState.DOWN, [TellingKind.DOWN])
    feed.look(UNCHANGED)
    assert feed.told == [TellingKind.DOWN, TellingKind.BACK]
    feed.look(UNCHANGED)
    assert feed.told[2:] in ([], [TellingKind.SILENT])


@pytest.mark.parametrize("number", range(1, 40))
def test_a_feed_is_known_to_be_down_soon_after_a_day_and_back_since_it_was(number: int) -> None:
    feed = watched(number=number)
    began = due(feed.verdict)
    feed.until(began + 26.5 * HOUR, FAILED)
    feed.look(UNCHANGED)
    down, back = feed.tellings
    assert (down.kind, back.kind) == (TellingKind.DOWN, TellingKind.BACK)
    assert down.since == back.since == began


def test_trouble_of_hours_is_never_told() -> None:
    feed = watched()
    for day in range(1, 20):
        feed.until(NOW + day * DAY, FAILED)
        feed.look(read(due(feed.verdict)))
    assert feed.told == []


def test_a_challenge_is_told_as_what_it_is_and_not_again_as_down() -> None:
    feed = watched()
    feed.until(NOW + 10 * DAY, FAILED, closed=True)
    feed.until(NOW + 20 * DAY, FAILED)
    assert feed.told == [TellingKind.CLOSED]
    feed.look(UNCHANGED)
    assert feed.told == [TellingKind.CLOSED, TellingKind.BACK]


def test_down_that_becomes_a_challenge_is_told_again() -> None:
    feed = watched()
    feed.until(NOW + 5 * DAY, FAILED)
    feed.until(NOW + 9 * DAY, FAILED, closed=True)
    assert feed.told == [TellingKind.DOWN, TellingKind.CLOSED]


def test_who_asks_to_wait_for_a_day_is_told_once() -> None:
    feed = watched()
    feed.look(WAIT)
    assert (feed.state.state, feed.told) == (HealthState.ASKS_TO_WAIT, [])
    feed.until(NOW + 20 * DAY, WAIT)
    assert feed.told == [TellingKind.ASKS_TO_WAIT]


def test_silence_of_five_gaps_and_a_week_is_told_once_each_time_it_is_longer() -> None:
    feed = watched()
    feed.until(NOW + 6 * DAY, UNCHANGED)
    assert feed.told == []
    feed.until(NOW + 14 * DAY, UNCHANGED)
    assert feed.told == [TellingKind.SILENT]
    feed.look(read(due(feed.verdict)))
    assert feed.state.state is HealthState.FINE
    feed.until(due(feed.verdict) + 15 * DAY, UNCHANGED)
    assert (feed.state.state, feed.told) == (HealthState.SILENT, [TellingKind.SILENT])
    feed.until(due(feed.verdict) + 30 * DAY, UNCHANGED)
    assert feed.told == [TellingKind.SILENT] * 2


def test_a_slow_feed_is_silent_later_and_one_that_was_dead_when_added_after_a_week_at_least() -> None:
    monthly = watched(30 * DAY)
    monthly.until(NOW + 140 * DAY, UNCHANGED)
    assert monthly.told == []
    monthly.until(NOW + 160 * DAY, UNCHANGED)
    assert monthly.told == [TellingKind.SILENT]


def test_gone_and_moved_are_told() -> None:
    feed = watched()
    feed.look(UNCHANGED, moved=True)
    assert (feed.state.state, feed.told) == (HealthState.FINE, [TellingKind.MOVED])
    feed.look(LookOutcome(LookKind.GONE))
    assert (feed.state.state, feed.told[1:]) == (HealthState.GONE, [TellingKind.GONE])
    resumed = Watched(
        replace(feed.verdict, due_at=NOW + 9 * DAY, feed=replace(feed.verdict.feed, gone=False)), feed.state
    )
    resumed.look(UNCHANGED)
    assert resumed.told == [TellingKind.BACK]


def test_our_own_absence_is_no_silence() -> None:
    feed = watched()
    feed.look(UNCHANGED)
    feed.verdict = replace(feed.verdict, due_at=NOW + 400 * DAY)
    for _ in range(3):
        feed.look(UNCHANGED)
    assert feed.told == []


outcomes = st.sampled_from([FAILED, UNCHANGED, WAIT, replace(FAILED, ours=True), read(None), read(None, None)])


@given(st.lists(st.tuples(outcomes, st.booleans(), st.integers(1, 30)), max_size=15))
def test_no_trouble_is_told_twice_without_an_end_and_no_end_without_a_trouble(
    runs: list[tuple[LookOutcome, bool, int]],
) -> None:
    feed = watched()
    for outcome, closed, times in runs:
        for _ in range(times):
            feed.look(outcome, closed=closed)
    known: TellingKind | None = None
    for kind in feed.told:
        if kind is TellingKind.BACK:
            assert known not in (None, TellingKind.SILENT)
        else:
            assert kind is not known or kind is TellingKind.SILENT
        known = None if kind is TellingKind.BACK else kind

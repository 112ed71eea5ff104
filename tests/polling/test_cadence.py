"""When a feed is looked at next: rule by rule, then what holds of any feed whatever its looks bring."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.polling import cadence
from bot.records.polling import LookKind, LookOutcome, NextLook, Polled, Why
from tests.polling.looks import DAY, FAILED, HOUR, MINUTE, NOW, UNCHANGED, due, first_look, on, read, seconds

GONE = LookOutcome(LookKind.GONE)


def about(interval: dt.timedelta, expected: dt.timedelta, spread: float = 0.1) -> bool:
    return expected * (1 - spread) <= interval <= expected * (1 + spread)


@pytest.mark.parametrize(
    ("gap", "interval"),
    [(MINUTE, 8 * MINUTE), (20 * MINUTE, 15 * MINUTE), (2 * HOUR, HOUR), (6 * HOUR, 3 * HOUR), (7 * DAY, 4 * HOUR)],
)
def test_half_the_usual_gap_between_a_quarter_of_an_hour_and_four(gap: dt.timedelta, interval: dt.timedelta) -> None:
    verdict = first_look(gap)
    assert about(verdict.interval, interval)
    assert verdict.reason.why is (Why.WINDOW if gap == MINUTE else Why.RHYTHM)


def test_a_new_feed_without_times_is_looked_at_every_half_hour() -> None:
    verdict = cadence.next_look(Polled(1, NOW), read(None, None, None, listed=3), NOW)
    assert about(verdict.interval, 30 * MINUTE)
    assert (verdict.reason.why, verdict.reason.count) == (Why.NEW_FEED, 0)


def test_what_a_first_look_lists_without_times_was_seen_then() -> None:
    assert cadence.next_look(Polled(1, NOW), read(None, None, listed=2), NOW).feed.last_new_at == NOW
    assert cadence.next_look(Polled(1, NOW), read(listed=0), NOW).feed.last_new_at is None


def test_the_rhythm_is_learnt_from_items_without_times() -> None:
    verdict = cadence.next_look(Polled(1, NOW), read(None, None, listed=2), NOW)
    for hour in range(1, 60):
        outcome = read(None) if hour % 4 == 0 else UNCHANGED
        verdict = cadence.next_look(verdict.feed, outcome, NOW + hour * HOUR)
    assert about(verdict.interval, 2 * HOUR)


def test_absurd_times_of_items_are_not_believed() -> None:
    verdict = first_look(2 * HOUR)
    for hour in range(2, 40, 2):
        later = NOW + hour * HOUR
        wrong = (later + 400 * DAY, dt.datetime(1970, 1, 1, tzinfo=dt.UTC))[hour % 4 // 2]
        verdict = cadence.next_look(verdict.feed, read(wrong), later)
    assert about(verdict.interval, HOUR)
    assert max(verdict.feed.times) <= NOW + 40 * HOUR


def test_quiet_feeds_are_left_alone_longer_and_found_again() -> None:
    verdict = first_look(20 * MINUTE)
    looks = 0
    while verdict.reason.why is not Why.QUIET or verdict.interval < 20 * HOUR:
        verdict, looks = on(verdict, UNCHANGED), looks + 1
        assert due(verdict) < NOW + 32 * DAY
    assert due(verdict) - NOW > 30 * DAY
    assert looks < 320
    awake = cadence.next_look(verdict.feed, read(due(verdict) - MINUTE), due(verdict))
    assert about(awake.interval, 15 * MINUTE)


def test_ttl_holds_always_and_update_period_until_the_list_overflows() -> None:
    assert about(first_look(5 * MINUTE, ttl_seconds=7200).interval, 2 * HOUR)
    assert about(first_look(20 * MINUTE, update_seconds=3600).interval, HOUR)
    assert first_look(5 * MINUTE, listed=10, ttl_seconds=7200).reason.why is Why.SITE_HINT
    short = first_look(5 * MINUTE, listed=10, update_seconds=7200)
    assert short.reason.why is Why.WINDOW
    assert about(short.interval, 14 * MINUTE)
    assert seconds(first_look(20 * MINUTE, ttl_seconds=10**9)) <= 1.1 * 86_400


def test_freshness_holds_from_a_304_too_and_only_as_far_as_it_is_believed() -> None:
    fresh = first_look(20 * MINUTE, fresh_seconds=3600)
    assert 3600 <= seconds(fresh) <= 3960
    assert fresh.reason.why is Why.FRESH
    assert seconds(on(fresh, UNCHANGED)) >= 3600  # a 304 that says nothing prolongs
    assert seconds(on(fresh, replace(UNCHANGED, fresh_seconds=7200))) >= 7200
    assert seconds(on(fresh, replace(UNCHANGED, fresh_seconds=0))) < 3600
    sixteen_years = 504_576_000
    assert 5 * 3600 <= seconds(first_look(20 * MINUTE, fresh_seconds=sixteen_years)) <= 5.5 * 3600
    assert 86_400 <= seconds(first_look(7 * DAY, fresh_seconds=sixteen_years)) <= 1.1 * 86_400


def test_the_window_guard_halves_and_lets_go() -> None:
    verdict = on(first_look(30 * MINUTE), read(*[None] * 12), times=8)
    assert verdict.feed.guard_seconds == 300
    assert about(verdict.interval, 5 * MINUTE)
    assert (verdict.reason.why, verdict.reason.count, verdict.missed) == (Why.WINDOW, 20, None)
    verdict = on(verdict, UNCHANGED, times=12)
    assert verdict.feed.guard_seconds is None


def test_the_window_guard_goes_no_further_than_the_site_allows() -> None:
    verdict = on(first_look(6 * HOUR, fresh_seconds=1800), read(*[None] * 20, fresh_seconds=1800), times=12)
    assert seconds(verdict) >= 1800
    bare = on(first_look(20 * MINUTE, validators=False), read(None, validators=False))
    assert bare.reason.why is Why.NO_VALIDATORS
    assert about(bare.interval, HOUR)
    assert seconds(on(bare, read(*[None] * 20, validators=False), times=8)) <= 330


def test_an_overflow_is_told_once() -> None:
    verdict = first_look(20 * MINUTE)
    before = NOW
    told = []
    for _ in range(5):
        at = due(verdict)
        verdict = on(verdict, read(*[None] * 20))
        told.append(verdict.missed and (verdict.missed.start, verdict.missed.end) == (before, at))
        before = at
    assert told == [True, None, None, None, None]


def test_items_pushed_out_behind_one_that_stays_on_top_are_told_too() -> None:
    before = first_look(HOUR, listed=10)
    pinned = read(*[NOW] * 9, listed=10)
    assert on(before, pinned).missed is None
    assert on(before, replace(pinned, continued=False)).missed is not None
    assert on(before, read(*[NOW] * 3, listed=10, continued=False)).missed is None


def test_failures_wait_ever_longer_and_are_never_given_up() -> None:
    verdict, waits = on(first_look(20 * MINUTE), FAILED), []
    while due(verdict) < NOW + 100 * DAY:
        waits.append(seconds(verdict))
        verdict = on(verdict, FAILED)
    assert 720 <= waits[0] <= 1080
    assert max(wait for wait in waits[:20]) <= 1.2 * 86_400
    assert 5.6 * 86_400 <= seconds(verdict) <= 8.4 * 86_400
    assert verdict.reason.why is Why.FAILING
    assert verdict.reason.count == verdict.feed.failures
    back = on(verdict, UNCHANGED)
    assert (back.feed.failures, back.feed.failing_since) == (0, None)


def test_our_own_outage_counts_for_nobody() -> None:
    before = on(first_look(6 * HOUR), FAILED)
    during = on(before, replace(FAILED, ours=True), times=20)
    assert (during.feed.failures, during.feed.failing_since) == (1, before.feed.failing_since)
    assert during.reason.why is Why.OUR_OUTAGE
    assert 150 <= seconds(during) <= 450
    waits = {
        seconds(cadence.next_look(Polled(number, NOW), replace(FAILED, ours=True), NOW)) // 30 for number in range(200)
    }
    assert len(waits) >= 9  # spread


def test_who_asks_to_wait_is_left_alone_with_its_host() -> None:
    asked = on(first_look(20 * MINUTE), LookOutcome(LookKind.WAIT, retry_after_seconds=7200))
    assert 7200 <= seconds(asked) <= 7920
    assert asked.host_not_before == due(asked) - asked.interval + 2 * HOUR
    assert asked.feed.failures == 0
    unnamed = LookOutcome(LookKind.WAIT, overloaded=True)
    doubling = [on(first_look(20 * MINUTE), unnamed, times=times) for times in (1, 2, 3, 20)]
    for verdict, factor in zip(doubling, (1, 2, 4, 96), strict=True):
        assert 900 * factor <= seconds(verdict) <= 990 * factor
    assert doubling[1].feed.failures == 2
    assert seconds(on(first_look(HOUR), LookOutcome(LookKind.WAIT, retry_after_seconds=10**9))) <= 1.1 * 86_400
    hasty = on(first_look(HOUR), LookOutcome(LookKind.WAIT, retry_after_seconds=1), times=6)
    assert seconds(hasty) >= 900 * 16


def test_what_a_site_answered_429_to_is_not_asked_again_soon() -> None:
    asked = on(first_look(20 * MINUTE), LookOutcome(LookKind.WAIT, retry_after_seconds=1200))
    calm = on(asked, UNCHANGED)
    assert calm.reason.why is Why.PATIENCE
    assert 1600 <= seconds(calm) <= 2200  # twice the quarter of an hour that was refused
    worn = on(calm, read(None, None), times=100)
    assert (worn.feed.patience_seconds < 900, worn.reason.why) == (True, Why.RHYTHM)


def test_a_feed_that_is_gone_is_paused() -> None:
    verdict = on(first_look(HOUR), GONE)
    assert (verdict.due_at, verdict.feed.gone, verdict.reason.why) == (None, True, Why.GONE)


def test_one_look_in_eight_days_goes_without_conditions() -> None:
    feed = first_look(HOUR).feed
    assert cadence.is_conditional(feed, NOW + 7 * DAY)
    assert not cadence.is_conditional(feed, NOW + 8 * DAY)
    failed = cadence.next_look(feed, replace(FAILED, conditional=False), NOW + 8 * DAY).feed
    assert not cadence.is_conditional(failed, NOW + 8 * DAY)
    asked = cadence.next_look(feed, replace(read(), conditional=False), NOW + 8 * DAY).feed
    assert cadence.is_conditional(asked, NOW + 9 * DAY)


@pytest.mark.parametrize("jump", [-400 * DAY, -DAY, -HOUR, DAY, 400 * DAY])
def test_a_clock_that_jumped_makes_one_look_and_no_storm(jump: dt.timedelta) -> None:
    before = on(first_look(HOUR), UNCHANGED, times=3)
    then = due(before) + jump
    assert cadence.is_due(due(before), then, before.feed.last_at)
    assert cadence.is_due(due(before), then) or jump > -10 * DAY
    verdict = cadence.next_look(before.feed, UNCHANGED, then)
    assert timedelta_between(verdict, then) >= 5 * MINUTE
    assert all(when <= then for when in verdict.feed.times)
    failed = cadence.next_look(before.feed, FAILED, then)
    assert timedelta_between(failed, then) <= 18 * MINUTE


def timedelta_between(verdict: NextLook, then: dt.datetime) -> dt.timedelta:
    assert not cadence.is_due(due(verdict), then)
    return due(verdict) - then


def test_a_year_in_which_we_were_away_is_no_year_of_silence() -> None:
    steady = on(first_look(2 * HOUR), read(NOW), 3)
    late = due(steady) + 365 * DAY
    away = cadence.next_look(steady.feed, UNCHANGED, late)
    assert seconds(away) < 2 * 3600
    again = on(away, UNCHANGED, 3)
    assert seconds(again) < 2 * 3600
    month = late + 31 * DAY
    dormant = cadence.next_look(replace(again.feed, last_at=month - HOUR), UNCHANGED, month)
    assert seconds(dormant) > 20 * 3600


def test_an_import_is_spread_over_an_interval() -> None:
    dues = list(cadence.first_dues(60, NOW))
    assert dues[0] == NOW
    assert {later - earlier for earlier, later in pairwise(dues)} == {dt.timedelta(seconds=30)}
    assert list(cadence.first_dues(0, NOW)) == []


def test_a_restart_decides_the_same_and_feeds_do_not_walk_in_step() -> None:
    assert first_look(HOUR) == first_look(HOUR)
    intervals = {seconds(cadence.next_look(Polled(number, NOW), read(listed=1), NOW)) for number in range(100)}
    assert len(intervals) > 90
    assert 1620 <= min(intervals) <= 1660
    assert 1940 <= max(intervals) <= 1980


moments = st.none() | st.timedeltas(-3 * DAY, 3 * DAY).map(lambda shift: NOW + shift)
wishes = st.sampled_from([None, 0, -5, 60, 3600, 90_000, 10**12])


@st.composite
def outcomes(draw: st.DrawFn) -> LookOutcome:
    listed = draw(st.integers(0, 30))
    new = draw(st.integers(0, listed))
    return LookOutcome(
        draw(st.sampled_from([LookKind.READ, LookKind.READ, LookKind.UNCHANGED, LookKind.FAILED, LookKind.WAIT])),
        listed,
        new,
        tuple(draw(st.lists(moments, max_size=new))),
        ttl_seconds=draw(wishes),
        update_seconds=draw(wishes),
        fresh_seconds=draw(wishes),
        validators=draw(st.booleans()),
        conditional=draw(st.booleans()),
        retry_after_seconds=draw(wishes),
        overloaded=draw(st.booleans()),
        ours=draw(st.booleans()),
    )


@given(
    st.lists(st.tuples(outcomes(), st.timedeltas(-2 * DAY, 40 * DAY)), min_size=1, max_size=12), st.integers(0, 2**40)
)
def test_whatever_comes_the_next_look_is_ahead_within_bounds_and_not_before_the_sites_time(
    looks: list[tuple[LookOutcome, dt.timedelta]], number: int
) -> None:
    feed, now = Polled(number, NOW), NOW
    for outcome, late in looks:
        verdict = cadence.next_look(feed, outcome, now)
        feed = verdict.feed
        assert verdict.due_at == now + verdict.interval
        floor = 150 if outcome.ours else 300
        assert floor <= seconds(verdict) <= 8.4 * 86_400
        assert len(feed.times) <= 20
        assert list(feed.times) == sorted(feed.times)
        assert all(when <= now for when in feed.times)
        if not outcome.ours and outcome.kind in (LookKind.READ, LookKind.UNCHANGED):
            assert seconds(verdict) >= min(feed.fresh_seconds or 0, 5 * 3600)
            assert seconds(verdict) >= min(feed.ttl_seconds or 0, 86_400)
            assert seconds(verdict) <= 1.1 * 86_400
        if not outcome.ours and outcome.kind is LookKind.WAIT:
            assert seconds(verdict) >= min(outcome.retry_after_seconds or 0, 86_400)
        now = max(now + dt.timedelta(seconds=1), due(verdict) + late)


@given(st.integers(0, 10**6), st.integers(1, 40))
def test_the_pause_after_failures_only_grows(number: int, failures: int) -> None:
    feed = Polled(number, NOW, failures=failures, failing_since=NOW - failures * HOUR)
    less, more = (
        cadence.next_look(replace(feed, failures=count), FAILED, NOW).interval for count in (failures - 1, failures)
    )
    assert more >= less

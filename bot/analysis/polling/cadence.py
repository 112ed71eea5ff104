"""When a feed is looked at next: decided purely, from its state, what the look brought, and the time.

Who decides what: Retry-After, freshness and ttl are the site's wishes and are never undercut, as far as each is
believed. updatePeriod tells how often a feed changes, "hourly" in every WordPress that nobody asked: it holds as far as
the feed's own items do not refute it by filling the whole list sooner. What is our own courtesy (a quarter of an hour,
an hour without validators, thinning when it is quiet) gives way where items would drop out of the list unseen: a
publisher that lists ten items and writes twenty an hour wants them read, and can forbid it in one header.

Figures in this package are those of `python -m benchmarks.feeds`, 500 invented feeds over a month: 20.4 looks a feed
and day, a new item noticed after 11.2 minutes (median; p95 59), 1,768 of 548,836 items missed that were there to see.
Those of LONGEST_RHYTHM, QUIET_SHARE and BARE_SECONDS are of the rule before CHANCE: 20.1 looks, 2,437 missed.
"""

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import replace

from bot.analysis.polling import backoff, health, rhythm
from bot.records.polling import LookKind, LookOutcome, Missed, NextLook, Polled, Reason, Why

SHORTEST = 900
"""Seconds between looks at the fastest feeds, unless their list is short for their pace."""
LONGEST_RHYTHM = 4 * 3600
"""Seconds between looks at a slow or quiet feed. With 24 hours (18.4 looks) a weekly blog's article was noticed after
10.7 hours instead of 2.1, and 498 items of bursts were missed instead of 209; with 2 hours it takes 22.4 looks.
"""
LONGEST = backoff.DAY
"""Seconds between looks at a feed in which nothing is new for DORMANT; the longest ttl and updatePeriod believed."""
NEW_FEED = 1_800
"""Seconds between looks while too few items are known to tell a rhythm."""
CHANCE = 4.0
"""By how many standard deviations more items than the mean a feed's list must hold between two looks."""
FLOOR = 300
"""Seconds below which neither that nor the window guard goes."""
DORMANT = 30 * backoff.DAY
QUIET_SHARE = 20
"""A feed that was quiet for a time is left alone for a twentieth of it. Without this 25.5 looks, and 2,211 missed."""
FRESH_BELIEVED = 5 * 3600
"""Seconds of freshness that are believed of any feed (NetNewsWire's cap: max-age of 16 years was seen); of a feed whose
items are farther apart its usual gap, at most a day.
"""
BARE_SECONDS = 3_600
"""Seconds between looks at a site that twice gave no validators, so that every look costs it the whole feed: what
rachelbythebay.com and Google's Feedfetcher hold for decent. Without this 22.0 looks, noticed after 10.4 minutes.
"""
PATIENCE_LEFT = 0.99
"""What is left, after each answer, of the time that a 429 has taught us to wait: twice what it refused. A site that
answered 429 within 10 minutes was asked every 5, and hid an hour of its 30 items an hour each time.
"""
BARE_ANSWERS = 2
SPREAD = 0.1
UNCONDITIONAL = dt.timedelta(days=8)
"""After how long validators are left out once: some servers answer 304 for ever (as NetNewsWire does)."""
EPISODE = dt.timedelta(days=30)
"""An overflow within so long of the last one is the same, and not told again: some lists hold a week's one item."""
SKEW = dt.timedelta(minutes=1)
"""By how much another process's clock may run ahead of ours."""
FARTHEST = dt.timedelta(days=10)
"""Farther ahead than any due time that is ever decided."""


def next_look(feed: Polled, outcome: LookOutcome, now: dt.datetime) -> NextLook:
    """Decide when the feed is looked at next, after a look that ended at `now` (aware, UTC) as `outcome` says.

    `feed` is the row as before the look, `NextLook.feed` the row to write. The due time is after `now`, by 5 minutes
    (half of it in our own outage) to 29 hours, or at most 8.4 days where the feed has failed for a month; None where it
    is gone.
    """
    before, feed = feed.last_at, replace(_settled(feed, now), looks=feed.looks + 1, last_at=now)
    if outcome.ours:
        return _due(feed, now, _spread(feed, backoff.OUTAGE_RETRY, backoff.SPREAD_OF_OUTAGE), Reason(Why.OUR_OUTAGE))
    match outcome.kind:
        case LookKind.FAILED:
            return _failed(feed, now)
        case LookKind.WAIT:
            return _asked_to_wait(feed, outcome, now, before)
        case LookKind.GONE:
            return NextLook(None, dt.timedelta(), Reason(Why.GONE), replace(feed, gone=True))
        case _:
            return _answered(feed, outcome, now)


def is_due(due_at: dt.datetime, now: dt.datetime, last_at: dt.datetime | None = None) -> bool:
    """Whether a feed is to be looked at: its time has come, or the clock was put back since its last look.

    That is told by `last_at`, where it is given, or by a due time farther ahead than any is decided.
    """
    put_back = last_at is not None and last_at - now > SKEW
    return due_at <= now or put_back or due_at - now > FARTHEST


def is_conditional(feed: Polled, now: dt.datetime) -> bool:
    """Whether the next look may send the feed's validators; every 8 days one does not."""
    last = feed.unconditional_at
    return last is not None and dt.timedelta() <= now - last < UNCONDITIONAL


def first_dues(count: int, now: dt.datetime, interval: int = NEW_FEED) -> Iterator[dt.datetime]:
    """The first due times of `count` feeds that are imported together: spread evenly over `interval` seconds."""
    return (now + dt.timedelta(seconds=interval * number / count) for number in range(count))


def _settled(feed: Polled, now: dt.datetime) -> Polled:
    """The feed with no moment in the future: after the clock was put back, what lies ahead counts as now.

    After it was put on, or we were away, the time in between is none that the feed was silent in, and no gap of its.
    """
    if feed.last_at is None or feed.last_at <= now:
        away = now - (feed.last_at or now)
        return replace(feed, watched_since=now, times=_later(feed.times, away)) if away > FARTHEST else feed

    def past(when: dt.datetime | None) -> dt.datetime | None:
        return when and min(when, now)

    return replace(
        feed,
        added_at=min(feed.added_at, now),
        last_at=now,
        last_ok_at=past(feed.last_ok_at),
        last_new_at=past(feed.last_new_at),
        watched_since=past(feed.watched_since),
        times=tuple(min(when, now) for when in feed.times),
        overflow_at=past(feed.overflow_at),
        unconditional_at=past(feed.unconditional_at),
        failing_since=past(feed.failing_since),
    )


def _later(times: tuple[dt.datetime, ...], by: dt.timedelta) -> tuple[dt.datetime, ...]:
    return tuple(when + by for when in times)


def _failed(feed: Polled, now: dt.datetime) -> NextLook:
    feed = replace(feed, failures=feed.failures + 1, failing_since=feed.failing_since or now, waits=0)
    seconds = min(
        _spread(feed, backoff.failure_seconds(feed, now), backoff.SPREAD_OF_FAILURES), _until_lasting(feed, now)
    )
    return _due(feed, now, seconds, _failing(feed, now))


def _until_lasting(feed: Polled, now: dt.datetime) -> float:
    """Seconds until a failing feed is to be told: the look that finds it so came up to 14 hours later by doubling."""
    left = (health.LASTS - (now - (feed.failing_since or now))).total_seconds()
    return _spread_up(feed, max(left, FLOOR)) if left > 0 else math.inf


def _failing(feed: Polled, now: dt.datetime) -> Reason:
    since = feed.failing_since or now
    return Reason(Why.FAILING, int((now - since).total_seconds()), feed.failures)


def _asked_to_wait(feed: Polled, outcome: LookOutcome, now: dt.datetime, before: dt.datetime | None) -> NextLook:
    failed = feed.failures + outcome.overloaded
    since = feed.failing_since or (now if outcome.overloaded else None)
    patience = feed.patience_seconds
    if before is not None and before < now and not outcome.overloaded:
        patience = max(patience, min(2 * int((now - before).total_seconds()), LONGEST_RHYTHM))
    feed = replace(feed, waits=feed.waits + 1, failures=failed, failing_since=since, patience_seconds=patience)
    seconds = backoff.wait_seconds(feed, outcome)
    reason = Reason(Why.ASKED_TO_WAIT, outcome.retry_after_seconds or 0, feed.waits)
    verdict = _due(feed, now, _spread_up(feed, max(seconds, FLOOR)), reason)
    return replace(verdict, host_not_before=now + dt.timedelta(seconds=seconds))


def _answered(feed: Polled, outcome: LookOutcome, now: dt.datetime) -> NextLook:
    overflow = _overflow(feed, outcome, now)
    told_before = feed.overflow_at is not None and now - feed.overflow_at < EPISODE
    feed = _after_answer(feed, outcome, now, overflow)
    seconds, reason = _interval(feed, now)
    verdict = _due(replace(feed, interval_seconds=round(seconds)), now, seconds, reason)
    return replace(verdict, missed=None if told_before else overflow)


def _overflow(feed: Polled, outcome: LookOutcome, now: dt.datetime) -> Missed | None:
    gap = not outcome.continued and 2 * outcome.new > outcome.listed
    full = outcome.kind is LookKind.READ and outcome.listed > 0 and (gap or outcome.new >= outcome.listed)
    return Missed(feed.last_ok_at, now) if full and feed.last_ok_at is not None else None


def _after_answer(feed: Polled, outcome: LookOutcome, now: dt.datetime, overflow: Missed | None) -> Polled:
    read = outcome.kind is LookKind.READ
    times = rhythm.times_after(feed, outcome, now) if read else feed.times
    seen_new = now if outcome.new else feed.last_new_at  # at a first look, of items without times
    newest = times[-1] if times and (outcome.new or feed.last_ok_at is None) else seen_new
    return replace(
        feed,
        last_ok_at=now,
        last_new_at=newest,
        times=times,
        listed=outcome.listed if read else feed.listed,
        ttl_seconds=outcome.ttl_seconds if read else feed.ttl_seconds,
        update_seconds=outcome.update_seconds if read else feed.update_seconds,
        fresh_seconds=feed.fresh_seconds if outcome.fresh_seconds is None else outcome.fresh_seconds,
        guard_seconds=_guard(feed, outcome, now),
        patience_seconds=_worn(feed.patience_seconds),
        overflow_at=now if overflow else feed.overflow_at,
        bare_answers=0 if outcome.validators else feed.bare_answers + 1,
        unconditional_at=feed.unconditional_at if outcome.conditional else now,
        failures=0,
        failing_since=None,
        waits=0,
    )


def _guard(feed: Polled, outcome: LookOutcome, now: dt.datetime) -> int | None:
    """What the window guard allows from now on: halved when more than half of the items are new, else doubled again.

    A look that came late (an outage, a stop of ours) says nothing of the interval.
    """
    if feed.last_ok_at is None:
        return None
    elapsed = (now - feed.last_ok_at).total_seconds()
    if outcome.kind is LookKind.READ and 2 * outcome.new > outcome.listed and elapsed <= 2 * feed.interval_seconds:
        return max(FLOOR, int(min(elapsed, feed.guard_seconds or elapsed) / 2))
    if feed.guard_seconds is None or 4 * outcome.new > outcome.listed > 0:
        return feed.guard_seconds
    return 2 * feed.guard_seconds if 2 * feed.guard_seconds < LONGEST else None


def _worn(patience: int) -> int:
    """A site's patience after an answer: what it once refused is tried again, little by little."""
    return int(patience * PATIENCE_LEFT) if patience > FLOOR else 0


def reason(feed: Polled, now: dt.datetime) -> Reason:
    """Why a feed that answers is looked at as often as it is."""
    return _interval(feed, now)[1]


def _interval(feed: Polled, now: dt.datetime) -> tuple[float, Reason]:
    """Seconds to the next look of a feed that answers, with the reason."""
    gap = rhythm.usual_gap(feed.times)
    fills = max(FLOOR, _safely_listed(feed.listed) * rhythm.present_gap(feed.times, now))
    seconds, reason = _own(feed, gap, fills, now)
    asked, wish = _asked(feed, gap, min(fills, feed.guard_seconds or math.inf))
    seconds = _spread(feed, seconds, SPREAD)
    return (_spread_up(feed, asked), wish) if asked > seconds else (seconds, reason)


def _safely_listed(listed: int) -> float:
    """How many items may come between two looks on the mean, of a list that holds so many: 3 of 10, 8 of 20, 67 of 100.

    Items come by chance (Poisson): where the mean is m, m + 4 sqrt(m) are hardly ever passed.
    """
    return ((math.sqrt(CHANCE**2 + 4 * max(listed, 1)) - CHANCE) / 2) ** 2


def _own(feed: Polled, gap: float | None, fills: float, now: dt.datetime) -> tuple[float, Reason]:
    """What we should choose, had the site no wishes."""
    seconds, reason = float(NEW_FEED), Reason(Why.NEW_FEED, count=len(feed.times))
    if gap is not None:
        seconds, reason = min(max(gap / 2, SHORTEST), LONGEST_RHYTHM), Reason(Why.RHYTHM, int(gap))
    if feed.bare_answers >= BARE_ANSWERS and seconds < BARE_SECONDS:
        seconds, reason = BARE_SECONDS, Reason(Why.NO_VALIDATORS)
    if fills < seconds:
        seconds, reason = fills, Reason(Why.WINDOW, count=feed.listed)
    quiet = rhythm.quiet_seconds(feed, now)
    thinned = LONGEST if quiet >= DORMANT else min(quiet / QUIET_SHARE, LONGEST_RHYTHM)
    if thinned > seconds:
        seconds, reason = thinned, Reason(Why.QUIET, int(quiet))
    if feed.guard_seconds is not None and feed.guard_seconds < seconds:
        seconds, reason = feed.guard_seconds, Reason(Why.WINDOW, count=feed.listed)
    return seconds, reason


def _asked(feed: Polled, gap: float | None, window: float) -> tuple[float, Reason]:
    """What the site asks for: the longest of ttl, updatePeriod and freshness, each as far as it is believed."""
    update = min(feed.update_seconds or 0, LONGEST)
    ttl = min(feed.ttl_seconds or 0, LONGEST)
    fresh = min(feed.fresh_seconds or 0, max(FRESH_BELIEVED, min(gap or 0, LONGEST)))
    full = Reason(Why.WINDOW, count=feed.listed)
    wishes = (
        (float(ttl), Reason(Why.SITE_HINT, ttl)),
        (float(fresh), Reason(Why.FRESH, int(fresh))),
        (float(feed.patience_seconds), Reason(Why.PATIENCE, feed.patience_seconds)),
        (float(update), Reason(Why.SITE_HINT, update)) if update <= window else (window, full),
    )
    return max(wishes, key=lambda wish: wish[0])


def _spread(feed: Polled, seconds: float, share: float) -> float:
    return max(seconds * (1 + share * backoff.chance(feed)), FLOOR if share <= SPREAD else 0)


def _spread_up(feed: Polled, seconds: float) -> float:
    """Up to a tenth later, never sooner: the seconds are the site's word."""
    return seconds * (1 + SPREAD * (1 + backoff.chance(feed)) / 2)


def _due(feed: Polled, now: dt.datetime, seconds: float, reason: Reason) -> NextLook:
    interval = dt.timedelta(seconds=seconds)
    return NextLook(now + interval, interval, reason, feed)

"""How a feed is, and when that is told: each thing once, and only what lasts."""

import datetime as dt

from bot.analysis.polling import rhythm
from bot.records.feed_health import HealthState, HealthStep, Telling, TellingKind, ToldState
from bot.records.polling import Polled

LASTS = dt.timedelta(days=1)
"""For how long a feed fails before it is told: its readers elsewhere asked for fewer notices of downtime than fixes."""
FEWEST_LOOKS = 5
FEWEST_WAITS = 3
SILENT_GAPS = 5
SILENT_AT_LEAST = dt.timedelta(days=7)
LONGER = 1.5
"""By how much a silence must be longer than the last that was told."""
UNWATCHED = dt.timedelta(days=2)
"""Between two looks so far apart we were away or the clock jumped: silence is judged at the next one."""
_LASTING = {
    HealthState.DOWN: TellingKind.DOWN,
    HealthState.CLOSED: TellingKind.CLOSED,
    HealthState.GONE: TellingKind.GONE,
    HealthState.SILENT: TellingKind.SILENT,
}
_UNREAD = (TellingKind.DOWN, TellingKind.CLOSED, TellingKind.GONE, TellingKind.ASKS_TO_WAIT)
"""After which an answer is told: the feed is back. A silent one shows by its articles that it is."""


def step(told: ToldState, feed: Polled, now: dt.datetime, *, closed: bool = False, moved: bool = False) -> HealthStep:
    """Judge a feed after a look, `feed` being `NextLook.feed`; not after one that our own outage spoilt.

    `closed`: the look failed by a challenge that only people pass. `moved`: its new address was adopted at this look.
    Told are: failing (or closed) for a day and 5 looks, asking to wait for a day and 3 looks, silence of 5 usual gaps
    and a week that we saw ourselves, gone, moved, and back after any of these but silence, since
    when that was.
    """
    state = _state(told, feed, now, closed)
    since = now if state is not told.state or told.since is None else min(told.since, now)
    if feed.failing_since and state in (HealthState.TROUBLE, HealthState.DOWN, HealthState.CLOSED):
        since = feed.failing_since
    kind = _kind(told, state, feed, now, now - since)
    still = _still_told(told, state, kind)
    after = ToldState(state, since, still, _silence(told, state, still, _quiet(feed, now)), now)
    began = (told.since or since) if kind is TellingKind.BACK else since
    tellings = (Telling(feed.id, kind, began),) if kind else ()
    if moved:
        tellings = (Telling(feed.id, TellingKind.MOVED, now), *tellings)
    return HealthStep(after, tellings)


def _state(told: ToldState, feed: Polled, now: dt.datetime, closed: bool) -> HealthState:
    if feed.gone:
        return HealthState.GONE
    if feed.waits:
        return HealthState.ASKS_TO_WAIT
    if feed.failures:
        lasts = feed.failures >= FEWEST_LOOKS and now - (feed.failing_since or now) >= LASTS
        return (HealthState.CLOSED if closed else HealthState.DOWN) if lasts else HealthState.TROUBLE
    return HealthState.SILENT if _is_silent(told, feed, now) else HealthState.FINE


def _is_silent(told: ToldState, feed: Polled, now: dt.datetime) -> bool:
    gap = rhythm.usual_gap(feed.times)
    if gap is None or _quiet(feed, now) < max(SILENT_AT_LEAST, dt.timedelta(seconds=SILENT_GAPS * gap)):
        return False
    return told.state is HealthState.SILENT or (told.judged_at is not None and now - told.judged_at <= UNWATCHED)


def _quiet(feed: Polled, now: dt.datetime) -> dt.timedelta:
    """The silence that we saw ourselves."""
    return min(dt.timedelta(seconds=rhythm.quiet_seconds(feed, now)), now - feed.added_at)


def _kind(
    told: ToldState, state: HealthState, feed: Polled, now: dt.datetime, lasts: dt.timedelta
) -> TellingKind | None:
    """What is to be told now, None where nothing is or it was told."""
    if state in (HealthState.FINE, HealthState.SILENT) and told.told in _UNREAD:
        return TellingKind.BACK
    kind = _LASTING.get(state)
    if state is HealthState.ASKS_TO_WAIT and lasts >= LASTS and feed.waits >= FEWEST_WAITS:
        kind = TellingKind.ASKS_TO_WAIT
    usual_sleep = kind is TellingKind.SILENT and _quiet(feed, now).total_seconds() < LONGER * told.silence_seconds
    known_worse = kind is TellingKind.DOWN and told.told is TellingKind.CLOSED
    return None if kind is told.told or usual_sleep or known_worse else kind


def _still_told(told: ToldState, state: HealthState, kind: TellingKind | None) -> TellingKind | None:
    """The trouble that people know of and that is not over."""
    if kind is TellingKind.BACK or (state is HealthState.FINE and kind is None):
        return None
    return kind or told.told


def _silence(told: ToldState, state: HealthState, still: TellingKind | None, quiet: dt.timedelta) -> int:
    """The longest silence that was told: it grows while the silence goes on."""
    known = state is HealthState.SILENT and still is TellingKind.SILENT
    return max(told.silence_seconds, int(quiet.total_seconds())) if known else told.silence_seconds

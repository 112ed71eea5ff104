"""A feed's own rhythm: when its items came, how far apart they usually are, how long it has been quiet."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from bot.records.polling import LookOutcome, Polled

MOST_TIMES = 20
GAPS_OF = 10
"""Of how many of the newest items the gaps are taken."""
FEWEST = 3
"""Items below which a feed has no rhythm yet."""


def times_after(feed: Polled, outcome: LookOutcome, now: dt.datetime) -> tuple[dt.datetime, ...]:
    """When the newest 20 items came, oldest first, after a look at `now` that was read.

    At a first look the feed's own times, as far as they lie behind us. Later an item came where its time says so if
    that is between the looks; otherwise (no time, a wrong clock, published late) the new ones are spread evenly
    between the looks.
    """
    if feed.last_ok_at is None:
        return tuple(sorted(when for when in outcome.published if when is not None and when <= now))[-MOST_TIMES:]
    if not outcome.new:
        return feed.times
    return tuple(sorted((*feed.times, *_between(outcome, feed.last_ok_at, now))))[-MOST_TIMES:]


def _between(outcome: LookOutcome, since: dt.datetime, now: dt.datetime) -> Iterable[dt.datetime]:
    told = [when for when in outcome.published if when is not None and since < when <= now]
    others = min(outcome.new - len(told), MOST_TIMES)
    step = (now - since) / max(others, 1)
    return (*told, *(now - step * number for number in range(others)))


def usual_gap(times: Sequence[dt.datetime]) -> float | None:
    """The median gap in seconds between the newest 10 items; None below 3 items."""
    newest = times[-GAPS_OF:]
    if len(newest) < FEWEST:
        return None
    return median((later - earlier).total_seconds() for earlier, later in pairwise(newest))


def present_gap(times: Sequence[dt.datetime], now: dt.datetime) -> float:
    """The mean gap in seconds between the newest 10 items, the time since them included; infinity below 3 items."""
    newest = times[-GAPS_OF:]
    return (now - newest[0]).total_seconds() / len(newest) if len(newest) >= FEWEST else math.inf


def quiet_seconds(feed: Polled, now: dt.datetime) -> float:
    """For how long nothing was new, as far as we looked; of a feed that never had anything, since it was added."""
    since = feed.last_new_at or feed.added_at
    return max(0.0, (now - max(since, feed.watched_since or since)).total_seconds())

"""How long to leave a feed alone that fails, a host that asks for it, and how chance is kept repeatable."""

import datetime as dt
import hashlib

from bot.records.polling import LookOutcome, Polled

DAY = 86_400
FIRST_WAIT = 900
"""Seconds after a first failure, and after a 429 or 503 without Retry-After; twice as many after each further one."""
LONGEST_WAIT = DAY
"""The longest Retry-After that is believed, and the longest of our own waits (the month below excepted)."""
FORSAKEN = 30 * DAY
WEEK = 7 * DAY
FEWEST_FORSAKEN = 20
"""Failed looks without which a month of failing is a clock's jump or our own absence: 30 days make some 35."""
SPREAD_OF_FAILURES = 0.2
OUTAGE_RETRY = 300
"""Seconds after a look that our own outage spoilt, give or take half of them: 500 feeds make 100 looks a minute."""
SPREAD_OF_OUTAGE = 0.5


def chance(feed: Polled) -> float:
    """A number from -1 to 1 that depends on the feed's id and number of looks alone: the same after a restart."""
    digest = hashlib.blake2b(b"%d:%d" % (feed.id, feed.looks), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 0x7FFF_FFFF - 1.0


def failure_seconds(feed: Polled, now: dt.datetime) -> int:
    """How long a feed is left alone that has failed `feed.failures` times: a day at most, a week after a month.

    No feed is ever given up: one that comes back is noticed after a fifth of the time that it was away, roughly.
    """
    failing = (now - (feed.failing_since or now)).total_seconds()
    if failing >= FORSAKEN and feed.failures >= FEWEST_FORSAKEN:
        return WEEK
    return _doubled(feed.failures)


def wait_seconds(feed: Polled, outcome: LookOutcome) -> int:
    """How long a host is left alone that has asked `feed.waits` times in a row: until its Retry-After, a day at most.

    Without one 15 minutes, doubling. Who answers so again after its Retry-After means more than it said: from the
    second time on the doubled wait holds where it is longer.
    """
    named = min(outcome.retry_after_seconds or 0, LONGEST_WAIT)
    if named <= 0:
        return _doubled(feed.waits)
    return max(named, _doubled(feed.waits - 1)) if feed.waits > 1 else named


def _doubled(times: int) -> int:
    return min(LONGEST_WAIT, FIRST_WAIT << min(max(times - 1, 0), 16))

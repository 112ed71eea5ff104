"""Whether looks fail because we are cut off ourselves, so that no feed is to be blamed."""

import datetime as dt
from collections.abc import Iterable

from bot.records.polling import Attempt

WITHIN = dt.timedelta(minutes=1)
HOSTS = 3


def is_ours(attempts: Iterable[Attempt], now: dt.datetime) -> bool:
    """Whether at least 3 different hosts were unreachable within the last minute, and none was reached.

    `attempts`: requests by every process, in any order; only network errors (no address, no connection, no answer)
    are attempts that did not reach. Three feeds of one host are one host. The first two failures of an outage are
    counted for their feeds: one failure costs a feed a quarter of an hour and is forgotten by its next answer.
    """
    recent = [attempt for attempt in attempts if abs(now - attempt.at) <= WITHIN]
    if any(attempt.reached for attempt in recent):
        return False
    return len({attempt.host for attempt in recent}) >= HOSTS

"""Whether looks fail because we are cut off ourselves, so that no feed is to be blamed."""

import datetime as dt
from collections.abc import Iterable

from bot.records.polling import Attempt

WITHIN = dt.timedelta(hours=1)
"""A few feeds of different sites are looked at within half an hour."""
HOSTS = 3


def is_ours(attempts: Iterable[Attempt], now: dt.datetime) -> bool:
    """Whether at least 3 different hosts were unreachable within the last hour, and none was reached since the first.

    `attempts`: requests in their order, the last one last; only network errors (no address, no connection, no answer)
    are attempts that did not reach. Three feeds of one host are one host. The first two failures of an outage are
    counted for their feeds: one failure costs a feed a quarter of an hour and is forgotten by its next answer.
    """
    hosts: set[str] = set()
    for attempt in attempts:
        if attempt.reached:
            hosts.clear()
        elif abs(now - attempt.at) <= WITHIN:
            hosts.add(attempt.host)
    return len(hosts) >= HOSTS

"""A wall clock that was put back: what waits for a moment by our own clock would wait so much longer.

One rule for all that lies in a file: the queue's due times and the turns at sites. What a site asked for stays. Where
the database's server has a clock of its own, due times go by that (`feeds.planning` sees to its feeds).
"""

import datetime as dt
import logging

from bot.archive import leases, tasks
from bot.archive.feeds import hosts, looks
from bot.archive.store import Connection
from bot.desk.resources import Desk

log = logging.getLogger("bot.jobs")

STEPS = dt.timedelta(seconds=5)
"""How far a clock is set back without a word: as time servers do it now and then."""


def latest(conn: Connection) -> dt.datetime | None:
    """The latest moment that the database tells of something that was done."""
    done = [job.at for job in leases.last_done(conn)]
    return max([*done, *([looked] if (looked := looks.latest(conn)) else [])], default=None)


async def mind(desk: Desk, latest: dt.datetime | None) -> None:
    """Where the clock was put back since the `latest` moment, let what waits be due as much earlier."""
    now = desk.now()
    if latest is not None and now < latest - STEPS:
        log.warning("the clock was put back by %s: what waits is due as much earlier", latest - now)
        await desk.store.write(lambda conn: _put_back(conn, latest - now, now))


def _put_back(conn: Connection, by: dt.timedelta, now: dt.datetime) -> None:
    """The clock was put back `by` so much, to `now`: all that waits is due so much earlier, as if nothing had been."""
    tasks.put_back(conn, by)
    hosts.put_back(conn, now)

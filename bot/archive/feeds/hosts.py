"""When each site may be asked again, kept so that a restart and a second process keep it too.

A request reserves its moment: the next free one of its host. So two hundred feeds of one host that are due at once
stand in line, however many processes ask.
"""

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from bot.archive.store import integrity, seals, tables

hosts = tables.hosts
_OF_HOST = select(hosts).where(hosts.c.host == bindparam("of_host"))
LONGEST_WAIT = dt.timedelta(hours=24)
"""Whatever a site or a clock that jumped says: nobody waits longer."""


def reserve(conn: Connection, host: str, gap: dt.timedelta, now: dt.datetime) -> dt.datetime:
    """The moment, `now` at the earliest, from which this request may be made; the next one waits `gap` longer."""
    row = _row(conn, host)
    said: list[dt.datetime] = [] if row is None else [row.free_at, *([row.not_before] if row.not_before else [])]
    turn = max([now, *(moment for moment in said if moment <= now + LONGEST_WAIT)])
    _put(conn, host, row, free_at=turn + gap)
    return turn


def stay_away(conn: Connection, host: str, until: dt.datetime, reason: str, now: dt.datetime) -> None:
    """The site asked us to wait: nobody asks it before `until`, at most LONGEST_WAIT from now."""
    row = _row(conn, host)
    free_at = now if row is None else row.free_at
    _put(conn, host, row, free_at=free_at, not_before=min(until, now + LONGEST_WAIT), reason=reason)


def waits(conn: Connection, host: str, now: dt.datetime) -> dt.datetime | None:
    """Until when the site wants not to be asked; None where it says nothing of the kind."""
    row = _row(conn, host)
    until = None if row is None else row.not_before
    return until if until is not None and now < until <= now + LONGEST_WAIT else None


def put_back(conn: Connection, now: dt.datetime) -> None:
    """The clock was put back: what was reserved by it before holds nobody up. What a site asked for stays."""
    seals.update(conn, hosts, [hosts.c.free_at > now], {"free_at": now})


def prune(conn: Connection, now: dt.datetime) -> int:
    """Forget hosts that nothing is to be known of any more; gives how many."""
    return conn.execute(delete(hosts).where(hosts.c.free_at < now - LONGEST_WAIT)).rowcount


def _row(conn: Connection, host: str) -> Row[Any] | None:
    row = conn.execute(_OF_HOST, {"of_host": host}).first()
    return row if row is not None and integrity.intact(hosts, row) else None


def _put(conn: Connection, host: str, old: Row[Any] | None, **said: object) -> None:
    """Keep what is said of a host, beside what was said before."""
    if old is not None:
        seals.rewrite(conn, hosts, [old], said)
        return
    conn.execute(delete(hosts).where(hosts.c.host == host))
    conn.execute(insert(hosts), {"host": host, "not_before": None, "reason": None, **said})

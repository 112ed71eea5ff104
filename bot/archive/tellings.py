"""What is to be told on Discord: notices that wait for the process that has it, whichever process they come from.

One is put in the transaction that finds out what it tells, so that a kill loses neither. The one process with Discord
sends it and takes it away; killed in between, it sends it again.
"""

import datetime as dt
import logging
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from bot.archive.store import dialect, integrity, seals, tables
from bot.errors.stored import facts_of, restored
from bot.records.notices import Notice, QueuedNotice

log = logging.getLogger(__name__)
tellings = tables.tellings
KEPT = dt.timedelta(days=1)
"""What could not be told for so long is told no more: it is news of a day that has gone by."""
MOST_TRIES = 5
BACK_OFF = dt.timedelta(minutes=1)
"""Before another try; twice as long after each further one."""


def put(
    conn: Connection, notice: Notice, now: dt.datetime, *, server: int | None = None, channel: int | None = None
) -> None:
    """Have a server told in its log channel or in `channel`; every server that has a log channel without `server`."""
    now = dialect.of(conn).moment(conn, now)
    stale = tellings.c.put_at < now - KEPT
    if gone := conn.execute(delete(tellings).where(stale)).rowcount:
        log.warning("%s notices were not told within a day, and are told no more", gone)
    values: dict[str, object] = {"server": server, "channel": channel, "title": notice.title, "code": notice.what.code}
    values |= {"facts": facts_of(notice.what), "put_at": now, "due_at": now, "tries": 0}
    conn.execute(insert(tellings), values)


def due(conn: Connection, now: dt.datetime, limit: int = 20) -> tuple[QueuedNotice, ...]:
    """What is to be told now, the oldest first. One that a clock set back has left in the future is due as well."""
    now = dialect.of(conn).moment(conn, now)
    column = tellings.c.due_at
    waiting = (column <= now) | (column > now + KEPT)
    rows = conn.execute(select(tellings).where(waiting, tellings.c.put_at >= now - KEPT).order_by(tellings.c.id))
    some = (integrity.unpacked(tellings, row, _telling) for row in rows.fetchmany(limit))
    return tuple(telling for telling in some if telling is not None)


def told(conn: Connection, telling: QueuedNotice) -> None:
    """It was told, or never will be."""
    conn.execute(delete(tellings).where(tellings.c.id == telling.id))


def again(conn: Connection, telling: QueuedNotice, now: dt.datetime) -> None:
    """It could not be told, and is tried again after a while."""
    due_at = dialect.of(conn).moment(conn, now) + BACK_OFF * 2**telling.tries
    seals.update(conn, tellings, [tellings.c.id == telling.id], {"due_at": due_at, "tries": telling.tries + 1})


def forget_server(conn: Connection, server: int) -> None:
    """Delete what was to be told to a server."""
    conn.execute(delete(tellings).where(tellings.c.server == server))


def _telling(row: Row[Any]) -> QueuedNotice:
    return QueuedNotice(row.id, row.server, row.channel, Notice(row.title, restored(row.code, row.facts)), row.tries)

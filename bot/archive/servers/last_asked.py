"""When a member last asked for a topic: kept only of those who ask what is new, and the topic only as a hash."""

import datetime as dt

from sqlalchemy import Connection, delete, insert, select

from bot.archive.store import integrity, tables
from bot.archive.store.storable_text import sha256, to_storable
from bot.records.ids import ArchiveId

last_asked = tables.last_asked


def move_on(conn: Connection, archive_id: ArchiveId, member: int, topic: str, now: dt.datetime) -> dt.datetime | None:
    """Remember `now` for the member's topic; gives the moment that was remembered before, None at the first time.

    A moment that lies ahead was noted by a clock that has gone back since. What was added after it bears earlier days,
    so that nothing can be told apart by it: it counts as a first time, which shows everything.
    """
    key = sha256(to_storable(topic))
    of_topic = (last_asked.c.archive == archive_id, last_asked.c.member == member, last_asked.c.topic == key)
    kept = conn.execute(select(last_asked).where(*of_topic)).first()
    before: dt.datetime | None = kept.asked_at if kept and integrity.intact(last_asked, kept) else None
    conn.execute(delete(last_asked).where(*of_topic))
    row = {"archive": archive_id, "member": member, "topic": key, "asked_at": now}
    conn.execute(insert(last_asked), row)
    return before if before is None or before <= now else None


def forget(conn: Connection, archive_id: ArchiveId, member: int) -> int:
    """Delete everything that is remembered of a member here; gives of how many topics."""
    mine = delete(last_asked).where(last_asked.c.archive == archive_id, last_asked.c.member == member)
    return conn.execute(mine).rowcount


def forget_before(conn: Connection, before: dt.datetime) -> int:
    """Delete what was not asked again since a moment; gives how many."""
    return conn.execute(delete(last_asked).where(last_asked.c.asked_at < before)).rowcount

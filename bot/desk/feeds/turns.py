"""A request's turn at its site: one at a time, politely apart, kept in the database for every process."""

import datetime as dt

from bot.archive.feeds import hosts
from bot.archive.store import Connection
from bot.records.tasks import Again, Task
from bot.text.outlets import host_of

FEED_GAP, ITEM_GAP = dt.timedelta(seconds=2), dt.timedelta(seconds=1)
AT_ONCE = dt.timedelta(seconds=0.2)
"""A turn that is so near is waited for where one is."""


def turn(conn: Connection, task: Task, address: str, gap: dt.timedelta, now: dt.datetime) -> Again | None:
    """None where the request may be made now; else when to come back, with the turn that was reserved meanwhile."""
    host = host_of(address) or ""
    reserved = _moment(task.payload.get("turn"))
    if reserved is not None and reserved <= now + AT_ONCE and hosts.waits(conn, host, now) is None:
        return None
    at = hosts.reserve(conn, host, gap, now)
    if at <= now + AT_ONCE:
        return None
    return Again((at - now).total_seconds(), {**task.payload, "turn": at.isoformat()})


def _moment(kept: object) -> dt.datetime | None:
    return dt.datetime.fromisoformat(kept) if isinstance(kept, str) else None

"""What was asked, so that buttons outlive a restart and the last answer, or an undelivered one, is offered again."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.archive.store import integrity, tables
from bot.records.ids import ArchiveId
from bot.records.settings import StoredRequest

askings = tables.askings
LOOKED_AT = 5
"""Askings looked at for one that is not damaged."""

# Built once: every answer needs them.
_OF_TOKEN = askings.c.token == bindparam("of_token")
_FORGET, _NEW = delete(askings).where(_OF_TOKEN), insert(askings)
_DELIVERED = update(askings).where(_OF_TOKEN).values(delivered=True)
_FIND = select(askings).where(_OF_TOKEN)


def note(conn: Connection, asked: StoredRequest, now: dt.datetime) -> bool:
    """Keep an asking, in the place of an older state of it; False where there was none."""
    known = conn.execute(_FORGET, {"of_token": asked.token}).rowcount > 0
    row = {
        "token": asked.token,
        "verb": asked.verb,
        "args": json.dumps(asked.args, ensure_ascii=True),
        "server": asked.server or 0,
        "member": asked.member,
        "private": asked.private,
        "delivered": asked.delivered,
        "asked_at": now,
    }
    conn.execute(_NEW, row)
    return known


def delivered(conn: Connection, token: str) -> None:
    """Its answer reached Discord."""
    conn.execute(_DELIVERED, {"of_token": token})


def forget(conn: Connection, token: str) -> None:
    """Delete the asking of that token."""
    conn.execute(_FORGET, {"of_token": token})


def find(conn: Connection, token: str) -> StoredRequest | None:
    """The asking of that token."""
    row = conn.execute(_FIND, {"of_token": token}).first()
    return integrity.unpacked(askings, row, _asked) if row else None


def last(conn: Connection, server_id: int | None, member: int) -> StoredRequest | None:
    """A member's newest asking on a server: one whose answer was not delivered before all others."""
    mine = select(askings).where(askings.c.server == (server_id or 0), askings.c.member == member)
    newest = mine.order_by(askings.c.delivered, askings.c.asked_at.desc()).limit(LOOKED_AT)
    read = (integrity.unpacked(askings, row, _asked) for row in conn.execute(newest))
    return next((asked for asked in read if asked), None)


def forget_server(conn: Connection, server_id: int) -> int:
    """Delete everything that was asked on a server; gives how much. What was kept may name the archive's articles."""
    return conn.execute(delete(askings).where(askings.c.server == server_id)).rowcount


def of_terminal(archive_id: ArchiveId) -> int:
    """The place of what is asked of an archive in the terminal: below 0, since Discord's servers have ids above."""
    return -archive_id


def forget_before(conn: Connection, before: dt.datetime) -> int:
    """Delete the askings from before a moment; gives how many."""
    return conn.execute(delete(askings).where(askings.c.asked_at < before)).rowcount


def _asked(row: Row[Any]) -> StoredRequest:
    return StoredRequest(
        row.token, row.verb, _json(row.args), row.server or None, row.member, row.private, row.delivered
    )


def _json(text: str) -> Any:
    """What stands in a row; None where it is no JSON, which no verb takes for its arguments."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None

"""Who did what, when: one row for every change, written in the same transaction."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from bot.archive.store import integrity, tables
from bot.archive.store.storable_text import to_storable
from bot.records.archive import Actor, Change
from bot.records.ids import ArchiveId

audit = tables.audit
_NEW = insert(audit)


def note(
    w: Connection,
    archive_id: ArchiveId,
    actor: Actor,
    now: dt.datetime,
    action: str,
    article_id: int | None = None,
    /,
    **detail: object,
) -> None:
    """Write down that `actor` did `action`; `detail` is kept as JSON (what was before and after, never texts)."""
    row = {
        "archive": archive_id,
        "at": now,
        "face": actor.face,
        "actor": to_storable(actor.id),
        "actor_name": to_storable(actor.name),
        "action": action,
        "article": article_id,
        "detail": to_storable(json.dumps(detail, ensure_ascii=False, default=str)) if detail else None,
    }
    w.execute(_NEW, row)


def changes(
    conn: Connection,
    archive_id: ArchiveId,
    *,
    who: str | None = None,
    article: int | None = None,
    since: dt.datetime | None = None,
    first: int = 0,
    size: int = 25,
) -> tuple[Change, ...]:
    """What was done in one archive, newest first; `who` is an actor's id. At most `size` from place `first`."""
    statement = select(audit).where(audit.c.archive == archive_id)
    if who is not None:
        statement = statement.where(audit.c.actor == who)
    if article is not None:
        statement = statement.where(audit.c.article == article)
    if since is not None:
        statement = statement.where(audit.c.at >= since)
    statement = statement.order_by(audit.c.id.desc()).limit(size).offset(first)
    read = (integrity.unpacked(audit, row, _change) for row in conn.execute(statement))
    return tuple(change for change in read if change)


def _change(row: Row[Any]) -> Change:
    actor = Actor(row.face, row.actor, row.actor_name)
    return Change(row.id, row.at, actor, row.action, row.article, json.loads(row.detail) if row.detail else {})

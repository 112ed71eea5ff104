"""People whom nobody quotes any more: once what was found in a text is found no longer."""

import json
from collections.abc import Collection

from sqlalchemy import Connection, delete, false, select

from bot.archive.store import integrity, tables
from bot.records.ids import ArchiveId

people, attributions, changes = tables.people, tables.attributions, tables.people_changes


def forget(conn: Connection, archive_id: ArchiveId, ids: Collection[int]) -> int:
    """Delete those of `ids` who have no quote left, and no part in a merge or a split that stands; gives how many."""
    if not ids:
        return 0
    quoted = select(attributions.c.quote).where(attributions.c.person == people.c.id).exists()
    below = people.alias()
    merged = select(below.c.id).where(below.c.merged_into == people.c.id).exists()
    nobody = (people.c.archive == archive_id, people.c.id.in_(ids), people.c.merged_into.is_(None), ~quoted, ~merged)
    empty = set(conn.execute(select(people.c.id).where(*nobody)).scalars())
    if empty:
        empty -= _meant(conn, archive_id)
        conn.execute(delete(people).where(people.c.id.in_(empty)))
    return len(empty)


def _meant(conn: Connection, archive_id: ArchiveId) -> set[int]:
    """The people of every merge and split that was not undone."""
    rows = conn.execute(select(changes).where(changes.c.archive == archive_id, changes.c.undone == false())).all()
    meant: set[int] = set()
    for row in integrity.checked(changes, rows):
        meant |= {row.person, row.other, *map(int, json.loads(row.moved or "{}"))}
    return meant

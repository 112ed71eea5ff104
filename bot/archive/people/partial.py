"""People whose name holds a word that was typed, whatever else it holds."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.archive.people import loose
from bot.archive.people.speakers import GENDER
from bot.archive.store import integrity, tables
from bot.records.ids import ArchiveId

people = tables.people
MOST_LOOKED_AT = 2_000
"""People with such a word whose whole names are compared."""


@dataclass(frozen=True, slots=True)
class Called:
    """How somebody is called, and under which key."""

    name: str
    key: str
    surname: str


def holding(conn: Connection, archive_id: ArchiveId, word: str) -> tuple[Called, ...]:
    """People of an archive whose name has `word`, typed without marks, anywhere; the oldest MOST_LOOKED_AT.

    Its first letter may stand apart: D’Angelo for Dangelo. Every name of the archive is read for it.
    """
    inside = people.c.search.like(f"%{loose.pattern(loose.typed(word)[1:])}%", escape="\\")
    wanted = select(people).where(people.c.archive == archive_id, inside).order_by(people.c.id).limit(MOST_LOOKED_AT)
    rows = integrity.checked(people, conn.execute(wanted))
    return tuple(Called(row.name, row.key.partition(GENDER)[0], row.surname) for row in rows)

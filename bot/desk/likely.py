"""`likely`: who may be the same person as another, so that the desk can make one speaker of two."""

from collections.abc import Sequence

from bot.analysis.naming import name_of
from bot.archive.people import alike, speakers
from bot.archive.store import Connection
from bot.desk.merge import only
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId
from bot.records.people import Likely, Person

MOST = 25
"""People that are offered."""


async def likely(desk: Desk, archive_id: ArchiveId, person: str) -> Likely:
    """The people who may be this one: first those of nearly the same name, then others with the surname.

    Raises NoSuchPerson, SeveralPeople.
    """
    asked = await only(desk, archive_id, person)
    return await desk.store.read(_likely, archive_id, asked)


async def named(desk: Desk, archive_id: ArchiveId, names: Sequence[str]) -> tuple[Person, ...]:
    """The people who are called so, each once."""

    def work(conn: Connection) -> tuple[Person, ...]:
        parsed = [name for name in map(name_of, names) if name.words]
        found = [p for name in parsed for p in speakers.called(conn, archive_id, name.key, name.words[-1])]
        return tuple(dict.fromkeys(found))[:MOST]

    return await desk.store.read(work)


def _likely(conn: Connection, archive_id: ArchiveId, asked: Person) -> Likely:
    near = alike.alike(conn, archive_id, asked, MOST)
    name = name_of(asked.name)
    same = speakers.called(conn, archive_id, name.words[-1], name.words[-1]) if name.words else ()
    known = {asked.id, *(person.id for person in near)}
    others = speakers.most_quoted(conn, archive_id, [p.id for p in same if p.id not in known], MOST)
    counted = speakers.most_quoted(conn, archive_id, [asked.id], 1)
    return Likely(counted[0] if counted else asked, (*near, *others)[:MOST])

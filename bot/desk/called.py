"""Who is meant by a typed name: whoever is called just so, else whoever may be by what is left out or put otherwise."""

import re

from bot.analysis.naming import name_of, typed_gender
from bot.analysis.so_called import Way, meant, words_of
from bot.analysis.typed_names import with_initials
from bot.archive.people import speakers, walk
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId
from bot.records.people import Person

NUMBERED = re.compile(r"#(\d{1,18})")

People = tuple[Person, ...]


async def called(desk: Desk, archive_id: ArchiveId, given: str, *, in_part: bool = True) -> People:
    """Everybody of that name, or the person of that number; raises NoSuchPerson only for a number.

    Where nobody is called just so, whoever the first way of `so_called.meant` finds, all from one walk over the names;
    with `in_part` False (nobody is merged by a guess) none who is called by a part of what was typed.
    """
    number = NUMBERED.fullmatch(given)
    name = name_of(given)

    def work(conn: Connection) -> People:
        if number:
            return (speakers.get(conn, archive_id, int(number[1])),)
        if not name.words:
            return ()
        gender = typed_gender(given)
        exact = speakers.called(conn, archive_id, name.key, name.words[-1], gender)
        if exact and (" " in name.key or not with_initials(name)):
            return exact
        ways = meant(given, walk.holding(conn, archive_id, words_of(given)), in_part=in_part)
        return next(filter(None, (_people(conn, archive_id, way, gender) for way in ways)), ())

    return await desk.store.read(work)


def _people(conn: Connection, archive_id: ArchiveId, way: Way, gender: str) -> People:
    """The distinct people whom a way finds, merged ones as those they were merged into."""
    keys = dict.fromkeys((one.key, one.surname) for one in way.found)
    found = dict.fromkeys(person for key in keys for person in speakers.called(conn, archive_id, *key, gender))
    return () if way.alone and len(found) > 1 else tuple(found)

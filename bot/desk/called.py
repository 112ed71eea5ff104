"""Who is meant by a typed name: whoever is called just so, else whoever may be by what is left out or put otherwise."""

import re
from collections.abc import Collection, Iterable, Iterator

from bot.analysis.family_names import COURTESY, given_names
from bot.analysis.naming import Name, begins_with, name_of, respelled_keys, turned_keys, typed_gender, with_initials
from bot.analysis.so_called import is_so_called
from bot.archive.people import loose, partial, speakers
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId
from bot.records.people import Person

NUMBERED = re.compile(r"#(\d{1,18})")

People = tuple[Person, ...]


async def called(desk: Desk, archive_id: ArchiveId, given: str, *, in_part: bool = True) -> People:
    """Everybody of that name, or the person of that number; raises NoSuchPerson only for a number.

    Where nobody is called just so, the first of these that finds anybody: the one person of the initials that were
    typed; all but for accents and the like; the family name first, or another alphabet; then, unless `in_part` is False
    (nobody is merged by a guess), initials, one of two surnames, a nickname, or given names alone.
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
        return next(filter(None, _ways(conn, archive_id, given, gender, in_part)), ())

    return await desk.store.read(work)


def _ways(conn: Connection, archive_id: ArchiveId, given: str, gender: str, in_part: bool) -> Iterator[People]:
    name = name_of(given)
    yield _of_initials(conn, archive_id, name, gender)
    yield _spelled_so(conn, archive_id, respelled_keys(name), gender)
    yield _spelled_so(conn, archive_id, turned_keys(name), gender)
    if not in_part:
        return
    holding = partial.holding(conn, archive_id, max(name.words, key=len))
    near = [other for other in holding if not loose.is_marked_otherwise(given, other.name)]
    so_called = [other for other in near if is_so_called(name, name_of(other.name), other.surname)]
    yield _distinct(speakers.called(conn, archive_id, other.key, other.surname, gender) for other in so_called)
    plain = " ".join(word for word in given.split() if word.casefold() not in COURTESY)
    whole = speakers.whole(conn, archive_id, plain, given_names)
    yield _distinct(speakers.called(conn, archive_id, key, "", gender) for key in whole)


def _spelled_so(conn: Connection, archive_id: ArchiveId, keys: Collection[str], gender: str) -> People:
    """Everybody who is called as one of `keys` but for what people leave out when they type."""
    found = speakers.alike(conn, archive_id, keys) if keys else ()
    return _distinct(speakers.called(conn, archive_id, key, surname, gender) for key, surname in found)


def _of_initials(conn: Connection, archive_id: ArchiveId, name: Name, gender: str) -> People:
    """The person of that surname whose given names begin so; nobody where several may be meant."""
    typed = with_initials(name)
    if typed is None:
        return ()
    surname, initials = typed
    of_surname = _spelled_so(conn, archive_id, (surname,), gender)
    found = [person for person in of_surname if begins_with(name_of(person.name), initials)]
    return tuple(found) if len(found) == 1 else ()


def _distinct(found: Iterable[People]) -> People:
    return tuple(dict.fromkeys(person for people in found for person in people))

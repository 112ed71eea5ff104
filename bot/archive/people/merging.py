"""One speaker made of two, two of one, and each of these changes undone, in any order.

The invariant: `merged_into` is a forest. Only a merge adds an edge, from one root to another root, and only its own
undoing takes it away; a split and its undoing move quotes and touch no edge. So every chain ends, and every quote
belongs to a person whose chain ends. A split keeps which quotes it took from whom, and undoing it gives back those
that are still where it put them.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, false, insert, select

from bot.archive.people import speakers
from bot.archive.servers import audit
from bot.archive.store import integrity, seals, tables
from bot.errors.asking import SamePerson
from bot.errors.missing import NoSuchPerson, NothingToUndo, UndoOtherFirst
from bot.records.annotations import NamedSpeaker
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.people import Person

people, attributions, changes = tables.people, tables.attributions, tables.people_changes
BATCH = 500  # ids of one statement; SQLite takes 32,766 parameters, PostgreSQL 65,535
Moved = dict[int, list[int]]
"""The quotes that a split took, by the person each was taken from."""


def merge(conn: Connection, archive_id: ArchiveId, person_id: int, into: int, actor: Actor, now: dt.datetime) -> int:
    """Make one person of two; gives the number by which it can be undone. Raises NoSuchPerson, SamePerson."""
    person, target = speakers.get(conn, archive_id, person_id), speakers.get(conn, archive_id, into)
    if person.id == target.id:
        raise SamePerson(name=person.name)
    seals.update(conn, people, [people.c.id == person.id], {"merged_into": target.id})
    return _changed(conn, archive_id, "merge", (person, target), None, actor, now)


def split(
    conn: Connection,
    archive_id: ArchiveId,
    person_id: int,
    within: Sequence[int],
    name: NamedSpeaker,
    actor: Actor,
    now: dt.datetime,
) -> tuple[int, Person]:
    """Make another person, called `name`, of one's quotes in the articles `within`.

    Gives the number for undoing it, and the new person. Raises NoSuchPerson, also where these articles have no quote
    of that person.
    """
    person = speakers.get(conn, archive_id, person_id)
    moved = _said(conn, archive_id, person.id, within)
    if not moved:
        raise NoSuchPerson(person=name.given)
    other = Person(speakers.made(conn, archive_id, name), name.given)
    for quotes in moved.values():
        _give(conn, quotes, other.id)
    return _changed(conn, archive_id, "split", (person, other), moved, actor, now), other


def undo(conn: Connection, archive_id: ArchiveId, change: int, actor: Actor, now: dt.datetime) -> tuple[Person, Person]:
    """Take a merge or a split back; gives its two people, as they count now.

    Raises NothingToUndo, and UndoOtherFirst where a later split took some of the same quotes.
    """
    live = (changes.c.archive == archive_id, changes.c.undone.is_(false()))
    row = conn.execute(select(changes).where(*live, changes.c.id == change)).first()
    if row is None or not integrity.intact(changes, row):
        raise NothingToUndo(change=change)
    if row.kind == "merge":
        edge = (people.c.id == row.person, people.c.merged_into == row.other)
        seals.update(conn, people, edge, {"merged_into": None})
    else:
        later = conn.execute(select(changes).where(*live, changes.c.id > change, changes.c.kind == "split"))
        _give_back(conn, row, integrity.checked(changes, later.all()))
    seals.update(conn, changes, [changes.c.id == change], {"undone": True})
    audit.note(conn, archive_id, actor, now, f"undo {row.kind}", change=change)
    both = speakers.get(conn, archive_id, row.person), speakers.get(conn, archive_id, row.other)
    for person_id in (row.person, row.other):
        _forget_if_empty(conn, archive_id, person_id)
    return both


def _said(conn: Connection, archive_id: ArchiveId, person_id: int, within: Sequence[int]) -> Moved:
    """A person's quotes in some articles, those of everybody merged into them too."""
    theirs = (
        attributions.c.archive == archive_id,
        attributions.c.article.in_(within),
        attributions.c.person.in_(select(speakers.all_of([person_id]).c.id)),
    )
    moved: Moved = {}
    rows = conn.execute(select(attributions).where(*theirs).order_by(attributions.c.quote))
    for row in integrity.checked(attributions, rows.all()):
        moved.setdefault(row.person, []).append(row.quote)
    return moved


def _give(conn: Connection, quotes: Sequence[int], to: int, of: int | None = None) -> None:
    """Attribute quotes to a person; with `of`, only those that are that person's now."""
    for start in range(0, len(quotes), BATCH):
        which = attributions.c.quote.in_(quotes[start : start + BATCH])
        theirs = which if of is None else which & (attributions.c.person == of)
        seals.update(conn, attributions, [theirs], {"person": to})


def _give_back(conn: Connection, row: Row[Any], later: Iterable[Row[Any]]) -> None:
    if row.moved is None:  # split by a program from before, which did not keep what it moved
        seals.update(conn, attributions, [attributions.c.person == row.other], {"person": row.person})
        return
    moved = _moved(row)
    taken = {quote for quotes in moved.values() for quote in quotes}
    for other in later:
        if taken.intersection(quote for quotes in _moved(other).values() for quote in quotes):
            raise UndoOtherFirst(change=row.id, later=other.id)
    for person_id, quotes in moved.items():
        _give(conn, quotes, person_id, of=row.other)


def _moved(row: Row[Any]) -> Moved:
    return {int(person): quotes for person, quotes in json.loads(row.moved or "{}").items()}


def _forget_if_empty(conn: Connection, archive_id: ArchiveId, person_id: int) -> None:
    """Delete a person whom only an undone split made: no quotes, nothing merged, and no change that means them."""
    rows = list(integrity.checked(changes, conn.execute(select(changes).where(changes.c.archive == archive_id))))
    made = any(row.kind == "split" and row.undone and row.other == person_id for row in rows)
    meant = any(person_id in (row.person, row.other, *_moved(row)) for row in rows if not row.undone)
    if not made or meant:
        return
    quoted = select(attributions.c.quote).where(attributions.c.person == person_id).exists()
    below = people.alias()
    merged = select(below.c.id).where(below.c.merged_into == person_id).exists()
    empty = (people.c.id == person_id, people.c.merged_into.is_(None), ~quoted, ~merged)
    conn.execute(delete(people).where(*empty))


def _changed(
    conn: Connection,
    archive_id: ArchiveId,
    kind: str,
    both: tuple[Person, Person],
    moved: Moved | None,
    actor: Actor,
    now: dt.datetime,
) -> int:
    person, other = both
    row = {
        "archive": archive_id,
        "kind": kind,
        "person": person.id,
        "other": other.id,
        "undone": False,
        "moved": None if moved is None else json.dumps(moved),
    }
    number = int(conn.execute(insert(changes).returning(changes.c.id), row).scalar_one())
    audit.note(conn, archive_id, actor, now, f"{kind} people", change=number, person=person.name, other=other.name)
    return number

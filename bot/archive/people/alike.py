"""People of an archive whose names are so near to one another that they may be one: a slip, an initial, an order."""

import difflib

from sqlalchemy import Connection, select

from bot.archive.people.speakers import GENDER, most_quoted
from bot.archive.store import integrity, tables
from bot.records.ids import ArchiveId
from bot.records.people import Person
from bot.text import slips

people = tables.people
MOST_LOOKED_AT = 2_000
"""People with a surname like the one asked about whose whole names are compared."""
SLIP = 0.75
"""Ratcliff/Obershelp likeness of two spellings of a given name: "Katherine" and "Catherine" have .89."""


def alike(conn: Connection, archive_id: ArchiveId, person: Person, limit: int) -> tuple[Person, ...]:
    """At most `limit` people, not merged, whose name may be another spelling of this person's; most quoted first.

    Nobody of the other gender, where both are known.
    """
    own = conn.execute(select(people).where(people.c.id == person.id, people.c.archive == archive_id)).first()
    if own is None or not integrity.intact(people, own):
        return ()
    key, _, gender = own.key.partition(GENDER)
    words = key.split()
    surnames = {own.surname, *words, *slips.near(own.surname)} - {""}
    near = people.c.surname.in_(sorted(surnames))
    wanted = people.c.archive == archive_id, people.c.merged_into.is_(None), people.c.id != person.id
    rows = conn.execute(select(people).where(*wanted, near).order_by(people.c.id).limit(MOST_LOOKED_AT)).all()
    ids = []
    for row in integrity.checked(people, rows):
        other, _, other_gender = row.key.partition(GENDER)
        if not (gender and other_gender and gender != other_gender) and _may_be(words, other.split()):
            ids.append(row.id)
    return most_quoted(conn, archive_id, ids, limit) if ids else ()


def _may_be(words: list[str], others: list[str]) -> bool:
    """Whether two names, folded, may be of one person; their surnames are near already, or one is the other turned."""
    if not words or not others:
        return False
    if sorted(words) == sorted(others):
        return True
    if not _is_slip(words[-1], others[-1]):
        return False
    if min(len(words), len(others)) == 1:
        return True
    first, other = words[0].rstrip("."), others[0].rstrip(".")
    return _is_slip(first, other) or (min(len(first), len(other)) == 1 and first[0] == other[0])


def _is_slip(word: str, other: str) -> bool:
    return word == other or difflib.SequenceMatcher(None, word, other).ratio() >= SLIP

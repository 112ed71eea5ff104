"""Speakers as people of the archive: one person over many articles. `merging` makes one of two, and two of one."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import CTE, Connection, Row, Select, bindparam, func, insert, or_, select

from bot.archive.store import integrity, seals, tables
from bot.errors.missing import DamagedPerson, NoSuchPerson
from bot.records.annotations import NamedSpeaker
from bot.records.ids import ArchiveId
from bot.records.people import Counted, Person
from bot.text import loose_names

people, attributions, changes = tables.people, tables.attributions, tables.people_changes
articles, quotes = tables.articles, tables.quotes

MOST_LOOKED_THROUGH = 20
"""People read for each who is suggested: a typed letter stands for all that it may be without its accents."""

ASKED_AT_ONCE = 5_000
"""People asked about in one statement: SQLite takes 32,766 values, PostgreSQL 65,535."""

# Built once: each article put needs them.
_SAID = select(quotes).where(quotes.c.version == bindparam("of_version"), quotes.c.standing.is_(None))
_NEW_ATTRIBUTIONS = insert(attributions)
_NOBODYS = attributions.delete().where(attributions.c.quote == bindparam("of_quote"))
_NEW_PERSON = insert(people).returning(people.c.id)
_IN_ARCHIVE = select(people).where(people.c.archive == bindparam("of_archive")).order_by(people.c.id)
MOST_CALLED = 20_000
"""People of one name who are looked at: more than any archive has, fewer than a statement takes values."""
GENDER = "|"
"""What stands in a key between the name, which has no such sign, and the gender, where that is known."""
_OF_KEY = people.c.key.in_(bindparam("of_keys", expanding=True))
_EXACT = _IN_ARCHIVE.where(_OF_KEY)
_NAMED = _IN_ARCHIVE.where(or_(_OF_KEY, people.c.surname == bindparam("of_surname")))
_CALLED = _NAMED.limit(MOST_CALLED)


def _root() -> Select[Any]:
    """A person and everybody up the chain of merges, however long, in one statement."""
    asked = people.c.archive == bindparam("of_archive"), people.c.id == bindparam("of_person")
    chain = select(people.c.id, people.c.merged_into).where(*asked).cte("chain", recursive=True)
    chain = chain.union(select(people.c.id, people.c.merged_into).where(people.c.id == chain.c.merged_into))
    return select(people).where(people.c.id.in_(select(chain.c.id)))


_ROOT = _root()


def put(
    conn: Connection,
    archive_id: ArchiveId,
    article_id: int,
    version_id: int,
    day: dt.date | None,
    named: Sequence[NamedSpeaker],
) -> None:
    """Link each quote of a version that one of `named` said, not only is told to have, with a person, known or new."""
    names = {speaker.given: speaker for speaker in named}
    if not names:
        return
    quote_rows = [row for row in conn.execute(_SAID, {"of_version": version_id}) if row.speaker in names]
    ids = {given: _person(conn, archive_id, names[given]) for given in dict.fromkeys(row.speaker for row in quote_rows)}
    rows = [
        {"quote": row.id, "archive": archive_id, "person": ids[row.speaker], "article": article_id, "day": day}
        for row in quote_rows
    ]
    if rows:
        conn.execute(_NEW_ATTRIBUTIONS, rows)


def attribute(
    conn: Connection,
    archive_id: ArchiveId,
    quote: int,
    article_id: int,
    day: dt.date | None,
    named: NamedSpeaker | None,
) -> None:
    """Link one quote with another person than before, or with nobody."""
    conn.execute(_NOBODYS, {"of_quote": quote})
    if named is not None:
        person = _person(conn, archive_id, named)
        row = {"quote": quote, "archive": archive_id, "person": person, "article": article_id, "day": day}
        conn.execute(_NEW_ATTRIBUTIONS, row)


def dated(conn: Connection, article_id: int, day: dt.date | None) -> None:
    """An editor gave the article another day."""
    seals.update(conn, attributions, [attributions.c.article == article_id], {"day": day})


def drop_archive(conn: Connection, archive_id: ArchiveId) -> None:
    """Forget an archive's people."""
    conn.execute(attributions.delete().where(attributions.c.archive == archive_id))
    conn.execute(changes.delete().where(changes.c.archive == archive_id))
    conn.execute(people.delete().where(people.c.archive == archive_id))


def get(conn: Connection, archive_id: ArchiveId, person_id: int) -> Person:
    """The person of that id, or the one that it was merged into. Raises NoSuchPerson, DamagedPerson."""
    rows = conn.execute(_ROOT, {"of_archive": archive_id, "of_person": person_id}).all()
    if not rows:
        raise NoSuchPerson(person=person_id)
    if not all(integrity.intact(people, row) for row in rows):
        raise DamagedPerson(person=person_id)
    root = next((row for row in rows if row.merged_into is None), None)
    if root is None:
        raise DamagedPerson(person=person_id)
    return Person(root.id, root.name)


def suggest(conn: Connection, archive_id: ArchiveId, typed: str, limit: int = 25) -> tuple[Person, ...]:
    """People with a word of their name, or a part of one, begun as `typed`: just so first, then the most quoted."""
    sought = loose_names.typed(typed)
    if not sought:
        return ()
    begun = loose_names.pattern(sought)
    begins = or_(*(people.c.search.like(f"{before}{begun}%", escape="\\") for before in ("", "% ", "%-", "%'", "%’")))
    number = func.count(attributions.c.quote)
    beginning = (
        select(people, number.label("quotes"))
        .outerjoin(attributions, attributions.c.person == people.c.id)
        .where(people.c.archive == archive_id, people.c.merged_into.is_(None), begins)
        .group_by(people.c.id)
        .order_by(number.desc(), people.c.id)
        .limit(limit * MOST_LOOKED_THROUGH)
    )
    rows = integrity.checked(people, conn.execute(beginning))
    named = [row for row in rows if loose_names.begins(row.search, sought)]
    exact = f" {typed.casefold()}"
    named.sort(key=lambda row: exact not in f" {row.search}")  # the rest as it was
    return tuple(Person(row.id, row.name, row.quotes) for row in named[:limit])


def called(
    conn: Connection, archive_id: ArchiveId, key: str, surname: str, gender: str = "", *, sure: bool = False
) -> tuple[Person, ...]:
    """The people with that full-name key; for a single word, everybody with that last or only name.

    With a `gender` nobody of the other one, and if `sure` nobody whose gender is not known.
    """
    key = key.partition(GENDER)[0]
    names = {"of_archive": archive_id, "of_keys": _keys(key)}
    rows = conn.execute(_EXACT, names) if " " in key else conn.execute(_CALLED, names | {"of_surname": surname})
    wanted = {gender} if sure else {gender, ""}
    people_of_name = [
        row for row in integrity.checked(people, rows.all()) if not gender or row.key.partition(GENDER)[2] in wanted
    ]
    merged = {row.id: row.merged_into for row in people_of_name if row.merged_into is not None}
    into = {person: get(conn, archive_id, person) for person in set(merged.values())}
    same_name = [into[merged[row.id]] if row.id in merged else Person(row.id, row.name) for row in people_of_name]
    return tuple(dict.fromkeys(same_name))


def most_quoted(conn: Connection, archive_id: ArchiveId, ids: Sequence[int], limit: int) -> tuple[Person, ...]:
    """Of these people, none of them merged, the `limit` most quoted in live articles with how often; asked in sets."""
    numbers: dict[int, int] = {}
    for first in range(0, len(ids), ASKED_AT_ONCE):
        asked = ids[first : first + ASKED_AT_ONCE]
        member = select(people.c.id.label("id"), people.c.id.label("head")).where(people.c.id.in_(asked))
        of = member.cte("of", recursive=True)
        of = of.union_all(select(people.c.id, of.c.head).where(people.c.merged_into == of.c.id))
        number = func.count(attributions.c.quote)
        counts = (
            select(of.c.head, number.label("quotes"))
            .join_from(of, attributions, attributions.c.person == of.c.id)
            .join(articles, articles.c.id == attributions.c.article)
            .where(attributions.c.archive == archive_id, articles.c.trashed_at.is_(None))
            .group_by(of.c.head)
            .order_by(number.desc(), of.c.head)
            .limit(limit)
        )
        numbers |= {row.head: row.quotes for row in conn.execute(counts)}
    best = sorted(ids, key=lambda person: (-numbers.get(person, 0), person))[:limit]
    rows = integrity.checked(people, conn.execute(select(people).where(people.c.id.in_(best))))
    names = {row.id: row.name for row in rows}
    return tuple(Person(person, names[person], numbers.get(person, 0)) for person in best if person in names)


def articles_of(conn: Connection, archive_id: ArchiveId, ids: Sequence[int]) -> tuple[int, ...]:
    """The live articles that quote any of these people, or anybody merged into them."""
    theirs = attributions.c.archive == archive_id, attributions.c.person.in_(everybody(conn, ids))
    live = select(attributions.c.article).join(articles, articles.c.id == attributions.c.article)
    return tuple(conn.execute(live.where(*theirs, articles.c.trashed_at.is_(None)).distinct()).scalars())


def counted(conn: Connection, archive_id: ArchiveId, person: Person, among: Collection[int] | None = None) -> Counted:
    """How often a person is quoted in live articles, everybody merged into them counted in; in those `among` alone."""
    live = (
        attributions.c.archive == archive_id,
        attributions.c.person.in_(everybody(conn, [person.id])),
        articles.c.trashed_at.is_(None),
    )
    live_attributions = (
        select(attributions).join_from(attributions, articles, articles.c.id == attributions.c.article).where(*live)
    )
    rows = list(integrity.checked(attributions, conn.execute(live_attributions)))
    rows = rows if among is None else [row for row in rows if row.article in among]
    days = sorted(row.day for row in rows if row.day)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Counted(Person(person.id, person.name, len(rows)), len({row.article for row in rows}), first, last)


def everybody(conn: Connection, ids: Sequence[int]) -> tuple[int, ...]:
    """The ids of people and of everybody merged into them, without those whose rows are damaged."""
    rows = conn.execute(select(people).where(people.c.id.in_(select(all_of(ids).c.id))))
    return tuple(row.id for row in integrity.checked(people, rows))


def all_of(ids: Sequence[int]) -> CTE:
    """The ids of people and of everybody merged into them, as a statement's part with one column `id`."""
    merged = select(people.c.id).where(people.c.id.in_(ids)).cte("merged", recursive=True)
    return merged.union(select(people.c.id).where(people.c.merged_into == merged.c.id))


def _person(conn: Connection, archive_id: ArchiveId, named: NamedSpeaker) -> int:
    """A full name is its own person; a single word is the one person with that surname, when there is but one.

    Nobody is of two genders: a Mr is never the Ms of that name, and joins somebody's full name only where that is a
    man's. Somebody merged into another keeps what is said under their own name, so that undoing gives all of it back.
    """
    key, _, told = named.key.partition(GENDER)
    gender = named.gender or told
    rows = conn.execute(_EXACT, {"of_archive": archive_id, "of_keys": _keys(key)}).all()
    exact = _same(list(integrity.checked(people, rows)), key, gender)
    if exact is not None:
        if gender and " " in key and exact.key == key:
            seals.update(conn, people, [people.c.id == exact.id], {"key": f"{key}{GENDER}{gender}"})
        return int(exact.id)
    if " " not in key:
        of_surname = called(conn, archive_id, key, named.surname, gender, sure=True)
        if len(of_surname) == 1:
            return of_surname[0].id
    return made(conn, archive_id, replace(named, key=key, gender=gender))


def _same(rows: Sequence[Row[Any]], key: str, gender: str) -> Row[Any] | None:
    """Of the rows of one name whoever can be meant: of that gender, else of none yet; of any where none is asked."""
    of_gender = {row.key.partition(GENDER)[2]: row for row in reversed(rows)}
    if gender:
        return of_gender.get(gender) or (of_gender.get("") if " " in key else None)
    if "" in of_gender or " " not in key:
        return of_gender.get("")
    return next(iter(of_gender.values())) if len(of_gender) == 1 else None


def _keys(key: str) -> list[str]:
    """The keys under which people of one name are kept."""
    return [key, *(f"{key}{GENDER}{gender}" for gender in "mf")]


def made(conn: Connection, archive_id: ArchiveId, named: NamedSpeaker) -> int:
    """A new person of that name; gives its id."""
    name = f"{named.title} {named.given}" if named.title else named.given
    row = {
        "archive": archive_id,
        "name": name,
        "key": f"{named.key}{GENDER}{named.gender}" if named.gender else named.key,
        "surname": named.surname,
        "search": name.casefold(),
    }
    return int(conn.execute(_NEW_PERSON, row).scalar_one())

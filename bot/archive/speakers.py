"""Speakers as people of the archive: one person over many articles, merged and split by hand, each change undone."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import CTE, Row, bindparam, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import audit, integrity, seals, tables
from bot.errors import DamagedPerson, NoSuchPerson, NothingToUndo, SamePerson
from bot.records.archive import Actor
from bot.records.marks import NamedSpeaker
from bot.records.people import Counted, Person

people, attributions, changes = tables.people, tables.attributions, tables.people_changes
articles, quotes = tables.articles, tables.quotes

# Built once: each article put needs them.
_SAID = select(quotes).where(quotes.c.version == bindparam("of_version"))
_NEW_ATTRIBUTIONS = insert(attributions)
_NEW_PERSON = insert(people).returning(people.c.id)
_IN_ARCHIVE = select(people).where(people.c.archive == bindparam("of_archive")).order_by(people.c.id)
_EXACT = _IN_ARCHIVE.where(people.c.key == bindparam("of_key"))
_NAMED = _IN_ARCHIVE.where(or_(people.c.key == bindparam("of_key"), people.c.surname == bindparam("of_surname")))


async def put(
    w: AsyncConnection,
    archive_id: int,
    article_id: int,
    version_id: int,
    day: dt.date | None,
    named: Sequence[NamedSpeaker],
) -> None:
    """Link each quote of a version whose speaker is one of `named` with a person, known or new."""
    names = {one.given: one for one in named}
    if not names:
        return
    found = [row for row in await w.execute(_SAID, {"of_version": version_id}) if row.speaker in names]
    ids = {given: await _person(w, archive_id, names[given]) for given in dict.fromkeys(row.speaker for row in found)}
    rows = [
        {"quote": row.id, "archive": archive_id, "person": ids[row.speaker], "article": article_id, "day": day}
        for row in found
    ]
    if rows:
        await w.execute(_NEW_ATTRIBUTIONS, rows)


async def attribute(
    w: AsyncConnection, archive_id: int, quote: int, article_id: int, day: dt.date | None, named: NamedSpeaker | None
) -> None:
    """Link one quote with another person than before, or with nobody."""
    await w.execute(attributions.delete().where(attributions.c.quote == quote))
    if named is not None:
        person = await _person(w, archive_id, named)
        row = {"quote": quote, "archive": archive_id, "person": person, "article": article_id, "day": day}
        await w.execute(insert(attributions), row)


async def dated(w: AsyncConnection, article_id: int, day: dt.date | None) -> None:
    """An editor gave the article another day."""
    await seals.update(w, attributions, [attributions.c.article == article_id], {"day": day})


async def drop_archive(w: AsyncConnection, archive_id: int) -> None:
    """Forget an archive's people."""
    await w.execute(attributions.delete().where(attributions.c.archive == archive_id))
    await w.execute(changes.delete().where(changes.c.archive == archive_id))
    await w.execute(people.delete().where(people.c.archive == archive_id))


async def get(r: AsyncConnection, archive_id: int, person_id: int) -> Person:
    """The person of that id, or the one that it was merged into. Raises NoSuchPerson, DamagedPerson."""
    row = (await r.execute(select(people).where(people.c.archive == archive_id, people.c.id == person_id))).first()
    if row is None:
        raise NoSuchPerson(person=person_id)
    if not integrity.intact(people, row):
        raise DamagedPerson(person=person_id)
    return await _meant(r, archive_id, row)


async def _meant(r: AsyncConnection, archive_id: int, row: Row[Any]) -> Person:
    return Person(row.id, row.name) if row.merged_into is None else await get(r, archive_id, row.merged_into)


async def suggest(r: AsyncConnection, archive_id: int, typed: str, limit: int = 25) -> tuple[Person, ...]:
    """People with a word of their name that begins as `typed`, those with the most quotes first."""
    sought = typed.casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    begins = or_(people.c.search.like(f"{sought}%", escape="\\"), people.c.search.like(f"% {sought}%", escape="\\"))
    number = func.count(attributions.c.quote)
    found = (
        select(people, number.label("quotes"))
        .outerjoin(attributions, attributions.c.person == people.c.id)
        .where(people.c.archive == archive_id, people.c.merged_into.is_(None), begins)
        .group_by(people.c.id)
        .order_by(number.desc(), people.c.id)
        .limit(limit)
    )
    return tuple(Person(row.id, row.name, row.quotes) for row in integrity.checked(people, await r.execute(found)))


async def called(r: AsyncConnection, archive_id: int, key: str, surname: str) -> tuple[Person, ...]:
    """The people with that full-name key; for a single word, everybody with that last or only name."""
    names = {"of_archive": archive_id, "of_key": key}
    rows = await (r.execute(_EXACT, names) if " " in key else r.execute(_NAMED, names | {"of_surname": surname}))
    found = [await _meant(r, archive_id, row) for row in integrity.checked(people, rows.all())]
    return tuple(dict.fromkeys(found))


async def counted(r: AsyncConnection, archive_id: int, person: Person) -> Counted:
    """How often a person is quoted in live articles, everybody merged into them counted in."""
    live = (
        attributions.c.archive == archive_id,
        attributions.c.person.in_(await everybody(r, [person.id])),
        articles.c.trashed_at.is_(None),
    )
    said = select(attributions).join_from(attributions, articles, articles.c.id == attributions.c.article).where(*live)
    rows = list(integrity.checked(attributions, await r.execute(said)))
    days = sorted(row.day for row in rows if row.day)
    first, last = (days[0], days[-1]) if days else (None, None)
    return Counted(Person(person.id, person.name, len(rows)), len({row.article for row in rows}), first, last)


async def everybody(r: AsyncConnection, ids: Sequence[int]) -> tuple[int, ...]:
    """The ids of people and of everybody merged into them, without those whose rows are damaged."""
    rows = await r.execute(select(people).where(people.c.id.in_(select(all_of(ids).c.id))))
    return tuple(row.id for row in integrity.checked(people, rows))


def all_of(ids: Sequence[int]) -> CTE:
    """The ids of people and of everybody merged into them, as a statement's part with one column `id`."""
    one = select(people.c.id).where(people.c.id.in_(ids)).cte("merged", recursive=True)
    return one.union_all(select(people.c.id).where(people.c.merged_into == one.c.id))


async def merge(w: AsyncConnection, archive_id: int, person_id: int, into: int, actor: Actor, now: dt.datetime) -> int:
    """Make one person of two; gives the number by which it can be undone. Raises NoSuchPerson, SamePerson."""
    one, other = await get(w, archive_id, person_id), await get(w, archive_id, into)
    if one.id == other.id:
        raise SamePerson(name=one.name)
    await seals.update(w, people, [people.c.id == one.id], {"merged_into": other.id})
    return await _changed(w, archive_id, "merge", one, other, actor, now)


async def split(
    w: AsyncConnection,
    archive_id: int,
    person_id: int,
    within: Sequence[int],
    name: str,
    actor: Actor,
    now: dt.datetime,
) -> int:
    """Make another person, called `name`, of one's quotes in the articles `within`; gives the number for undoing it.

    Raises NoSuchPerson, also where these articles have no quote of that person.
    """
    one = await get(w, archive_id, person_id)
    row = (await w.execute(select(people).where(people.c.id == one.id))).one()
    ids = select(all_of([one.id]).c.id)
    moved = (attributions.c.archive == archive_id, attributions.c.article.in_(within), attributions.c.person.in_(ids))
    if (await w.execute(select(func.count()).where(*moved))).scalar_one() == 0:
        raise NoSuchPerson(person=name)
    made = NamedSpeaker(name, row.key, row.surname)
    other = Person(await _made(w, archive_id, made), name)
    await seals.update(w, attributions, moved, {"person": other.id})
    return await _changed(w, archive_id, "split", one, other, actor, now)


async def other(r: AsyncConnection, archive_id: int, change: int) -> Person:
    """The person that the change of that number made or merged into. Raises NothingToUndo."""
    found = select(changes).where(changes.c.archive == archive_id, changes.c.id == change)
    row = (await r.execute(found)).first()
    if row is None or not integrity.intact(changes, row):
        raise NothingToUndo(change=change)
    return await get(r, archive_id, row.other)


async def undo(
    w: AsyncConnection, archive_id: int, change: int, actor: Actor, now: dt.datetime
) -> tuple[Person, Person]:
    """Take a merge or a split back; gives its two people. Raises NothingToUndo."""
    ours = (changes.c.archive == archive_id, changes.c.id == change, changes.c.undone.is_(False))
    row = (await w.execute(select(changes).where(*ours))).first()
    if row is None or not integrity.intact(changes, row):
        raise NothingToUndo(change=change)
    if row.kind == "merge":
        await seals.update(w, people, [people.c.id == row.person], {"merged_into": None})
    else:
        await seals.update(w, people, [people.c.id == row.other], {"merged_into": row.person})
    await seals.update(w, changes, [changes.c.id == change], {"undone": True})
    await audit.note(w, archive_id, actor, now, f"undo {row.kind}", change=change)
    return await get(w, archive_id, row.person), await get(w, archive_id, row.other)


async def _changed(
    w: AsyncConnection, archive_id: int, kind: str, one: Person, other: Person, actor: Actor, now: dt.datetime
) -> int:
    row = {"archive": archive_id, "kind": kind, "person": one.id, "other": other.id, "undone": False}
    number = int((await w.execute(insert(changes).returning(changes.c.id), row)).scalar_one())
    await audit.note(w, archive_id, actor, now, f"{kind} people", change=number, person=one.name, other=other.name)
    return number


async def _person(w: AsyncConnection, archive_id: int, named: NamedSpeaker) -> int:
    """A full name is its own person; a single word is the one person with that surname, when there is but one."""
    rows = (await w.execute(_EXACT, {"of_archive": archive_id, "of_key": named.key})).all()
    exact = next(integrity.checked(people, rows), None)
    if exact is not None:
        return (await _meant(w, archive_id, exact)).id
    if " " not in named.key:
        ids = {one.id for one in await called(w, archive_id, named.key, named.surname)}
        if len(ids) == 1:
            return ids.pop()
    return await _made(w, archive_id, named)


async def _made(w: AsyncConnection, archive_id: int, named: NamedSpeaker) -> int:
    row = {
        "archive": archive_id,
        "name": named.given,
        "key": named.key,
        "surname": named.surname,
        "search": named.given.casefold(),
    }
    return int((await w.execute(_NEW_PERSON, row)).scalar_one())

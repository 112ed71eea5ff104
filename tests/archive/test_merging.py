"""Merges, splits and their undoing, in any order: every chain ends, every quote belongs to somebody."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import articles
from bot.archive.articles import trash
from bot.archive.people import merging, speakers
from bot.archive.servers import archives
from bot.archive.store import Store, tables
from bot.errors.asking import SamePerson
from bot.errors.missing import NoSuchPerson, NothingToUndo, UndoOtherFirst
from bot.errors.tree import CopydeskError
from bot.records.annotations import NamedSpeaker
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from tests.archive.samples import EDITOR, NOW, draft, mark

ACTOR = Actor("terminal", "1", "Tester")
ROUNDS, STEPS = 12, 40


def named(name: str) -> NamedSpeaker:
    return NamedSpeaker(name, name.casefold(), name.casefold().split()[-1])


def owners(conn: Connection, archive_id: ArchiveId) -> dict[int, int]:
    """Who each quote is attributed to, before merges."""
    rows = conn.execute(select(tables.attributions).where(tables.attributions.c.archive == archive_id))
    return {row.quote: row.person for row in rows}


def check_forest(conn: Connection, archive_id: ArchiveId) -> None:
    """Every chain ends, at somebody of this archive, and every quote belongs to one who is there."""
    rows = conn.execute(select(tables.people).where(tables.people.c.archive == archive_id)).all()
    parents = {row.id: row.merged_into for row in rows}
    for person in parents:
        passed: list[int] = []
        at: int | None = person
        while at is not None:
            assert at not in passed, f"a circle: {passed}"
            passed.append(at)
            at = parents[at]
        assert speakers.get(conn, archive_id, person).id == passed[-1]
    assert set(owners(conn, archive_id).values()) <= set(parents)


@dataclass
class Play:
    """A random sequence of what people do, in one archive."""

    w: AsyncConnection
    archive: ArchiveId
    chance: random.Random
    added: list[int] = field(default_factory=list)
    changes: list[int] = field(default_factory=list)
    names: int = 0
    articles: int = 0

    async def add(self) -> None:
        self.articles += 1
        number = self.articles
        who = f"Sample Speaker {'ABCD'[self.chance.randrange(4)]}"
        quoted = "\n\n".join(f"“Quote {number} {place} stands here,” said {who}." for place in range(2))
        given = draft(number, f"Fictional notes of day {number}.\n\n{quoted}")
        receipt = await self.w.run_sync(
            articles.add, self.archive, given, replace(mark(given.text), people=(named(who),)), EDITOR, NOW
        )
        self.added.append(receipt.article)

    async def purge(self) -> None:
        if self.added:
            gone = self.added.pop(self.chance.randrange(len(self.added)))
            await self.w.run_sync(trash.remove, self.archive, gone, ACTOR, NOW)
            await self.w.run_sync(trash.purge, NOW.replace(year=2100), NOW)

    async def merge(self) -> None:
        one, other = self.chance.choice(await self.ids()), self.chance.choice(await self.ids())
        self.changes.append(await self.w.run_sync(merging.merge, self.archive, one, other, ACTOR, NOW))

    async def split(self) -> None:
        within = self.chance.sample(self.added, min(len(self.added), 3))
        self.names += 1
        name = named(self.chance.choice([f"Split Person {self.names}", "Sample Speaker A"]))
        person = self.chance.choice(await self.ids())
        number, _ = await self.w.run_sync(merging.split, self.archive, person, within, name, ACTOR, NOW)
        self.changes.append(number)

    async def undo(self) -> None:
        await self.w.run_sync(merging.undo, self.archive, self.chance.choice(self.changes or [1]), ACTOR, NOW)

    async def ids(self) -> list[int]:
        rows = await self.w.execute(select(tables.people.c.id).where(tables.people.c.archive == self.archive))
        return [*rows.scalars(), 0]

    async def step(self) -> None:
        steps: list[Callable[[], Awaitable[None]]] = [
            *[self.add] * 4, *[self.merge] * 3, *[self.split] * 4, *[self.undo] * 4, self.purge,
        ]  # fmt: skip
        try:
            await self.chance.choice(steps)()
        except (NoSuchPerson, NothingToUndo, SamePerson, UndoOtherFirst) as refusal:
            assert "\n" not in refusal.sentence  # noqa: PT017
            assert refusal.sentence.endswith(".")  # noqa: PT017


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(n, marks=pytest.mark.slow) for n in range(4, ROUNDS))])
async def test_whatever_is_done_the_people_stay_a_forest_and_all_can_be_undone(store: Store, seed: int) -> None:
    async with store.writing() as conn:
        archive_id = (await conn.run_sync(archives.ensure, f"round {seed}")).id
        play = Play(conn, archive_id, random.Random(seed))
        for _ in range(5):
            await play.add()
        for _ in range(STEPS):
            await play.step()
            await conn.run_sync(check_forest, archive_id)
        await undo_everything(play)
        await conn.run_sync(check_forest, archive_id)
        assert play.changes
        assert await conn.run_sync(owners, archive_id)
        for quote, person in (await conn.run_sync(owners, archive_id)).items():
            printed = (await conn.execute(select(tables.quotes.c.speaker).where(tables.quotes.c.id == quote))).scalar()
            assert (await conn.run_sync(speakers.get, archive_id, person)).name == printed


async def undo_everything(play: Play) -> None:
    """In an order by chance; what is refused names another change, and the newest of all is never refused."""
    left = list(play.changes)
    play.chance.shuffle(left)
    while left:
        before = len(left)
        for change in list(left):
            try:
                await play.w.run_sync(merging.undo, play.archive, change, ACTOR, NOW)
            except UndoOtherFirst as refusal:
                assert refusal.facts["later"] in left  # noqa: PT017
                continue
            except NothingToUndo:
                pass
            left.remove(change)
        assert len(left) < before


async def test_what_a_split_moved_comes_back_though_its_two_people_were_merged(store: Store, local: ArchiveId) -> None:
    async with store.writing() as conn:
        play = Play(conn, local, random.Random(1))
        for _ in range(6):
            await play.add()
        before = await conn.run_sync(owners, local)
        person = next(iter(before.values()))
        first, other = await conn.run_sync(merging.split, local, person, play.added, named("New Name"), ACTOR, NOW)
        second = await conn.run_sync(merging.merge, local, person, other.id, ACTOR, NOW)
        await conn.run_sync(merging.undo, local, first, ACTOR, NOW)
        assert await conn.run_sync(owners, local) == before
        await conn.run_sync(merging.undo, local, second, ACTOR, NOW)
        assert await conn.run_sync(owners, local) == before
        with pytest.raises(NoSuchPerson):  # nobody says anything under the name any more
            await conn.run_sync(speakers.get, local, other.id)
        for change in (first, second):
            with pytest.raises(NothingToUndo):
                await conn.run_sync(merging.undo, local, change, ACTOR, NOW)


async def test_a_split_of_a_split_is_undone_first(store: Store, local: ArchiveId) -> None:
    async with store.writing() as conn:
        play = Play(conn, local, random.Random(1))
        await play.add()
        before = await conn.run_sync(owners, local)
        person = next(iter(before.values()))
        first, other = await conn.run_sync(merging.split, local, person, play.added, named("Second Person"), ACTOR, NOW)
        second, _ = await conn.run_sync(merging.split, local, other.id, play.added, named("Third Person"), ACTOR, NOW)
        with pytest.raises(CopydeskError, match=f"undo change {second} first"):
            await conn.run_sync(merging.undo, local, first, ACTOR, NOW)
        for change in (second, first):
            await conn.run_sync(merging.undo, local, change, ACTOR, NOW)
        assert await conn.run_sync(owners, local) == before


async def test_a_chain_of_a_thousand_merges_is_followed_to_its_end(store: Store, local: ArchiveId) -> None:
    many = 1_200 if store.dialect == "sqlite" else 150  # one walk for both: how deep it may go is shown once
    async with store.writing() as conn:
        ids = [await conn.run_sync(speakers.made, local, named(f"Person {number}")) for number in range(many)]
        for person, target in pairwise(ids):
            await conn.run_sync(merging.merge, local, person, target, ACTOR, NOW)
        assert (await conn.run_sync(speakers.get, local, ids[0])).id == ids[-1]
        assert [person.id for person in await conn.run_sync(speakers.called, local, "person 5", "5")] == [ids[-1]]

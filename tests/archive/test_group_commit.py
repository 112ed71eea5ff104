"""Writes that wait at one moment: stored together, each whole, each with its own answer."""

import asyncio
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text

from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.errors.storage import DatabaseFull, MarkupOutside
from bot.records.annotations import Annotations, Fingerprint
from bot.records.archive import Receipt
from bot.records.ids import ArchiveId
from bot.records.passages import Passage, Passages
from tests.archive.samples import EDITOR, NOW, draft, mark

MANY = 12


async def _archive(store: Store) -> ArchiveId:
    async with store.writing() as conn:
        return (await conn.run_sync(archives.ensure, "local", NOW)).id


def _add(archive: ArchiveId, number: int, marks: Annotations | None, conn: Connection) -> Receipt:
    given = draft(number)
    return articles.add(conn, archive, given, marks or mark(given.text), EDITOR, NOW)


async def test_many_at_once_are_all_stored_in_few_transactions(tmp_path: Path) -> None:
    store = await Store.open(str(tmp_path / "archive.sqlite"))
    archive = await _archive(store)
    commits: list[object] = []
    assert store._together is not None
    event.listen(store._together._engine, "commit", commits.append)
    receipts = await asyncio.gather(*(store.write(partial(_add, archive, n, None)) for n in range(MANY)))
    assert [receipt.outcome for receipt in receipts] == ["added"] * MANY
    assert len({receipt.article for receipt in receipts}) == MANY
    assert len(commits) < MANY
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.count, archive)).articles == MANY
    await store.close()


async def test_one_that_fails_takes_no_other_with_it(tmp_path: Path) -> None:
    store = await Store.open(str(tmp_path / "archive.sqlite"))
    archive = await _archive(store)
    outside = Annotations("en", Passages.of([Passage(0, 1_000_000, 0)]), (), Fingerprint(), "")
    works = [partial(_add, archive, n, outside if n % 3 == 0 else None) for n in range(MANY)]
    found = await asyncio.gather(*map(store.write, works), return_exceptions=True)
    for number, one in enumerate(found):
        assert isinstance(one, MarkupOutside if number % 3 == 0 else Receipt)
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.count, archive)).articles == MANY - len(range(0, MANY, 3))
    await store.close()


async def test_one_that_is_cancelled_while_it_waits_is_not_done_and_holds_nobody_up(tmp_path: Path) -> None:
    store = await Store.open(str(tmp_path / "archive.sqlite"))
    archive = await _archive(store)
    writes = [asyncio.create_task(store.write(partial(_add, archive, n, None))) for n in range(MANY)]
    await asyncio.sleep(0)
    writes[0].cancel()
    writes[5].cancel()
    found = await asyncio.gather(*writes, return_exceptions=True)
    assert [number for number, one in enumerate(found) if not isinstance(one, Receipt)] == [0, 5]
    async with store.reading() as conn:
        stored = (await conn.run_sync(articles.count, archive)).articles
    assert stored in (MANY - 2, MANY - 1)  # the first had begun, or not
    await store.close()


async def test_where_the_disk_is_full_nobody_is_told_that_it_was_stored(tmp_path: Path) -> None:
    store = await Store.open(str(tmp_path / "archive.sqlite"))
    archive = await _archive(store)
    await store.write(partial(_add, archive, 0, None))

    def limited(conn: Connection) -> None:
        pages = conn.execute(text("PRAGMA page_count")).scalar_one()
        conn.execute(text(f"PRAGMA max_page_count = {pages + 20}"))

    await store.write(limited)
    works = [partial(_add, archive, n, None) for n in range(1, 20 * MANY)]
    found = await asyncio.gather(*map(store.write, works), return_exceptions=True)
    stored = [one for one in found if isinstance(one, Receipt)]
    assert any(isinstance(one, DatabaseFull) for one in found), Counter(type(one).__name__ for one in found)
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.count, archive)).articles == 1 + len(stored)
    await store.close()


@pytest.mark.parametrize("rounds", [3])
async def test_writes_keep_their_order(tmp_path: Path, rounds: int) -> None:
    store = await Store.open(str(tmp_path / "archive.sqlite"))
    archive = await _archive(store)
    for turn in range(rounds):
        numbers = range(turn * MANY, (turn + 1) * MANY)
        receipts = await asyncio.gather(*(store.write(partial(_add, archive, n, None)) for n in numbers))
        ids = [receipt.article for receipt in receipts]
        assert ids == sorted(ids)
    await store.close()

"""A database moves to another store and back, row for row, and goes on there."""

import sqlite3
from pathlib import Path

import pytest

from bot.analysis.topics import parse
from bot.archive import articles
from bot.archive import move as moving
from bot.archive.articles import posted_answers, stats, trash
from bot.archive.search.stores import index_for
from bot.archive.servers import archives, settings
from bot.archive.store import Store
from bot.archive.store.tables import metadata
from bot.archive.upkeep import Kept, sweep
from bot.errors.storage import MoveDiffers, MoveNotEmpty
from bot.records.answers import Excerpt, Posting
from bot.records.ids import ArchiveId
from bot.records.texts import VerifiedText
from tests.archive.samples import EDITOR, NOW, draft, mark, text_of, thread

HARBOUR = parse("harbour", {})


async def filled(store: Store) -> ArchiveId:
    async with store.writing() as conn:
        local = (await conn.run_sync(archives.ensure, "local", NOW)).id
        for given in [*(draft(number) for number in range(1, 30)), thread(40), draft(1, text_of(99))]:
            await conn.run_sync(articles.add, local, given, mark(given.text), EDITOR, NOW)
        await conn.run_sync(articles.remove, local, 3, EDITOR, NOW)
        await conn.run_sync(settings.write, 7, "language", "th", EDITOR, NOW)
        await conn.run_sync(
            posted_answers.record,
            Posting(local, server=7, channel=8, message=9, cuts=(Excerpt(1, 1, 0, 3, VerifiedText("The")),)),
            NOW,
        )
        gone = await conn.run_sync(articles.add, local, draft(50), mark(text_of(50)), EDITOR, NOW)
        await conn.run_sync(articles.remove, local, gone.article, EDITOR, NOW.replace(year=2020))
    await sweep(store, Kept(), NOW)
    return local


async def test_a_move_keeps_every_row_and_goes_on(store: Store, place: str, tmp_path: Path) -> None:
    local = await filled(store)
    target = await Store.open(str(tmp_path / "moved.sqlite"))
    moved = await moving.move(store, target)
    async with store.reading() as old, target.reading() as new:
        assert await old.run_sync(stats.of_archive, local) == await new.run_sync(stats.of_archive, local)
        assert await old.run_sync(articles.get, local, 1) == await new.run_sync(articles.get, local, 1)
        assert await old.run_sync(trash.trashed, local) == await new.run_sync(trash.trashed, local)
        before = await old.run_sync(index_for(old).candidates, local, HARBOUR)
        after = await new.run_sync(index_for(new).candidates, local, HARBOUR)
    assert {table.name: table.rows for table in moved.tables}["articles"] == 30
    assert sorted(before.rows, key=lambda row: row.article) == sorted(after.rows, key=lambda row: row.article)
    assert (before.found, before.seen) == (after.found, after.seen) == (28, (28,))
    async with target.writing() as conn:
        receipt = await conn.run_sync(articles.add, local, draft(60), mark(text_of(60)), EDITOR, NOW)
    assert receipt.article == 32  # 31 was purged; its number is not given again
    await target.close()


async def test_a_move_to_postgres_and_back(postgres: str, tmp_path: Path) -> None:
    first = await Store.open(str(tmp_path / "first.sqlite"))
    local = await filled(first)
    second, third = await Store.open(postgres), await Store.open(str(tmp_path / "third.sqlite"))
    there, back = await moving.move(first, second), await moving.move(second, third)
    assert there == back
    async with second.writing() as conn:
        assert (await conn.run_sync(articles.add, local, draft(60), mark(text_of(60)), EDITOR, NOW)).article == 32
    for store in (first, second, third):
        await store.close()


async def test_a_move_into_a_used_database_is_refused(store: Store, tmp_path: Path) -> None:
    target = await Store.open(str(tmp_path / "used.sqlite"))
    async with target.writing() as conn:
        await conn.run_sync(archives.ensure, "mine")
    with pytest.raises(MoveNotEmpty, match="archives holds rows"):
        await moving.move(store, target)
    await target.close()


async def test_a_copy_that_differs_is_not_kept(store: Store, tmp_path: Path) -> None:
    await filled(store)
    place = tmp_path / "altering.sqlite"
    target = await Store.open(str(place))
    with sqlite3.connect(place) as plain:
        plain.execute(
            "CREATE TRIGGER altering AFTER INSERT ON versions WHEN new.id = 5"
            " BEGIN UPDATE versions SET text = 'changed' WHERE id = 5; END"
        )
    plain.close()
    with pytest.raises(MoveDiffers, match="copy of versions differs"):
        await moving.move(store, target)
    async with target.reading() as conn:
        assert await conn.run_sync(archives.all_of) == ()
    await target.close()


async def test_every_table_is_moved_or_built_anew(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    await (await Store.open(str(place))).close()
    with sqlite3.connect(place) as plain:
        names = {name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    plain.close()
    rest = names - set(metadata.tables) - {"alembic_version", "sqlite_sequence"}
    assert all(name.startswith("search_") for name in rest), rest

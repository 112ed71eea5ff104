"""A database of an older program is brought up to date in one transaction; the tables match the migrations."""

import asyncio
import datetime as dt
import re
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, Table, inspect, select, text

from bot.archive import articles
from bot.archive.articles import rows
from bot.archive.articles.rows import NewText
from bot.archive.servers import archives
from bot.archive.store import Store, engine, seals, tables, upgrade
from bot.archive.store.tables import metadata
from bot.config import data_folder
from bot.records.ids import ArchiveId
from tests.archive.conftest import SHORT
from tests.archive.samples import NOW, draft, mark

SCRIPTS = ScriptDirectory.from_config(upgrade.config())
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()][::-1]


def differences(connection: Connection) -> list[object]:
    """Where the migrated database is not what `tables` says; full-text tables and their own are not of `metadata`."""
    context = MigrationContext.configure(
        connection,
        opts={"include_name": lambda name, kind, parents: kind != "table" or name in metadata.tables},
    )
    return list(compare_metadata(context, metadata))


def an_archive(connection: Connection) -> None:
    """The archive "local", with its seal where the database has seals already."""
    there = {column["name"] for column in inspect(connection).get_columns("archives")}
    table = Table("archives", MetaData(), *(Column(c.name, c.type) for c in archives.archives.c if c.name in there))
    row: dict[str, object] = {"name": "local", "created_at": dt.datetime(2024, 1, 1, tzinfo=dt.UTC)}
    row |= {"seal": seals.sealed(archives.archives, row)} if "seal" in there else {}
    connection.execute(table.insert(), row)


def test_the_migrations_are_one_line_of_numbers() -> None:
    assert SCRIPTS.get_heads() == [REVISIONS[-1]]
    assert [f"{number:04}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS
    names = sorted(path.name for path in (data_folder("migrations") / "versions").glob("*.py"))
    assert all(re.fullmatch(r"\d{4}_\w+\.py", name) for name in names)


async def test_a_new_database_has_the_tables_of_the_program(new_place: str) -> None:
    store = await Store.open(new_place)
    async with store.writing() as conn:
        assert await conn.run_sync(differences) == []
    await store.close()


@pytest.mark.parametrize("revision", REVISIONS)
async def test_an_older_database_is_upgraded_with_what_it_holds(new_place: str, revision: str) -> None:
    old = engine.writer(engine.address(new_place), SHORT)
    async with old.begin() as conn:
        await conn.run_sync(upgrade.to_head, revision)
        await conn.run_sync(an_archive)
    await old.dispose()
    store = await Store.open(new_place)
    async with store.reading() as conn:
        assert [a.name for a in await conn.run_sync(archives.all_of)] == ["local"]
    async with store.writing() as conn:
        assert await conn.run_sync(differences) == []
    await store.close()


async def test_an_upgrade_that_fails_leaves_the_old_database(tmp_path: Path) -> None:
    place = str(tmp_path / "archive.sqlite")
    old = engine.writer(engine.address(place), SHORT)
    async with old.begin() as conn:
        await conn.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        await conn.execute(text("CREATE TABLE versions (id INTEGER)"))  # in the way of the first migration
    with pytest.raises(Exception, match="versions"):
        await Store.open(place)
    async with old.begin() as conn:
        assert set(await conn.run_sync(lambda c: inspect(c).get_table_names())) == {"alembic_version", "versions"}
    await old.dispose()


async def test_two_programs_may_open_a_new_database_at_once(new_place: str) -> None:
    stores = await asyncio.gather(*(Store.open(new_place) for _ in range(4)))
    async with stores[0].reading() as conn:
        assert await conn.run_sync(archives.all_of) == ()
    await asyncio.gather(*(store.close() for store in stores))


OLD_KEYS = (
    # key as older programs made it, address, and the addresses by which the article must be found
    ("web.archive.org/web/20310401/https:/paper.example/a", "https://web.archive.org/web/20310401/https://paper.example/a?ref=7",
     ("https://paper.example/a", "https://web.archive.org/web/20310401/https://paper.example/a?ref=7")),
    ("paper.example/b", "https://paper.example/b?ref=home", ("paper.example/b", "https://paper.example/b?ref=home")),
    ("paper.example/c/print", "https://paper.example/c/print", ("paper.example/c", "https://paper.example/c/print")),
    ("paper.example/d", "https://paper.example/d", ("paper.example/d",)),
    ("paper.example/d/print", "https://paper.example/d/print", ("https://paper.example/d/print",)),
    ("news.amp.paper.example/e", "https://news.amp.paper.example/e", ("https://news.amp.paper.example/e",)),
    ("paper.example/f/print#part-2", "https://paper.example/f/print", ()),
    ("text:0000", None, ()),
)  # fmt: skip


def old_articles(connection: Connection) -> None:
    """Articles with the keys that the program before gave them."""
    an_archive(connection)
    for number, (key, url, _) in enumerate(OLD_KEYS, 1):
        values = rows.article_values(draft(number, url=url), mark("x")) | {"archive": 1, "key": key, "version": number}
        values |= {"id": number, "added_at": NOW}
        connection.execute(tables.articles.insert(), values)
        text_of_one = rows.version_values(NewText(f"Text {number}.", None, (), None), mark(f"Text {number}."), NOW)
        connection.execute(tables.versions.insert(), text_of_one | {"id": number, "article": number, "number": 1})


async def test_articles_of_an_older_database_are_found_by_every_form_of_their_address(new_place: str) -> None:
    old = engine.writer(engine.address(new_place), SHORT)
    async with old.begin() as conn:
        await conn.run_sync(upgrade.to_head, "0013")
        await conn.run_sync(old_articles)
    await old.dispose()
    store = await Store.open(new_place)
    async with store.reading() as conn:
        for number, (_, _, addresses) in enumerate(OLD_KEYS, 1):
            for address in addresses:
                article = await conn.run_sync(articles.by_address, ArchiveId(1), address)
                assert article is not None, address
                assert article.id == number, address
        stored = (await conn.execute(select(tables.articles).order_by(tables.articles.c.id))).all()
        assert all(seals.holds(tables.articles, row) for row in stored)
        assert [row.key for row in stored][4:] == [
            "paper.example/d/print", "news.paper.example/e", "paper.example/f#part-2", "text:0000"
        ]  # fmt: skip
    await store.close()

"""A database of an older program is brought up to date in one transaction; the tables match the migrations."""

import asyncio
import datetime as dt
import re
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, Table, inspect, text

from bot.archive.servers import archives
from bot.archive.store import Store, engine, seals, upgrade
from bot.archive.store.tables import metadata
from bot.config import data_folder
from tests.archive.conftest import SHORT

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

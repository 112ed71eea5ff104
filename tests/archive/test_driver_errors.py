"""A database that cannot be used gets one sentence, and nothing is half-stored."""

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.archive.store.engine import Waits
from bot.errors.storage import (
    DatabaseAddress,
    DatabaseBroken,
    DatabaseBusy,
    DatabaseFull,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnreachable,
    NoDatabase,
    NotADatabase,
    NotOurDatabase,
)
from bot.errors.tree import StoreError
from bot.records.ids import ArchiveId
from tests.archive.conftest import SHORT
from tests.archive.samples import EDITOR, NOW, draft, mark, text_of


async def fails(database: Path | str, expected: type[StoreError], *, create: bool = True) -> str:
    with pytest.raises(expected) as refused:
        await Store.open(str(database), create=create, waits=SHORT)
    sentence = refused.value.sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


async def made(place: Path) -> None:
    store = await Store.open(str(place))
    async with store.writing() as conn:
        archive = (await conn.run_sync(archives.ensure, "local")).id
        await conn.run_sync(articles.add, archive, draft(), mark(text_of(1)), EDITOR, NOW)
    await store.close()


async def added(store: Store, archive: ArchiveId, body: str) -> None:
    async with store.writing() as conn:
        await conn.run_sync(articles.add, archive, draft(2, body), mark(body), EDITOR, NOW)


async def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_bytes(b"Notes of a sample editor.\n" * 100)
    assert "not a database" in await fails(place, NotADatabase)
    assert place.read_bytes() == b"Notes of a sample editor.\n" * 100


async def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "other.sqlite"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE contacts (name TEXT)")
    other.close()
    before = place.read_bytes()
    await fails(place, NotOurDatabase)
    assert place.read_bytes() == before


async def test_a_newer_programs_database_is_refused(place: str) -> None:
    store = await Store.open(place)
    async with store.writing() as conn:
        await conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await store.close()
    assert "newer Copydesk" in await fails(place, DatabaseNewer)


async def test_a_missing_database_is_made_only_when_asked(tmp_path: Path) -> None:
    place = tmp_path / "none.sqlite"
    await fails(place, NoDatabase, create=False)
    assert not place.exists()
    await fails(tmp_path / "no-folder" / "a.sqlite", DatabaseUnreachable)
    await fails(tmp_path, DatabaseUnreachable)


@pytest.mark.parametrize("odd", ["", ":memory:", "mysql://x/y", "postgresql://x", "sqlite://", "a\0b", "://"])
async def test_an_address_that_names_no_database(odd: str) -> None:
    await fails(odd, DatabaseAddress)


async def test_a_password_is_never_shown() -> None:
    sentence = await fails("postgresql://me:hush@127.0.0.1:9/none", DatabaseUnreachable)
    assert "hush" not in sentence


def locking(place: Path, then: str) -> subprocess.Popen[str]:
    """A process that holds the write lock, once this returns, until it has done `then`."""
    script = (
        "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        f"c.execute('BEGIN IMMEDIATE'); print('locked', flush=True); {then}; c.execute('COMMIT')"
    )
    command = [sys.executable, "-c", script, str(place)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "locked\n"
    return other


async def test_a_locked_database_says_so_and_reading_goes_on(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    await made(place)
    with locking(place, "sys.stdin.read()") as other:
        store = await Store.open(str(place), waits=SHORT)
        with pytest.raises(DatabaseBusy):
            await added(store, ArchiveId(1), text_of(2))
        async with store.reading() as conn:
            assert [a.articles for a in await conn.run_sync(archives.all_of)] == [1]
        other.communicate()
    async with store.writing() as conn:
        await conn.run_sync(archives.ensure, "other")
    await store.close()


async def test_a_writer_waits_for_a_short_write_of_another_process(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    await made(place)
    with locking(place, "time.sleep(0.5)"):
        store = await Store.open(str(place), waits=Waits(busy=10))
        async with store.writing() as conn:
            assert (await conn.run_sync(archives.ensure, "other")).name == "other"
    await store.close()


async def test_a_write_inside_a_write_ends_with_a_sentence(place: str) -> None:
    store = await Store.open(place, waits=Waits(busy=0.2, pool=0.2))
    async with store.writing():
        with pytest.raises(DatabaseBusy):
            await added(store, ArchiveId(1), text_of(2))
    async with store.writing() as conn:
        assert (await conn.run_sync(archives.ensure, "local")).name == "local"
    await store.close()


async def test_a_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    await made(place)
    store = await Store.open(str(place), waits=SHORT)
    async with store.writing() as conn:
        archive = (await conn.run_sync(archives.named, "local")).id
        pages = (await conn.execute(text("PRAGMA page_count"))).scalar_one()
        await conn.execute(text(f"PRAGMA max_page_count={pages + 2}"))
    with pytest.raises(DatabaseFull, match="is full, so nothing was changed"):
        await added(store, archive, text_of(2) + " word" * 20_000)
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.count, archive)).articles == 1
        assert await conn.run_sync(articles.by_address, archive, "harbour.example/2") is None
    async with store.writing() as conn:
        await conn.execute(text("PRAGMA max_page_count=1000000"))
    await added(store, archive, text_of(2))
    await store.close()


async def test_a_damaged_file_is_reported(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    await made(place)
    body = bytearray(place.read_bytes())
    body[4096:] = b"\xff" * (len(body) - 4096)
    place.write_bytes(body)
    await fails(place, DatabaseBroken)


READ_ONLY = """
import asyncio, os, sys
from bot.archive.store import Store
from bot.errors.tree import StoreError

async def main():
    warm = await Store.open(sys.argv[1] + ".other")  # loads every module while its files may still be read
    await warm.close()
    if os.geteuid() == 0:
        os.setegid(65534)
        os.seteuid(65534)
    try:
        await Store.open(sys.argv[1])
    except StoreError as refused:
        print(type(refused).__name__)

asyncio.run(main())
"""


def test_a_read_only_database_is_refused(tmp_path: Path) -> None:
    """Root may write anything, so a child that is nobody tries, in a folder that it may only read."""
    place = tmp_path / "archive.sqlite"
    asyncio.run(made(place))
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    place.chmod(0o444)
    ran = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.split() == [DatabaseReadOnly.__name__], ran.stderr
    assert not list(tmp_path.glob("archive.sqlite-*"))

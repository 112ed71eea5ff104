"""Reads and writes of a few rows: whole or not at all, past what is heavy, and nothing is left of who gave up."""

import asyncio
import datetime as dt
import threading

import pytest
from sqlalchemy import Connection, func, select

from bot.archive.servers import archives
from bot.archive.store import SHORT_READERS, Store, tables
from bot.errors.missing import NoSuchArchive

NOW = dt.datetime(2025, 4, 1, 12, tzinfo=dt.UTC)


def begun(conn: Connection, name: str) -> None:
    archives.ensure(conn, name, NOW)


def begun_in_vain(conn: Connection, name: str) -> None:
    begun(conn, name)
    raise NoSuchArchive(name=name)


def count(conn: Connection) -> int:
    return int(conn.execute(select(func.count()).select_from(tables.archives)).scalar_one())


async def test_what_a_write_raises_is_raised_and_nothing_of_it_is_kept(store: Store) -> None:
    with pytest.raises(NoSuchArchive):
        await store.short_write(begun_in_vain, "first")
    assert await store.short_read(count) == 0
    await store.short_write(begun, "second")
    assert await store.short_read(count) == 1


async def test_a_write_is_undone_by_no_other(store: Store) -> None:
    names = [f"archive {number}" for number in range(20)]
    done = await asyncio.gather(
        *(store.short_write(begun if number % 2 else begun_in_vain, name) for number, name in enumerate(names)),
        *(store.write(lambda conn, name=name: begun(conn, f"{name} too")) for name in names),  # type: ignore[misc]
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, NoSuchArchive) for outcome in done) == 10
    assert await store.short_read(count) == 30


async def test_a_write_that_was_given_up_while_another_has_the_writer_is_not_done(store: Store) -> None:
    async with store.writing():
        waiting = asyncio.create_task(store.short_write(begun, "given up"))
        await asyncio.sleep(0.01)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    await store.short_write(begun, "wanted")
    assert await store.short_read(count) == 1


async def test_readers_that_gave_up_hold_no_connection(store: Store) -> None:
    gone = [asyncio.create_task(store.short_read(count)) for _ in range(4 * SHORT_READERS)]
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()
    await asyncio.gather(*gone, return_exceptions=True)
    async with asyncio.timeout(30):
        assert await asyncio.gather(*(store.short_read(count) for _ in range(4 * SHORT_READERS))) == [0] * 8


async def test_a_read_cannot_write(store: Store) -> None:
    with pytest.raises(Exception, match=r"read-only|readonly|may not be written"):
        await store.short_read(begun, "written by a reader")
    assert await store.short_read(count) == 0


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
async def test_the_event_loop_does_no_read_and_no_write_itself(store: Store) -> None:
    def thread(conn: Connection) -> str:
        return threading.current_thread().name

    assert threading.main_thread().name not in (await store.short_read(thread), await store.short_write(thread))

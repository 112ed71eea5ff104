"""Reads that run whole in a thread: what they see, and what is shared among those who ask at once."""

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from bot.archive.servers import archives
from bot.archive.store import READERS, Store
from bot.errors.missing import NoSuchArchive
from bot.errors.tree import StoreError
from bot.records.ids import ArchiveId


@pytest.fixture
async def busy(store: Store) -> AsyncIterator[threading.Event]:
    """All reading threads wait until the event is set."""
    free = threading.Event()

    def wait(conn: Connection) -> None:
        free.wait(10)

    waiting = [asyncio.create_task(store.read(wait)) for _ in range(READERS)]
    await asyncio.sleep(0.05)
    yield free
    free.set()
    await asyncio.gather(*waiting)


class Counted:
    """A read that counts its runs."""

    def __init__(self) -> None:
        self.runs = 0

    def __call__(self, conn: Connection) -> int:
        self.runs += 1
        conn.execute(sql("SELECT 1"))
        return self.runs


async def test_a_read_sees_what_is_stored_and_raises_what_it_meets(store: Store, local: ArchiveId) -> None:
    assert (await store.read(lambda conn: archives.named(conn, "local"))).id == local
    with pytest.raises(NoSuchArchive):
        await store.read(lambda conn: archives.named(conn, "elsewhere"))


async def test_a_read_cannot_write(store: Store, local: ArchiveId) -> None:
    def write(conn: Connection) -> None:
        conn.execute(sql("DELETE FROM archives"))

    with pytest.raises((StoreError, DBAPIError)):
        await store.read(write)
    assert (await store.read(lambda conn: archives.named(conn, "local"))).id == local


async def test_what_waits_for_its_turn_is_read_once_for_all_who_ask(store: Store, busy: threading.Event) -> None:
    read, other = Counted(), Counted()
    same = [asyncio.create_task(store.read(read, once="topic")) for _ in range(5)]
    alone = asyncio.create_task(store.read(other, once="another topic"))
    await asyncio.sleep(0)
    busy.set()
    assert await asyncio.gather(*same) == [1] * 5
    assert await alone == 1
    assert await store.read(read, once="topic") == 2  # asked later: read anew


async def test_who_gives_up_takes_the_answer_from_nobody(store: Store, busy: threading.Event) -> None:
    read = Counted()
    first, second = (asyncio.create_task(store.read(read, once="topic")) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    busy.set()
    assert await second == 1
    assert first.cancelled() or await asyncio.gather(first, return_exceptions=True)


async def test_what_nobody_looks_at_gives_way_to_reads_that_wait(store: Store, busy: threading.Event) -> None:
    await asyncio.wait_for(store.quiet(5), 1)  # those under way are waited for by nobody
    asked = asyncio.create_task(store.read(Counted()))
    await asyncio.sleep(0)
    giving_way = asyncio.create_task(store.quiet(5))
    await asyncio.sleep(0.05)
    assert not giving_way.done()
    busy.set()
    await asyncio.wait_for(giving_way, 2)
    assert await asked == 1


async def test_giving_way_ends(store: Store, busy: threading.Event) -> None:
    asked = asyncio.create_task(store.read(Counted()))
    await asyncio.sleep(0)
    await asyncio.wait_for(store.quiet(0.05), 1)
    busy.set()
    assert await asked == 1

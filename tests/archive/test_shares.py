"""One server's reads and writes never keep another's short ones, or its turn, waiting."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from functools import partial

import pytest
from sqlalchemy import Connection
from sqlalchemy import text as sql

from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import READERS, Store
from bot.archive.store.shares import Asker, FairThreads, Queue
from bot.errors.asking import TooManyWaiting
from bot.records.ids import ArchiveId
from tests.archive.samples import EDITOR, NOW, draft, mark

GREEDY, OTHER = 1, 2


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What heavy reads wait for."""
    opened = threading.Event()
    yield opened
    opened.set()


@pytest.fixture
async def flooded(store: Store, gate: threading.Event) -> AsyncIterator[list[asyncio.Task[None]]]:
    """One server's eight members ask for something long at once."""

    def long(conn: Connection) -> None:
        gate.wait(10)

    reads = [
        asyncio.create_task(store.on_behalf_of(Asker(GREEDY, member)).read(long))
        for member in range(8)
    ]  # fmt: skip
    await asyncio.sleep(0.05)
    yield reads
    gate.set()
    await asyncio.gather(*reads)


def one(conn: Connection) -> int:
    return int(conn.execute(sql("SELECT 1")).scalar_one())


async def test_a_short_read_passes_every_heavy_one(store: Store, gate: threading.Event) -> None:
    def long(conn: Connection) -> None:
        gate.wait(10)

    heavy = [asyncio.create_task(store.read(long)) for _ in range(READERS)]
    await asyncio.sleep(0.05)
    assert await asyncio.wait_for(store.short_read(one), 1) == 1
    gate.set()
    await asyncio.gather(*heavy)


async def test_another_server_finds_a_thread(store: Store, flooded: list[asyncio.Task[None]]) -> None:
    assert await asyncio.wait_for(store.on_behalf_of(Asker(OTHER, 9)).read(one), 1) == 1
    assert not any(read.done() for read in flooded)


async def test_another_server_finds_a_connection_for_its_blocks(store: Store) -> None:
    greedy, other = store.on_behalf_of(Asker(GREEDY, 1)), store.on_behalf_of(Asker(OTHER, 2))
    done = asyncio.Event()

    async def hold() -> None:
        async with greedy.reading():
            await done.wait()

    holding = [asyncio.create_task(hold()) for _ in range(12)]
    await asyncio.sleep(0.1)
    async with asyncio.timeout(1), other.reading() as conn:
        assert await conn.run_sync(one) == 1
    done.set()
    await asyncio.gather(*holding)


async def test_a_short_write_goes_before_articles_that_wait(store: Store, local: ArchiveId) -> None:
    order: list[str] = []

    def article(number: int, conn: Connection) -> None:
        given = draft(number)
        articles.add(conn, local, given, mark(given.text), EDITOR, NOW)
        order.append("article")

    def short(conn: Connection) -> None:
        order.append("short")

    if store.dialect != "sqlite":
        pytest.skip("PostgreSQL takes writes one by one")
    writes = [asyncio.create_task(store.write(partial(article, number))) for number in range(40)]
    await asyncio.sleep(0)
    await store.short_write(short)
    assert order.index("short") < 40 - 16, order
    await asyncio.gather(*writes)


def test_turns_go_round_servers_and_members() -> None:
    threads = FairThreads(1, "test")
    gate, order = threading.Event(), list[tuple[int, int]]()
    threads.submit(lambda: gate.wait(10))
    asked = [(1, 1), (1, 1), (1, 1), (1, 2), (2, 3), (3, 4)]
    answers = [threads.submit(partial(order.append, who), Asker(*who)) for who in asked]
    gate.set()
    for answer in answers:
        answer.result(5)
    threads.close()
    assert order[:4] == [(1, 1), (2, 3), (3, 4), (1, 2)]


@pytest.mark.parametrize(("queue", "askers"), [
    (Queue(member=2, server=9, everybody=9), [Asker(1, 1)] * 3),
    (Queue(member=9, server=2, everybody=9), [Asker(1, 1), Asker(1, 2), Asker(1, 3)]),
    (Queue(member=9, server=9, everybody=2), [Asker(1, 1), Asker(2, 2), Asker(3, 3)]),
])  # fmt: skip
def test_a_full_queue_is_one_sentence(queue: Queue, askers: list[Asker]) -> None:
    threads = FairThreads(1, "test", queue)
    gate, begun = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        gate.wait(10)

    threads.submit(hold)
    begun.wait(5)
    *fitting, last = askers
    for asker in fitting:
        threads.submit(lambda: None, asker)
    with pytest.raises(TooManyWaiting):
        threads.submit(lambda: None, last)
    threads.submit(lambda: None)  # the terminal's own work is never refused
    gate.set()
    threads.close()


async def test_settings_and_archives_are_found_while_all_heavy_threads_are_held(
    store: Store, flooded: list[asyncio.Task[None]]
) -> None:
    found = await asyncio.wait_for(store.short_read(lambda conn: archives.for_server(conn, 5)), 1)
    assert found is None

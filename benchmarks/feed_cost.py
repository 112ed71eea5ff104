"""What following feeds costs: `python -m benchmarks.feed_cost --help`.

Prints the CPU of a look that brings nothing (304) beside that of the bare request, the CPU of an item that is taken in
beside that of reading and marking its page, and what share of a core 500 feeds take at the pace of `benchmarks.feeds`.
The sites stand in another process, whose CPU does not count; reading children do.
"""

import argparse
import asyncio
import datetime as dt
import multiprocessing
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks import processes
from bot.app import open_desk
from bot.archive import tasks
from bot.archive.servers import archives
from bot.config import Config
from bot.desk import ingest
from bot.desk.feeds import add, find
from bot.desk.resources import Desk
from bot.jobs.once import FEEDS
from bot.records.archive import Actor
from bot.records.subscriptions import Terms
from bot.records.tasks import Again
from tests.web import HABITS, PATIENT, RSS, LocalWeb
from tests.web.visitor import Visitor

EDITOR = Actor("terminal", "benchmark", "Benchmark")
FOLLOWED, LOOKS_A_DAY, ITEMS_A_DAY = 500, 20.1, 36.6
"""Feeds, and what `benchmarks.feeds` gives a feed and day: looks, and items (548,836 in 30 days)."""
DAY = 86_400


def main() -> None:
    """Both costs, then the share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=60)
    given = parser.parse_args()
    asyncio.run(_serve(given.feeds))


async def _serve(feeds: int) -> None:
    """The sites, while another process looks at them."""
    async with LocalWeb() as web:
        for number in range(feeds):
            outlet = web.outlet(f"paper{number}.example", per_day=20, seed=number)
            outlet.feed("/feed.xml", RSS, HABITS["strong etag"])
        web.clock.advance(days=2)
        context = multiprocessing.get_context("spawn")
        reader = context.Process(target=_measure, args=(web.visitor(), feeds, web.clock.now()))
        reader.start()
        await asyncio.to_thread(reader.join)


def _measure(visitor: Visitor, feeds: int, now: dt.datetime) -> None:
    asyncio.run(_measured(visitor, feeds, now))


async def _measured(visitor: Visitor, feeds: int, began: dt.datetime) -> None:
    passed = [0.0]

    def now() -> dt.datetime:
        return began + dt.timedelta(seconds=passed[0])

    with tempfile.TemporaryDirectory() as folder:
        config = Config(database=str(Path(folder) / "feeds.sqlite"))
        async with open_desk(config, fetcher=visitor.fetcher(now, PATIENT)) as opened:
            desk = replace(opened, now=now)
            await desk.parsers.warm()
            await _follow(desk, feeds)
            item = await _worked_off(desk, passed, "feed item", 10 * feeds) / (10 * feeds)
            bare_item = await _bare_items(desk, feeds)
            passed[0] += 6 * 3_600
            bare = await _bare_looks(desk, feeds)
            look = await _worked_off(desk, passed, "feed look", feeds) / feeds
    share = FOLLOWED * (LOOKS_A_DAY * look + ITEMS_A_DAY * item) / DAY
    print(f"a look that brings nothing: {1000 * look:.2f} ms CPU; the bare request {1000 * bare:.2f}")
    print(f"an item taken in: {1000 * item:.0f} ms CPU; fetched and read alone {1000 * bare_item:.0f}")
    print(f"{FOLLOWED} feeds, {LOOKS_A_DAY} looks and {ITEMS_A_DAY} items a feed and day: {share:.2%} of a core")


async def _follow(desk: Desk, feeds: int) -> None:
    archive = await desk.store.write(lambda conn: archives.ensure(conn, "local", desk.now()))
    for number in range(feeds):
        (candidate, *_) = await find.find(desk, archive.id, f"http://paper{number}.example/feed.xml")
        await add.add(desk, archive.id, candidate, Terms(first=10), EDITOR)


async def _worked_off(desk: Desk, passed: list[float], kind: str, most: int) -> float:
    """Do that many tasks of a kind as the worker does, asking the queue before each; gives the CPU seconds of this
    process and its children.
    """
    began, done = _used(), 0
    while done < most:
        wait = await desk.store.short_read(lambda conn: tasks.seconds_to_next(conn, (kind,), desk.now()))
        passed[0] += wait or 0.0
        done += await due_done(desk, kind)
    return _used() - began


async def due_done(desk: Desk, kind: str) -> bool:
    """Do the task of a kind that is due; False where none is, or where it comes again before it is done."""
    write = desk.store.write
    claimed = await write(lambda conn: tasks.claim(conn, (kind,), "benchmark", desk.now(), 1))
    if not claimed:
        return False
    then = await FEEDS[kind](desk, claimed[0])
    if isinstance(then, Again):
        await write(lambda conn: tasks.again(conn, claimed[0], then, desk.now()))
    elif then is None:
        await write(lambda conn: tasks.done(conn, claimed[0]))
    return not isinstance(then, Again)


async def _bare_looks(desk: Desk, feeds: int) -> float:
    """The CPU of a request for each feed that is answered by 304."""
    first = [await desk.fetcher.get(f"http://paper{number}.example/feed.xml") for number in range(feeds)]
    began = _used()
    for number, fetched in enumerate(first):
        await desk.fetcher.get(f"http://paper{number}.example/feed.xml", etag=fetched.etag)
    return (_used() - began) / feeds


async def _bare_items(desk: Desk, feeds: int) -> float:
    """The CPU of fetching, reading and marking a page, without storing it."""
    pages = []
    for number in range(feeds):
        fetched = await desk.fetcher.get(f"http://paper{number}.example/feed.xml")
        pages.append((await desk.parsers.feed(fetched.received, desk.now())).items[-1].url)
    began = _used()
    for address in pages:
        await ingest.read(desk, (await desk.fetcher.get(address)).received)
    return (_used() - began) / len(pages)


def _used() -> float:
    """CPU seconds of this process, to the nanosecond, and of its children, to the hundredth."""
    return time.process_time() + processes.cpu_seconds()[1]


if __name__ == "__main__":
    main()

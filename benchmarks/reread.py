"""Reading old articles again beside ingesting them: `python -m benchmarks.reread [--articles 10000]`.

1. So many made articles are ingested as plain text; printed are articles a second and CPU milliseconds in all.
2. All are made old, and lose their quotes, which is the most that reading again can find; then they are read again at
   once.
3. Briefs are asked one after the other, in turns with the bot's background reading again beside them and with none, so
   that a busy machine weighs on both alike.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

from sqlalchemy import delete, update

from benchmarks.answers import asked, figures
from benchmarks.articles import Articles
from benchmarks.ingest_pages import Measured
from bot.app import open_desk
from bot.archive.store import tables
from bot.config import Config
from bot.desk import archives, ingest_many, reread
from bot.desk.brief import brief
from bot.desk.resources import Desk
from bot.desk.warm_up import warm_up
from bot.jobs.worker import working
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import Received

ACTOR = Actor("terminal", "benchmark", "benchmark")
BATCH = 500
TURNS, TOPICS = 8, 40


def given(number: int, source: Articles) -> Received:
    """A made article as pasted text with its address."""
    draft, _ = source.make(number)
    text = f"{draft.title.value}\n\n{draft.text}"
    return Received(text.encode(), "text/plain", "utf-8", draft.url)


async def ingested(desk: Desk, archive: ArchiveId, many: int, measured: Measured) -> None:
    """Ingest so many, some at a time."""
    source = Articles(1, max(20_000, many))
    with measured.of(many):
        for first in range(1, many + 1, BATCH):
            some = [given(number, source) for number in range(first, min(first + BATCH, many + 1))]
            await ingest_many.many(desk, archive, some, ACTOR)


async def made_old(desk: Desk) -> None:
    """As an engine left them that found no quote."""
    async with desk.store.writing() as w:
        await w.execute(delete(tables.quotes))
        await w.execute(update(tables.versions).values(engine=0))


@asynccontextmanager
async def in_the_background(desk: Desk) -> AsyncIterator[None]:
    """The bot's own worker; says how many texts it read meanwhile."""
    before, began = await reread.waiting(desk), time.perf_counter()
    async with working(desk):
        await asyncio.sleep(1)
        yield
    read, seconds = before - await reread.waiting(desk), time.perf_counter() - began
    print(f"  in the background meanwhile: {read / seconds:6.1f} articles a second, {before - read} left")


async def answers(desk: Desk, archive: ArchiveId) -> tuple[list[float], list[float]]:
    """Milliseconds of briefs without and with articles read again beside them."""
    waits: tuple[list[float], list[float]] = ([], [])
    for turn in range(2 * TURNS):
        beside = turn % 2
        async with in_the_background(desk) if beside else nullcontext():
            for topic in asked(TOPICS):
                began = time.perf_counter()
                await brief(desk, archive, topic)
                waits[beside].append(1000 * (time.perf_counter() - began))
    return waits


async def run(many: int) -> None:
    """Measure all three."""
    stored, again = Measured(), Measured()
    with tempfile.TemporaryDirectory() as folder:
        async with open_desk(Config(database=str(Path(folder) / "again.sqlite"))) as desk:
            await warm_up(desk)
            archive = (await archives.for_terminal(desk, archives.LOCAL)).id
            await ingested(desk, archive, many, stored)
            await made_old(desk)
            with again.of(many):
                done = await reread.reread(desk, archive)
            assert done.changes.articles == many, done
            for name, measured in (("ingested", stored), ("read again at once", again)):
                print(f"{name:20} {measured.speeds[0]:8.1f} a second {measured.cpu[0]:8.1f} CPU ms each")
            print(
                f"reading again takes {stored.speeds[0] / again.speeds[0]:.2f} of the time, "
                f"{again.cpu[0] / stored.cpu[0]:.2f} of the CPU; goal 1.00"
            )
            await made_old(desk)
            alone, beside = await answers(desk, archive)
            print(
                f"a brief alone {figures(alone)} ms, beside {figures(beside)} ms: median "
                f"{statistics.median(beside) / statistics.median(alone):.2f} times, mean "
                f"{statistics.mean(beside) / statistics.mean(alone):.2f}; goal 1.10"
            )


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    asyncio.run(run(options.parse_args().articles))


if __name__ == "__main__":
    main()

"""An archive of mixed articles, written by the program that is imported; run in the tree of an older one.

`cd OLDER && PYTHONPATH=OLDER python /…/benchmarks/upgrade/make.py DATABASE 100000 [--seed 1]`. It uses nothing but what
has stood in the program for long: `Store`, `archives.ensure`, `articles.add`, `articles.remove`. A SQLite file is
written without flushes, for nobody needs it if the power fails now.
"""

import argparse
import asyncio
import datetime as dt
import time
from pathlib import Path

from sqlalchemy import Connection

import benchmarks

benchmarks.__path__.insert(0, str(Path(__file__).parents[1]))

from benchmarks.upgrade.mixed import MixedArticles  # noqa: E402
from bot.archive import articles  # noqa: E402
from bot.archive.servers import archives  # noqa: E402
from bot.archive.store import Store, engine  # noqa: E402
from bot.records.archive import Actor  # noqa: E402
from bot.records.ids import ArchiveId  # noqa: E402

BATCH = 1_000
TRASHED = 250
"""Every so manieth article lies in the trash."""
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
ACTOR = Actor("terminal", "benchmark", "benchmark")
FAST = {"synchronous": "OFF", "wal_autocheckpoint": "40000", "cache_size": "-400000", "temp_store": "MEMORY"}


async def make(database: str, many: int, seed: int) -> None:
    """Fill the archive "local" of a new database."""
    if hasattr(engine, "_WRITING"):
        faster = (*engine._WRITING, *(f"{name}={value}" for name, value in FAST.items()))
        setattr(engine, "_WRITING", faster)  # noqa: B010
    store, source = await Store.open(database), MixedArticles(seed)
    async with store.writing() as conn:
        archive = (await conn.run_sync(archives.ensure, "local", NOW)).id
    for first in range(1, many + 1, BATCH):
        numbers = range(first, min(first + BATCH, many + 1))
        async with store.writing() as conn:
            await conn.run_sync(_add, archive, source, numbers)
        print(numbers.stop - 1, end=" ", flush=True)
    await store.close()


def _add(conn: Connection, archive: ArchiveId, source: MixedArticles, numbers: range) -> None:
    for number in numbers:
        for draft, marks in source.make(number):
            receipt = articles.add(conn, archive, draft, marks, ACTOR, NOW)
        if number % TRASHED == 0:
            articles.remove(conn, archive, receipt.article, ACTOR, NOW)


def main() -> None:
    """Make it, and say how long it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database")
    asked.add_argument("articles", type=int)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    began = time.perf_counter()
    asyncio.run(make(given.database, given.articles, given.seed))
    seconds = time.perf_counter() - began
    print(f"\n{given.articles} articles in {seconds:.0f} s, {given.articles / seconds:.0f} a second")


if __name__ == "__main__":
    main()

"""Ingest against its floor: `python -m benchmarks.ingest [--articles 400]`.

Prints, from one run on one machine: articles a second of `articles.add` (one transaction each, and many to one), of
bare inserts of the very rows it wrote, and of marking; the lag of the event loop while adding; and memory.
`benchmarks.ingest_pages` measures the whole of ingest beside trafilatura.
"""

import argparse
import asyncio
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from benchmarks.articles import Articles
from benchmarks.generate import NOW
from benchmarks.loop_lag import lag, p99
from bot.analysis.markup import mark
from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.records.annotations import Annotations
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import Draft

ACTOR = Actor("terminal", "benchmark", "benchmark")
Made = list[tuple[Draft, Annotations]]


@contextmanager
def timed(name: str, many: int, speeds: dict[str, float]) -> Iterator[None]:
    """Keep and print how many a second the block did, and its CPU milliseconds for each."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    speeds[name] = many / (time.perf_counter() - wall)
    print(f"{name:44} {speeds[name]:8.0f} /s {(time.process_time() - cpu) / many * 1000:8.2f} CPU ms each")


async def added(database: Path, made: Made, size: int) -> None:
    """Store all of `made`, `size` to a transaction."""
    store = await Store.open(str(database))
    async with store.writing() as conn:
        archive = (await conn.run_sync(archives.ensure, "local", NOW)).id
    for some in _batched(made, size):
        await store.write(partial(_all_of, archive, some))
    await store.close()


def _all_of(archive: ArchiveId, some: Made, conn: Connection) -> None:
    for draft, markup in some:
        articles.add(conn, archive, draft, markup, ACTOR, NOW)


def _batched(made: Made, size: int) -> Iterator[Made]:
    return (made[first : first + size] for first in range(0, len(made), size))


async def with_lag(database: Path, made: Made) -> float:
    """The event loop's lag in ms, 99th percentile, while one transaction follows the other."""
    lags: list[float] = []
    async with lag(lags):
        await added(database, made, 1)
    return p99(lags)


def rows_of(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that ingest wrote, by table; the full-text index through its own table."""
    with sqlite3.connect(database) as plain:
        shadows = "name LIKE 'search_index_%' OR name LIKE 'sqlite_%' OR name IN ('alembic_version', 'archives')"
        names = plain.execute(f"SELECT name FROM sqlite_master WHERE type = 'table' AND NOT ({shadows})").fetchall()
        found = {name: plain.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names if name != "search_index"}
        found["search_index"] = plain.execute("SELECT rowid, title, lead, rest, facet FROM search_index").fetchall()
    plain.close()
    return found


def bare(database: Path, found: dict[str, list[tuple[object, ...]]], transactions: int) -> None:
    """Insert rows with sqlite3 alone, spread evenly over so many transactions, as durable as the store's."""
    plain = sqlite3.connect(database, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        plain.execute(f"PRAGMA {pragma}")
    for turn in range(transactions):
        plain.execute("BEGIN IMMEDIATE")
        for name, lines in found.items():
            some = lines[turn::transactions]
            if some:
                columns = "(rowid, title, lead, rest, facet)" if name == "search_index" else ""
                plain.executemany(f"INSERT INTO {name}{columns} VALUES ({','.join('?' * len(some[0]))})", some)
        plain.execute("COMMIT")
    plain.close()


async def empty(database: Path) -> Path:
    """A database with the tables and the archive, and no article."""
    store = await Store.open(str(database))
    async with store.writing() as conn:
        await conn.run_sync(archives.ensure, "local", NOW)
    await store.close()
    return database


def main() -> None:
    """Run it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", type=int, default=400)
    many: int = asked.parse_args().articles
    source, speeds = Articles(), dict[str, float]()
    drafts = [source.make(number)[0] for number in range(1, many + 1)]
    with timed("marking alone", many, speeds):
        made = [(draft, mark(draft.text, "en")) for draft in drafts]
    with tempfile.TemporaryDirectory() as folder:
        _stored(Path(folder), made, speeds)
    _compared(speeds)


def _stored(folder: Path, made: Made, speeds: dict[str, float]) -> None:
    many = len(made)
    with timed("articles.add, one to a transaction", many, speeds):
        asyncio.run(added(folder / "one.sqlite", made, 1))
    with timed("articles.add, 50 to a transaction", many, speeds):
        asyncio.run(added(folder / "fifty.sqlite", made, 50))
    found = rows_of(folder / "one.sqlite")
    print(f"{'rows to an article':44} {sum(map(len, found.values())) / many:8.0f}")
    for name, transactions in (("one to a transaction", many), ("50 to a transaction", max(1, many // 50))):
        place = asyncio.run(empty(folder / f"bare{transactions}.sqlite"))
        with timed(f"bare inserts, {name}", many, speeds):
            bare(place, found, transactions)
    late = asyncio.run(with_lag(folder / "lag.sqlite", made))
    print(f"{'event-loop lag while adding, p99':44} {late:8.1f} ms")


def _compared(speeds: dict[str, float]) -> None:
    for name in ("one to a transaction", "50 to a transaction"):
        ratio = speeds[f"articles.add, {name}"] / speeds[f"bare inserts, {name}"]
        print(f"{'articles.add against bare inserts, ' + name:60} {ratio:6.2f}")
    print(f"{'memory at most':60} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


if __name__ == "__main__":
    main()

"""The whole of ingest beside trafilatura alone: `python -m benchmarks.ingest_pages [--data DIR] [--rounds 3]`.

The pages are our corpus's, or those of DIR (pages-*.jsonl.gz). Both use two processes: trafilatura extracts each page
and that is all; Copydesk reads it in a child with every cap, marks it, and stores it with its index, as
`desk.ingest_many` does. The same articles are then ingested as plain text. Rounds take turns, so that a busy machine
weighs on all alike; printed are articles a second, their ratios, the event loop's lag and memory.
"""

import argparse
import asyncio
import resource
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

import trafilatura

from benchmarks.asking import Row
from benchmarks.pages_peers import pages
from bot.app import open_desk
from bot.config import Config
from bot.desk import archives, ingest_many
from bot.desk.resources import Desk
from bot.records.archive import Actor
from bot.records.reading import Received

PROCESSES = 2
FEWEST = 120
"""Articles of a round; a smaller corpus is taken again under other addresses."""
TICK = 0.005
PAGES_WANTED, TEXTS_WANTED, LAG_WANTED = 0.6, 3.0, 50.0
ACTOR = Actor("terminal", "benchmark", "benchmark")


def repeated(rows: list[Row]) -> Iterator[tuple[str, Row]]:
    """Each row with an address of its own, FEWEST at least."""
    for turn in range(-(-FEWEST // len(rows))):
        yield from ((f"https://example.org/{turn}/{number}", row) for number, row in enumerate(rows))


def by_trafilatura(rows: list[Row]) -> float:
    """Pages a second of trafilatura alone."""
    given = [row["html"] for _, row in repeated(rows)]
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(trafilatura.extract, given[: 2 * PROCESSES]))
        began = time.perf_counter()
        list(pool.map(trafilatura.extract, given))
        return len(given) / (time.perf_counter() - began)


def as_page(address: str, row: Row) -> Received:
    """The page as a fetch gives it."""
    return Received(row["html"].encode("utf-8", "replace"), "text/html", "utf-8", address)


def as_text(address: str, row: Row) -> Received:
    """The same article pasted; the turn in it keeps the texts apart."""
    title = f"{row.get('title') or 'Untitled'}"
    return Received(f"{title}\n\n{row['body']}\n\n{address}".encode("utf-8", "replace"), "text/plain", "utf-8", address)


@asynccontextmanager
async def lag(found: list[float]) -> AsyncIterator[None]:
    """Note how many milliseconds late the event loop comes back, every TICK seconds."""

    async def ticking() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK)
            found.append((time.perf_counter() - before - TICK) * 1000)

    task = asyncio.create_task(ticking())
    yield
    task.cancel()


async def ingested(rows: list[Row], kind: Callable[[str, Row], Received], lags: list[float]) -> tuple[float, int]:
    """Articles a second of the whole pipeline into a new database, and how many could not be read."""
    given = [kind(*one) for one in repeated(rows)]
    with tempfile.TemporaryDirectory() as folder:
        async with open_desk(Config(database=str(Path(folder) / "ingest.sqlite"))) as desk:
            return await _timed(desk, given, lags)


async def _timed(desk: Desk, given: list[Received], lags: list[float]) -> tuple[float, int]:
    archive = (await archives.for_terminal(desk, archives.LOCAL)).id
    await ingest_many.many(desk, archive, [as_text("", {"body": "One. " * 9})] * 2 * PROCESSES, ACTOR)
    async with lag(lags):
        began = time.perf_counter()
        tally = await ingest_many.many(desk, archive, list(given), ACTOR)
        return len(given) / (time.perf_counter() - began), len(tally.failures)


def compare(rows: list[Row], rounds: int) -> None:
    """Take turns and print."""
    speeds: dict[str, list[float]] = {"trafilatura alone": [], "ingest, pages": [], "ingest, plain text": []}
    lags: list[float] = []
    for number in range(rounds):
        speeds["trafilatura alone"].append(by_trafilatura(rows))
        for name, kind in (("ingest, pages", as_page), ("ingest, plain text", as_text)):
            speed, failed = asyncio.run(ingested(rows, kind, lags))
            speeds[name].append(speed)
            print(f"round {number + 1}, {name}: {speed:.1f} /s, {failed} refused, {_megabytes()} MB at most so far")
    middle = {name: statistics.median(each) for name, each in speeds.items()}
    for name, speed in middle.items():
        print(f"{name:24} {speed:8.1f} /s {speed / middle['trafilatura alone']:8.2f} times trafilatura alone")
    print(f"event-loop lag p99 {statistics.quantiles(lags, n=100)[98]:.1f} ms, at most {LAG_WANTED:.0f} wanted")
    print(f"wanted: pages {PAGES_WANTED} times, plain text {TEXTS_WANTED} times")


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Run it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, metavar="DIR", help="a folder with pages-article.jsonl.gz and others")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--limit", type=int, help="the first N pages only")
    given = asked.parse_args()
    compare(pages(given.data)[: given.limit], given.rounds)


if __name__ == "__main__":
    main()

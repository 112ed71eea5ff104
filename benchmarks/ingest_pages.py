"""The whole of ingest beside trafilatura alone: `python -m benchmarks.ingest_pages [--data DIR] [--rounds 3]`.

The pages are those of `benchmarks.site`, or of DIR (pages-*.jsonl.gz). All use two processes that give way alike.
trafilatura extracts each page and that is all: its text alone, and with title, author and date, which Copydesk reads
too. Copydesk reads each page in a child with every cap, marks it, and stores it with its index, as `ingest` of many
does; then the same articles as plain text. Rounds take turns, so that a busy machine weighs on all alike; printed are
articles a second, CPU milliseconds of all processes, the ratios of both, the event loop's lag, and memory over a run
of `--long` pages.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura

from benchmarks import pages_peers, site
from benchmarks.asking import Row
from benchmarks.loop_lag import lag, p99
from benchmarks.processes import cpu_seconds, resident_mb
from bot.app import open_desk
from bot.config import Config
from bot.desk import archives, ingest_many
from bot.desk.resources import Desk
from bot.reading.sandbox import NICENESS
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import Received

PROCESSES = 2
OWN = 120
PAGES_WANTED, TEXTS_WANTED, LAG_WANTED = 0.6, 3.0, 50.0
ALONE, WITH_METADATA = "trafilatura, text alone", "trafilatura, with metadata"
PAGES, TEXTS = "ingest, pages", "ingest, plain text"
ACTOR = Actor("terminal", "benchmark", "benchmark")
Kind = Callable[[int, Row], Received]


@dataclass(slots=True)
class Measured:
    """One contender's rounds: articles a second, and CPU milliseconds an article of all its processes."""

    speeds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @contextmanager
    def of(self, many: int) -> Iterator[None]:
        """Measure what the block does to so many articles."""
        began, used = time.perf_counter(), sum(cpu_seconds())
        yield
        self.speeds.append(many / (time.perf_counter() - began))
        self.cpu.append(1000 * (sum(cpu_seconds()) - used) / many)


def with_metadata(page: str) -> str | None:
    """trafilatura's text, title, author and date."""
    found: str | None = trafilatura.extract(page, with_metadata=True, output_format="json")
    return found


def by_trafilatura(rows: list[Row], extract: Callable[[str], str | None], measured: Measured) -> None:
    """Extract every page in two processes that have extracted some before."""
    given = [row["html"] for row in rows]
    with ProcessPoolExecutor(PROCESSES, initializer=os.nice, initargs=(NICENESS,)) as pool:
        list(pool.map(extract, given[: 4 * PROCESSES]))
        with measured.of(len(given)):
            list(pool.map(extract, given))


def as_page(number: int, row: Row) -> Received:
    """The page as a fetch gives it."""
    return Received(row["html"].encode("utf-8", "replace"), "text/html", "utf-8", f"https://example.org/{number}")


def as_text(number: int, row: Row) -> Received:
    """The same article pasted."""
    text = f"{row.get('title') or 'Untitled'}\n\n{row['body']}"
    return Received(text.encode("utf-8", "replace"), "text/plain", "utf-8", f"https://example.org/{number}")


@asynccontextmanager
async def warm_desk(rows: list[Row]) -> AsyncIterator[tuple[Desk, ArchiveId]]:
    """A desk over a new database whose children have read some pages, and its archive."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_desk(Config(database=str(Path(folder) / "ingest.sqlite"))) as desk:
            archive = (await archives.for_terminal(desk, archives.LOCAL)).id
            some = [as_page(-number, row) for number, row in enumerate(rows[: 4 * PROCESSES], 1)]
            await ingest_many.many(desk, archive, some, ACTOR)
            yield desk, archive


async def ingested(rows: list[Row], kind: Kind, measured: Measured, lags: list[float]) -> int:
    """Ingest all rows into a new database; gives how many could not be read."""
    given = [kind(number, row) for number, row in enumerate(rows)]
    async with warm_desk(rows) as (desk, archive), lag(lags):
        with measured.of(len(given)):
            tally = await ingest_many.many(desk, archive, given, ACTOR)
    return len(tally.failures)


async def long_run(rows: list[Row], many: int) -> None:
    """Ingest so many pages, each again under other addresses, and print memory on the way."""
    async with warm_desk(rows) as (desk, archive):
        for part in range(5):
            if part:
                first = (part - 1) * many // 4
                given = [as_page(n, rows[n % len(rows)]) for n in range(first, part * many // 4)]
                await ingest_many.many(desk, archive, given, ACTOR)
            own, children = resident_mb()
            print(f"after {part * many // 4:6,} pages: {own:6.0f} MB, its children {children:6.0f} MB")


def compare(rows: list[Row], rounds: int) -> None:
    """Take turns and print."""
    found = {name: Measured() for name in (ALONE, WITH_METADATA, PAGES, TEXTS)}
    lags: list[float] = []
    for number in range(rounds):
        by_trafilatura(rows, trafilatura.extract, found[ALONE])
        refused = asyncio.run(ingested(rows, as_page, found[PAGES], lags))
        by_trafilatura(rows, with_metadata, found[WITH_METADATA])
        refused += asyncio.run(ingested(rows, as_text, found[TEXTS], lags))
        line = ", ".join(f"{name} {each.speeds[-1]:.1f}" for name, each in found.items())
        print(f"round {number + 1}, articles a second: {line}; {refused} refused", flush=True)
    _table(found)
    print(f"event-loop lag p99 {p99(lags):.1f} ms, under {LAG_WANTED:.0f} wanted")
    print(f"wanted: pages {PAGES_WANTED} times, plain text {TEXTS_WANTED} times")


def _table(found: dict[str, Measured]) -> None:
    """Medians; a ratio of CPU says what articles a second would be where nothing else runs."""
    print(f"\n{'':28}{'/s':>8}{'CPU ms':>9}   times trafilatura alone, with metadata (of CPU: alone, with metadata)")
    for name, each in found.items():
        ratios = [_ratio(each.speeds, found[peer].speeds) for peer in (ALONE, WITH_METADATA)]
        spent = [_ratio(found[peer].cpu, each.cpu) for peer in (ALONE, WITH_METADATA)]
        shown = f"{ratios[0]:6.2f} {ratios[1]:6.2f}   ({spent[0]:.2f} {spent[1]:.2f})"
        print(f"{name:28}{statistics.median(each.speeds):8.1f}{statistics.median(each.cpu):9.1f}   {shown}")


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median over rounds of one against the other in the same round."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def main() -> None:
    """Run it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path, metavar="DIR", help="a folder with pages-article.jsonl.gz and others")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--limit", type=int, help="the first N pages only")
    asked.add_argument("--long", type=int, metavar="N", help="instead: memory while N pages are ingested")
    given = asked.parse_args()
    rows = (pages_peers.pages(given.data) if given.data else site.rows(OWN))[: given.limit]
    print(
        f"{len(rows)} pages of {sum(len(row['html']) for row in rows) / len(rows) / 1000:.0f} kB, {PROCESSES} processes"
    )
    if given.long:
        asyncio.run(long_run(rows, given.long))
    else:
        compare(rows, given.rounds)


if __name__ == "__main__":
    main()

"""How long answers take beside the bare FTS5 query of the same ideas: `python -m benchmarks.answers DATABASE ...`.

Each topic is asked in turn as a brief (searched, selected, verified and rendered for Discord), as a search, while it is
still typed, and as `MATCH ... ORDER BY rank LIMIT 50` on a plain connection, in one run, so that the ratios hold on any
machine. Make a database with `python -m benchmarks.generate`.
"""

import argparse
import asyncio
import json
import random
import resource
import sqlite3
import statistics
import time
from collections.abc import Awaitable, Callable

from benchmarks.words import PLACES, SUBJECTS
from bot.analysis import aliases, topics
from bot.app import open_desk
from bot.archive.search.terms import Match
from bot.archive.servers import archives
from bot.chat.i18n import translator_for
from bot.chat.rendering import answers
from bot.config import Config
from bot.desk.brief import brief
from bot.desk.resources import Desk
from bot.desk.search import search
from bot.desk.suggest import suggest
from bot.desk.warm_up import warm_up
from bot.records.ids import ArchiveId

SEED = 7
RECURRING = "plan"
"""A word of every generated title: the common-word topic."""


def asked(number: int) -> list[str]:
    """Topics of two places, or of a place and a subject."""
    chance = random.Random(SEED)
    pairs = [" ".join(chance.sample(PLACES, 2)) for _ in range(number // 2)]
    return [*pairs, *(f"{chance.choice(PLACES)} {chance.choice(SUBJECTS)}" for _ in range(number - len(pairs)))]


def bare(database: sqlite3.Connection, topic: str) -> None:
    """The query that a plain use of FTS5 would be."""
    match = Match(topics.parse(topic, aliases.builtin(), ("en",))).all_ideas()
    wanted = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rank LIMIT 50"
    database.execute(wanted, (match,)).fetchall()


async def timed(ask: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds of one answer."""
    began = time.perf_counter()
    await ask()
    return 1000 * (time.perf_counter() - began)


def figures(waits: list[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds."""
    return {"p50": round(statistics.median(waits), 1), "p95": round(statistics.quantiles(waits, n=20)[18], 1)}


async def measure(desk: Desk, archive: ArchiveId, database: sqlite3.Connection, number: int) -> dict[str, object]:
    """The figures of `number` topics, each asked three ways, after a first round that warms every cache."""

    async def bare_one(topic: str) -> None:
        await asyncio.to_thread(bare, database, topic)

    async def rendered(topic: str) -> object:
        return answers.brief(translator_for("en"), await brief(desk, archive, topic)).view()

    ways: dict[str, Callable[[str], Awaitable[object]]] = {
        "bare": bare_one,
        "brief": rendered,
        "search": lambda topic: search(desk, archive, topic),
        "typing": lambda topic: suggest(desk, archive, topic[:-2]),
    }
    waits: dict[str, list[float]] = {way: [] for way in ways}
    for topic in asked(number):
        for way, ask in ways.items():
            await ask(topic)
            waits[way].append(await timed(lambda ask=ask, topic=topic: ask(topic)))  # type: ignore[misc]
    common = [await timed(lambda: rendered(RECURRING)) for _ in range(20)]
    found = {way: figures(each) for way, each in waits.items()}
    return {
        **found,
        "common word brief": figures(common),
        "brief p95 / bare p95": round(found["brief"]["p95"] / found["bare"]["p95"], 2),
        "search p95 / bare p95": round(found["search"]["p95"] / found["bare"]["p95"], 2),
        "common p95 / brief p95": round(figures(common)["p95"] / found["brief"]["p95"], 2),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


async def run(path: str, number: int) -> dict[str, object]:
    """Open the database and print one line of JSON."""
    async with open_desk(Config(database=path)) as desk:
        await warm_up(desk)
        async with desk.store.reading() as conn:
            archive = (await conn.run_sync(archives.named, "local")).id
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        found = await measure(desk, archive, database, number)
        database.close()
    print(json.dumps({"database": path} | found))
    return found


def main() -> None:
    """Measure each database, and how much slower the last one's brief is than the first one's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("databases", nargs="+", help="from the smallest to the largest")
    parser.add_argument("--topics", type=int, default=60)
    given = parser.parse_args()
    found = [asyncio.run(run(path, given.topics)) for path in given.databases]
    if len(found) > 1:
        first, last = (one["brief"] for one in (found[0], found[-1]))
        assert isinstance(first, dict)
        assert isinstance(last, dict)
        print(json.dumps({"growth of the brief": {name: round(last[name] / first[name], 2) for name in first}}))


if __name__ == "__main__":
    main()

"""Checking a quote with few and with many other articles: `python -m benchmarks.verify [--others 100000]`.

Prints CPU milliseconds of one check (median and p95, the process's own), verdicts right, and the ratio of the medians.
The floor is a ratio of 3.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.articles import Articles
from benchmarks.generate import generate
from bot.archive.store import Store
from bot.desk.thinking import Thinking
from bot.desk.verify import findings

FEW = 500
ASKED = 300
WARM = 20
FLOOR = 3.0


def questions(stories: int) -> list[tuple[str, str]]:
    """Quotes with the verdict that is right: whole, clipped, one word changed, and of no article."""
    chance, articles = random.Random(5), Articles(1, stories)
    asked: list[tuple[str, str]] = []
    for number in range(1, ASKED + 1):
        draft, markup = articles.make(number)
        said = draft.text[markup.quotes[0].start : markup.quotes[0].end]
        words = said.split()
        changed = list(words)
        changed[len(words) // 2] = "zeppelin"
        kinds = [(said, "verbatim"), (" ".join(words[1:-1]), "verbatim"), (" ".join(changed), "altered")]
        asked.append(kinds[number % 4] if number % 4 < 3 else (" ".join(f"qx{w[::-1]}" for w in words), "not_found"))
    chance.shuffle(asked)
    return asked


async def measure(database: Path, archive: int, asked: list[tuple[str, str]]) -> tuple[list[float], float]:
    """CPU milliseconds of each check, and the share of right verdicts."""
    store = await Store.open(str(database))
    thinking = Thinking()
    spent, right = [], 0
    for quote, _ in asked[:WARM]:
        await findings(store, thinking, archive, quote, None)
    for quote, verdict in asked:
        began = time.process_time()
        found = await findings(store, thinking, archive, quote, None)
        spent.append((time.process_time() - began) * 1e3)
        right += (found[0].verdict if found else "not_found") == verdict
    await store.close()
    return spent, right / len(asked)


async def run(others: int) -> float:
    """Both archives, the figures of each, and the ratio of their medians."""
    medians = []
    with tempfile.TemporaryDirectory(prefix="copydesk-bench-") as folder:
        for many in (FEW, FEW + others):
            database = Path(folder) / f"{many}.sqlite"
            archive = await generate(str(database), many, prints=True, stories=FEW + others)
            spent, right = await measure(database, archive, questions(FEW + others))
            spent.sort()
            medians.append(statistics.median(spent))
            size, p95 = database.stat().st_size / 1e6, spent[int(len(spent) * 0.95)]
            print(f"{many:>9,} articles, {size:,.0f} MB, {right:.1%} right:", end=" ")
            print(f"median {medians[-1]:.1f}, p95 {p95:.1f} CPU ms")
    return medians[1] / medians[0]


def main() -> None:
    """Print the figures and the ratio against its floor."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--others", type=int, default=100_000)
    ratio = asyncio.run(run(asked.parse_args().others))
    print(f"ratio of the medians: {ratio:.2f} (at most {FLOOR:.0f})")


if __name__ == "__main__":
    main()

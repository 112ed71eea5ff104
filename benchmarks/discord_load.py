"""The bot under load over a local Discord: `python -m benchmarks.discord_load --help`.

Three rounds, as a person sees them: 200 /brief at once over 100 topics with cold caches while an ingest runs; 20 a
second for some minutes; many thousand interactions in a row. Printed: acknowledgements and answers at p50 and p99
against the floor in the same run (/help, which reads no archive), memory, file descriptors, tasks.
"""

import argparse
import asyncio
import contextlib
import datetime as dt
import logging
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from bot.analysis.markup import mark
from bot.app import open_desk
from bot.archive import articles as stored
from bot.chat.client import Client
from bot.chat.room import Room
from bot.config import Config
from bot.desk import servers
from bot.desk.resources import Desk
from bot.records.answers import Preview
from bot.records.archive import Actor
from bot.records.reading import Dated, Draft, Field, Received, Witness
from tests.discord import Answer, LocalDiscord

LOADER = Actor("terminal", "0", "Load")
STEMS = ("harbour", "railway", "bridge", "budget", "school", "hospital", "forest", "river", "market", "election")
PLACES = (
    "Northland",
    "Eastmark",
    "Westford",
    "Southmoor",
    "Highvale",
    "Lowdale",
    "Oldport",
    "Newtown",
    "Greyhill",
    "Redfen",
)
TOPICS = [f"{stem} {place}" for stem in STEMS for place in PLACES]


@dataclass
class Taken:
    """Seconds of one round: until the acknowledgement, until the answer; and how many failed."""

    acks: list[float]
    answers: list[float]
    failed: int


def article(number: int, chance: random.Random) -> Preview:
    """A fictional article of some paragraphs on two of the topics."""
    stem, place = chance.choice(STEMS), chance.choice(PLACES)
    body = "\n\n".join(
        f"The {stem} of {place} was spoken of again on day {number}-{i}, with {chance.randrange(900)} people there. "
        f"“We will open the {chance.choice(STEMS)} in {place},” said Anna Example {i}, the fictional mayor. "
        f"Some {chance.choice(STEMS)} stayed closed until the evening in {chance.choice(PLACES)}."
        for i in range(6)
    )
    day = dt.date(2020, 1, 1) + dt.timedelta(days=number % 2000)
    url = f"https://example.org/{number}"
    draft = Draft(
        "page", Field(f"{stem.title()} of {place}, day {number}", "metadata"), Field(None),
        Dated(Witness(day, "metadata", str(day)), (), True), body, Received(body.encode()), url, url, "Example", "en",
    )  # fmt: skip
    return Preview(draft, mark(body, "en"))


async def fill(desk: Desk, archive: int, first: int, count: int, *, together: int) -> None:
    """Store fictional articles, so many in one transaction."""
    chance = random.Random(first)
    for start in range(first, first + count, together):
        ready = [article(number, chance) for number in range(start, min(start + together, first + count))]
        async with desk.store.writing() as w:
            for one_ in ready:
                await stored.add(w, archive, one_.draft, one_.markup, LOADER, desk.now())
        await asyncio.sleep(0)


@contextlib.asynccontextmanager
async def running(folder: Path, articles: int) -> AsyncIterator[tuple[LocalDiscord, Desk, int]]:
    """The bot over a filled archive."""
    async with LocalDiscord(patience=60) as discord, open_desk(Config(database=str(folder / "load.sqlite"))) as desk:
        discord.state.captured.clear()
        archive = await servers.archive_of(desk, discord.server.id)
        begun = time.perf_counter()
        await fill(desk, archive, 0, articles, together=500)
        print(f"{articles:,} articles stored in {time.perf_counter() - begun:.0f} s")
        client = Client(Room(desk, lambda line: None), connector=discord.connector())
        async with discord.running(client):
            yield discord, desk, archive


async def one(discord: LocalDiscord, command: str, taken: Taken, topic: str | None = None) -> None:
    """One asking, measured and then forgotten."""
    try:
        answer: Answer = await (discord.run(command, topic=topic) if topic else discord.run(command))
    except AssertionError:
        taken.failed += 1
        return
    interaction = answer.interaction
    taken.acks.append(interaction.answered_after or 0.0)
    taken.answers.append(interaction.finished_after or 0.0)
    discord.state.forget(interaction)


def report(name: str, taken: Taken) -> None:
    """One line of figures."""

    def line(values: list[float]) -> str:
        if len(values) < 2:
            return "-"
        return f"p50 {statistics.median(values):.3f} s, p99 {statistics.quantiles(values, n=100)[98]:.3f} s"

    print(
        f"{name}: {len(taken.answers):,} answered, {taken.failed} failed; "
        f"ack {line(taken.acks)}; answer {line(taken.answers)}"
    )


def used() -> str:
    """Memory now, open files and tasks of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    memory = pages * resource.getpagesize() / 1e6
    files = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    return f"{memory:.1f} MB, {files} files, {len(asyncio.all_tasks())} tasks"


async def at_once(discord: LocalDiscord, desk: Desk, archive: int, articles: int) -> None:
    """200 at once beside an ingest, and the floor: 200 /help at once."""
    taken, floor = Taken([], [], 0), Taken([], [], 0)
    feeding = asyncio.create_task(fill(desk, archive, articles, 200, together=1))
    await asyncio.gather(*(one(discord, "/brief", taken, topic=TOPICS[i % 100]) for i in range(200)))
    feeding.cancel()
    await asyncio.gather(feeding, return_exceptions=True)
    await asyncio.gather(*(one(discord, "/help", floor) for _ in range(200)))
    report("200 /brief at once, an ingest running", taken)
    report("200 /help at once (floor)", floor)
    ratio = statistics.median(taken.answers) / statistics.median(floor.answers)
    print(f"ratio to the floor, p50 of the answers: {ratio:.1f}")


async def steady(discord: LocalDiscord, minutes: float, rate: int = 20) -> None:
    """`rate` a second for some minutes."""
    taken, tasks = Taken([], [], 0), set()
    print(f"before: {used()}")
    for number in range(int(minutes * 60 * rate)):
        task = asyncio.create_task(one(discord, "/brief", taken, topic=random.choice(TOPICS)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        await asyncio.sleep(1 / rate)
        if number % (rate * 30) == 0:
            print(f"  {number:,}: {used()}")
    await asyncio.gather(*tasks)
    report(f"{rate} a second for {minutes:g} minutes", taken)
    print(f"after: {used()}")


async def many(discord: LocalDiscord, count: int) -> None:
    """Thousands in a row, 20 under way at a time."""
    taken = Taken([], [], 0)
    step = max(count // 5, 20)
    for done in range(0, count, step):
        for _ in range(step // 20):
            await asyncio.gather(*(one(discord, "/brief", taken, topic=random.choice(TOPICS)) for _ in range(20)))
        taken.acks, taken.answers = taken.acks[-1000:], taken.answers[-1000:]
        discord.state.captured.clear()
        print(f"  {done + step:,} interactions: {used()}")
    report(f"{count:,} interactions, the last 1,000", taken)


async def main(articles: int, minutes: float, interactions: int) -> None:
    """All rounds."""
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder), articles) as (discord, desk, archive):
            await at_once(discord, desk, archive, articles)
            if minutes:
                await steady(discord, minutes)
            if interactions:
                await many(discord, interactions)
            discord.judge()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--interactions", type=int, default=50_000)
    given = parser.parse_args()
    logging.basicConfig(level=logging.ERROR)
    asyncio.run(main(given.articles, given.minutes, given.interactions))

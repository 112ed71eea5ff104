"""What people do in each round, and what is printed of it."""

import asyncio
import itertools
import pickle
import random
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.answers import asked
from benchmarks.discord_load.apart import Apart, Used
from benchmarks.discord_load.following import SITES
from tests.discord import LocalDiscord, Member
from tests.web import HABITS, RSS, LocalWeb

AT_ONCE, TOPICS = 200, 100
ABREAST = 20
KEPT = 1_000
ASKED = itertools.count()


@dataclass
class Taken:
    """Seconds of one round: until the acknowledgement, until the answer; and how many failed."""

    acks: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    failed: int = 0

    def line(self, name: str) -> str:
        """The figures as one line."""
        counted = f"{len(self.answers):,} answered, {self.failed} failed"
        return f"{name}: {counted}; ack {_figures(self.acks)}; answer {_figures(self.answers)}"


def _figures(values: list[float]) -> str:
    if len(values) < 2:
        return "-"
    return f"p50 {statistics.median(values):.3f} s, p99 {statistics.quantiles(values, n=100)[98]:.3f} s"


def _reader(discord: LocalDiscord) -> Member:
    """The next of 200 readers in turn: many people ask, not one."""
    name = f"Reader {next(ASKED) % AT_ONCE}"
    known = (member for member in discord.server.members.values() if member.name == name)
    return next(known, None) or discord.member(name)


async def one(discord: LocalDiscord, command: str, taken: Taken, **options: object) -> None:
    """One asking, measured and then forgotten."""
    try:
        answer = await discord.run(command, as_=_reader(discord), **options)
    except AssertionError:
        taken.failed += 1
        return
    interaction = answer.interaction
    taken.acks.append(interaction.answered_after or 0.0)
    taken.answers.append(interaction.finished_after or 0.0)
    discord.state.forget(interaction)


async def at_once(discord: LocalDiscord, bot: Apart) -> None:
    """The floor: 200 /help at once; then 200 /brief at once over 100 topics with cold caches beside an ingest."""
    floor, taken = Taken(), Taken()
    await one(discord, "/help", Taken())
    before = await bot.used()
    await asyncio.gather(*(one(discord, "/help", floor) for _ in range(AT_ONCE)))
    between = await bot.used()
    bot.say(f"ingest {bot.texts}")
    await asyncio.sleep(0.5)
    began = await bot.used()
    await asyncio.gather(*(one(discord, "/brief", taken, topic=topic) for topic in (asked(TOPICS) * AT_ONCE)[:AT_ONCE]))
    after = await bot.used()
    print(floor.line(f"{AT_ONCE} /help at once (floor)"))
    print(taken.line(f"{AT_ONCE} /brief at once, cold, an ingest running"))
    ratio = statistics.median(taken.answers) / statistics.median(floor.answers)
    print(f"ratio to the floor, p50 of the answers: {ratio:.1f}")
    print(
        f"CPU ms of the bot for each: /help {_each(before, between)}, /brief {_each(began, after)} (with the storing)"
    )


def _each(before: Used, after: Used) -> float:
    return round((after["CPU s"] - before["CPU s"]) * 1000 / AT_ONCE, 1)


async def steady(discord: LocalDiscord, bot: Apart, minutes: float, rate: int = 20) -> None:
    """`rate` a second for some minutes."""
    taken, tasks, topics = Taken(), set[asyncio.Task[None]](), itertools.cycle(asked(TOPICS))
    began = time.monotonic()
    for number in range(int(minutes * 60 * rate)):
        tasks.add(task := asyncio.create_task(one(discord, "/brief", taken, topic=next(topics))))
        task.add_done_callback(tasks.discard)
        if number % (rate * 30) == 0:
            print(f"  {number:,}: {await bot.used()}")
        await asyncio.sleep(max(0.0, began + (number + 1) / rate - time.monotonic()))
    await asyncio.gather(*tasks)
    print(taken.line(f"{rate} a second for {minutes:g} minutes"))
    print(f"after: {await bot.used()}")


async def beside_feeds(discord: LocalDiscord, bot: Apart, seconds: float, times: float, rate: int = 5) -> None:
    """Three pairs of rounds, without and with feeds beside them; the ratios of the answers' p50 and p95."""
    async with LocalWeb() as web:
        for number, site in enumerate(SITES):
            web.outlet(site, per_day=200, seed=number).feed("/feed.xml", RSS, HABITS["strong etag"], window=100)
        web.clock.advance(days=1)
        plain, beside = Taken(), Taken()
        for _ in range(3):
            await _asked_evenly(discord, plain, seconds, rate)
            bot.say(f"feeds {pickle.dumps(web.visitor()).hex()} {times}")
            await asyncio.sleep(5)
            await _asked_evenly(discord, beside, seconds, rate)
            bot.say("no feeds")
        asked_for = Counter(asked.path == "/feed.xml" for asked in web.asked if asked.path != "/robots.txt")
    print(plain.line(f"{rate} a second, no feeds"))
    print(beside.line(f"{rate} a second beside feeds, {times:g} times the pace of 500"))
    ratios = [_at(beside.answers, share) / _at(plain.answers, share) for share in (50, 95)]
    print(f"ratio of the answers, p50 {ratios[0]:.2f}, p95 {ratios[1]:.2f}")
    print(f"{asked_for[True]} looks, {asked_for[False]} items meanwhile")


def _at(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100)[share - 1]


async def _asked_evenly(discord: LocalDiscord, taken: Taken, seconds: float, rate: int) -> None:
    topics, began, under_way = itertools.cycle(asked(TOPICS)), time.monotonic(), []
    for number in range(int(seconds * rate)):
        under_way.append(asyncio.create_task(one(discord, "/brief", taken, topic=next(topics))))
        await asyncio.sleep(max(0.0, began + (number + 1) / rate - time.monotonic()))
    await asyncio.gather(*under_way)


async def many(discord: LocalDiscord, bot: Apart, count: int) -> None:
    """Thousands in a row, 20 under way at a time; the growth is from the first fifth, which warms up, to the last."""
    taken, step, sizes = Taken(), max(count // 5, ABREAST), list[float]()
    topics = asked(TOPICS)
    for done in range(0, count, step):
        for _ in range(step // ABREAST):
            some = random.choices(topics, k=ABREAST)
            await asyncio.gather(*(one(discord, "/brief", taken, topic=topic) for topic in some))
        del taken.acks[:-KEPT], taken.answers[:-KEPT]
        discord.state.captured.clear()
        state = await bot.used()
        sizes.append(state["MB"])
        print(f"  {done + step:,} interactions: {state}")
    print(taken.line(f"{count:,} interactions, the last {KEPT:,}"))
    print(f"growth after warm-up: {(sizes[-1] - sizes[0]) / max(1, 4 * step) * 10_000:.2f} MB per 10,000")

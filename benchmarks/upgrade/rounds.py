"""What is done to the archive that is being indexed anew: killed, asked in turns, left alone."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from benchmarks.upgrade.judge import Heard, p50_p95
from benchmarks.upgrade.process import Bot

BEFORE_KILL = (8.0, 20.0)
"""Seconds that a process lives before it is killed, at least and at most."""
TURN_TOPICS = 30
SELDOM = 8.0
"""Seconds between two questions while the background is left alone."""
GONE = (BrokenPipeError, ConnectionResetError, ValueError)


@dataclass(slots=True)
class Upgraded:
    """An archive under way: its database, what it is asked, and what it answered so far."""

    database: str
    topics: Sequence[str]
    heard: list[Heard] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(3))
    opened: list[float] = field(default_factory=list)

    async def start(self) -> Bot:
        """Start the bot on it and let it work."""
        bot = await Bot.start(self.database)
        self.opened.append(bot.opened)
        await bot.say("work")
        return bot

    async def ask(self, bot: Bot, topic: str) -> float:
        """Ask, and keep the answer; gives the milliseconds."""
        told = await bot.ask(topic)
        self.heard.append(Heard(topic, told.found, told.answer))
        return told.milliseconds


async def killed(archive: Upgraded, kills: int) -> None:
    """Kill it so many times at random moments while it works and answers."""
    for number in range(kills):
        bot = await archive.start()
        before = await bot.say("left")
        killing = asyncio.create_task(_kill_later(bot, archive.chance.uniform(*BEFORE_KILL)))
        asked = 0
        with suppress(*GONE):
            while True:
                await archive.ask(bot, archive.chance.choice(archive.topics))
                asked += 1
        await killing
        print(f"  killed {number + 1}: {before[0]} articles were left at its start, {asked} answers", flush=True)


async def _kill_later(bot: Bot, seconds: float) -> None:
    await asyncio.sleep(seconds)
    await bot.kill()


async def in_turns(archive: Upgraded, turns: int) -> None:
    """Ask the same topics with the background at work and at rest, turn by turn, so that both see the same machine."""
    waits: dict[str, list[float]] = {"rest": [], "work": []}
    bot = await archive.start()
    done, seconds = 0, 0.0
    for _ in range(turns):
        chosen = archive.chance.sample(archive.topics, TURN_TOPICS)
        for topic in chosen:  # once before, so that neither finds cold caches
            await archive.ask(bot, topic)
        for way, taken in waits.items():
            await bot.say("rest")
            (before, _), began = await bot.say("left"), time.perf_counter()
            if way == "work":
                await bot.say("work")
            taken += [await archive.ask(bot, topic) for topic in chosen]
            if way == "work":
                seconds += time.perf_counter() - began
                done += before - (await bot.say("left"))[0]
    await bot.kill()
    for way, taken in waits.items():
        print(f"  brief, background at {way}: {p50_p95(taken)} ({len(taken)} answers)")
    print(f"  beside one who asks without a pause: {done / seconds:.1f} articles a second", flush=True)


async def left_alone(archive: Upgraded, kills: int) -> None:
    """Ask seldom until all is done, the last rows are out of the files and the task is gone; kill it on the way."""
    bot, began = await archive.start(), time.perf_counter()
    first, _ = await bot.say("left")
    killed_at = [first * (part + 1) // (kills + 1) for part in range(kills)]
    left, tasks = first, 1
    while left or tasks:
        await asyncio.sleep(SELDOM)
        await archive.ask(bot, archive.chance.choice(archive.topics))
        left, tasks = await bot.say("left")
        if killed_at and left <= killed_at[-1]:
            killed_at.pop()
            await bot.kill()
            bot = await archive.start()
        if not left and tasks and not killed_at and first:
            print(f"  {first} indexed after {time.perf_counter() - began:.0f} s, now merged", flush=True)
            first = 0
    print(f"  done after {time.perf_counter() - began:.0f} s")
    await bot.kill()

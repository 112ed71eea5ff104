"""How soon another server is acknowledged while one asks for the worst, with the bot in a process of its own."""

import asyncio
import itertools
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.discord_load.apart import running
from benchmarks.worst.cases import LONG_TOPIC, STITCHED
from benchmarks.worst.texts import filled
from tests.discord import Answer, LocalDiscord, Member

ARTICLES = 1_000
MEMBERS = 8
"""Of the hostile server, who ask again as soon as they are answered."""
ALONE, BESIDE = 20, 60
"""How often the other server asks while nobody else does, and then beside them."""
EVERY = 0.25
NEVER = 60.0
"""Seconds that an asking counts for that was not acknowledged."""
Options = dict[str, object]


@dataclass(frozen=True)
class Acknowledged:
    """Seconds until each asking of the other server was acknowledged; how many of the hostile were answered."""

    alone: list[float]
    beside: list[float]
    hostile: int


async def acknowledged(length: int) -> Acknowledged:
    """Ask for the worst over texts of `length` characters and, in another server, for a brief each EVERY seconds."""
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder), ARTICLES, lambda desk, archive: filled(desk, archive, length)) as (discord, _):
            other = await discord.invite("Other")
            stranger = other.members[other.owner.id]
            alone = await _waits(discord, stranger, ALONE)
            answered = itertools.count()
            members = [discord.member(f"Hostile {number}") for number in range(MEMBERS)]
            hostile = [asyncio.create_task(_hostile(discord, each, n, answered)) for n, each in enumerate(members)]
            beside = await _waits(discord, stranger, BESIDE)
            for task in hostile:
                task.cancel()
            await asyncio.gather(*hostile, return_exceptions=True)
            return Acknowledged(alone, beside, next(answered))


async def _hostile(discord: LocalDiscord, member: Member, first: int, answered: "itertools.count[int]") -> None:
    for number in itertools.count(first):
        command, options = _worst(number)
        if await _asked(discord, command, member, options) is not None:
            next(answered)


def _worst(number: int) -> tuple[str, Options]:
    """One of the heaviest askings; with `number` in its words where an answer could be shared."""
    askings: tuple[tuple[str, Options], ...] = (
        ("/brief", {"topic": f"{LONG_TOPIC} {number}", "length": "long"}),
        ("/verify", {"quote": STITCHED}),
        ("/timeline", {"topic": "Myanmar"}),
        ("/search", {"topic": f"Myanmar {number}"}),
        ("/who", {"name": "Smith"}),
        ("/verify", {"quote": f"{'a b ' * 700} {number}"}),
        ("/quotes", {"speaker": "Smith"}),
        ("/seen", {"text": "a b " * 900}),
    )
    return askings[number % len(askings)]


async def _waits(discord: LocalDiscord, member: Member, times: int) -> list[float]:
    asked = []
    for _ in range(times):
        asked.append(asyncio.create_task(_asked(discord, "/brief", member, {"topic": "harbour"})))
        await asyncio.sleep(EVERY)
    return [NEVER if answer is None else answer.interaction.answered_after or NEVER for answer in
            await asyncio.gather(*asked)]  # fmt: skip


async def _asked(discord: LocalDiscord, command: str, member: Member, options: Options) -> Answer | None:
    try:
        return await discord.run(command, as_=member, **options)
    except AssertionError:
        return None  # refused by the local Discord, or never answered

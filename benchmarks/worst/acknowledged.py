"""How soon another server is acknowledged while one asks for the worst, with the bot in a process of its own."""

import asyncio
import tempfile
import time
from pathlib import Path

from benchmarks.discord_load.apart import running
from benchmarks.worst.cases import LONG_TOPIC, STITCHED
from tests.discord import LocalDiscord, Member

ARTICLES = 1_000
TIMES = 4
EVERY = 0.25
LONGEST = 30.0
"""Seconds of this round."""


async def acknowledged() -> list[float]:
    """Seconds until each asking of the other server is acknowledged; one that never was counts as a minute."""
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder), ARTICLES) as (discord, _):
            other = await discord.invite("Other")
            stranger = other.members[other.owner.id]
            await discord.run("/help", as_=stranger)
            heavy = asyncio.gather(*(_asked(discord, discord.owner, n) for n in range(TIMES * 4)))
            beside: list[asyncio.Task[float]] = []
            until = time.monotonic() + LONGEST
            while not heavy.done() and time.monotonic() < until:
                beside.append(asyncio.create_task(_wait(discord, stranger)))
                await asyncio.sleep(EVERY)
            heavy.cancel()
            await asyncio.gather(heavy, return_exceptions=True)
            return list(await asyncio.gather(*beside))


async def _asked(discord: LocalDiscord, member: Member, number: int) -> None:
    options: tuple[tuple[str, dict[str, object]], ...] = (
        ("/brief", {"topic": f"{LONG_TOPIC} {number}", "length": "long"}),
        ("/verify", {"quote": STITCHED}),
        ("/timeline", {"topic": LONG_TOPIC}),
        ("/search", {"topic": f"river {number}"}),
    )
    command, given = options[number % len(options)]
    try:
        await discord.run(command, as_=member, **given)
    except AssertionError:
        return  # refused or too late: what counts here is the other server


async def _wait(discord: LocalDiscord, member: Member) -> float:
    try:
        answer = await discord.run("/brief", as_=member, topic="harbour")
    except AssertionError:
        return 60.0
    return answer.interaction.answered_after or 0.0

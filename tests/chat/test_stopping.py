"""SIGTERM while commands are in flight, and a line that dies in the middle of one."""

import asyncio
import os
import signal
from pathlib import Path

from bot.chat.serve import serve
from bot.chat.state import Waits
from bot.chat.stopping import until_told_to_stop
from tests.chat.conftest import Newsroom, open_desk
from tests.discord import LocalDiscord

WAITS = Waits(closing=10.0, retry_for=5.0, retry_first=0.01)


async def test_sigterm_answers_what_is_in_flight_and_then_ends(tmp_path: Path) -> None:
    async with LocalDiscord() as discord, open_desk(tmp_path / "desk.sqlite", discord.token) as desk:
        running = asyncio.create_task(
            until_told_to_stop(serve(desk, desk.config, connector=discord.connector, waits=WAITS))
        )
        await discord.gateway.wait_for(lambda: discord.gateway.identified == 1)
        discord.faults.add("PATCH .*@original", "slow 0.5", 5)
        asking = [asyncio.create_task(discord.run("/brief", topic="Myanmar Russia")) for _ in range(5)]
        await asyncio.sleep(0.2)
        os.kill(os.getpid(), signal.SIGTERM)
        answers = await asyncio.gather(*asking)
        await asyncio.wait_for(running, 10)
        assert all("no articles yet" in answer.text for answer in answers)
        assert discord.gateway.connections == []
        discord.judge()


async def test_a_line_that_dies_in_the_middle_of_a_command_is_resumed(news: Newsroom) -> None:
    discord = news.discord
    discord.faults.add("PATCH .*@original", "slow 0.3")
    asking = asyncio.create_task(discord.run("/brief", topic="Myanmar Russia"))
    await asyncio.sleep(0.1)
    discord.gateway.hold_events()
    meanwhile = asyncio.create_task(discord.run("/sources", topic="Myanmar Russia"))
    discord.gateway.cut()
    assert "no articles yet" in (await asking).text
    assert "no articles yet" in (await meanwhile).text
    assert discord.gateway.resumed == 1
    assert discord.gateway.identified == 1

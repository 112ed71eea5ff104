"""Two bots with one token on one PostgreSQL database: the second is refused; after a kill -9 it takes the place."""

import asyncio
import time
from pathlib import Path

import pytest

from tests.discord import LocalDiscord
from tests.stopping.process import bot_process


@pytest.mark.slow
async def test_a_second_bot_is_refused_and_one_after_a_kill_begins(tmp_path: Path, upgraded_postgres: str) -> None:
    async with LocalDiscord() as discord, bot_process(tmp_path, discord, url=upgraded_postgres) as first:
        await first.connected()
        async with bot_process(tmp_path, discord, url=upgraded_postgres) as second:
            async with asyncio.timeout(60):
                assert await second.child.wait() == 2
            assert any("Another process answers with this token on this database" in line for line in second.lines)
        assert discord.gateway.identified == 1
        killed = time.monotonic()
        first.child.kill()
        await first.child.wait()
        async with bot_process(tmp_path, discord, url=upgraded_postgres) as third:
            await discord.gateway.wait_for(lambda: discord.gateway.identified == 2, 90)
            took = time.monotonic() - killed
            status, _ = await third.stopped()
            assert (status, took < 60) == (0, True)
        async with bot_process(tmp_path, discord, url=upgraded_postgres) as fourth:
            began = time.monotonic()
            await discord.gateway.wait_for(lambda: discord.gateway.identified == 3, 60)
            assert not any("had this token a moment ago" in line for line in fourth.lines)
            print(f"after a kill {took:.0f} s, after a stop {time.monotonic() - began:.0f} s")  # noqa: T201

"""From start to stop: a wrong token, a stop with a command in flight, a start without Discord."""

import asyncio
import os
import signal
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.chat.serve import serve
from bot.chat.stopping import until_told_to_stop
from bot.config import Config, DiscordConfig
from bot.errors.starting import WrongToken
from tests.chat.conftest import SOON, open_desk
from tests.discord import LocalDiscord


async def test_sigterm_answers_what_is_in_flight(tmp_path: Path) -> None:
    async with LocalDiscord() as discord, open_desk(tmp_path / "desk.sqlite", discord.token) as desk:
        said: list[str] = []
        running = asyncio.create_task(
            until_told_to_stop(serve(desk, desk.config, connector=discord.connector, waits=SOON, announce=said.append))
        )
        await discord.gateway.wait_for(lambda: discord.gateway.identified > 0)
        assert "oauth2/authorize" in said[0]
        discord.faults.add(r"PATCH /.*@original", "slow 0.5")
        asking = asyncio.create_task(discord.run("/help"))
        await asyncio.sleep(0.3)
        os.kill(os.getpid(), signal.SIGTERM)
        assert "/brief" in (await asking).text
        await asyncio.wait_for(running, 10)
        discord.judge()


async def test_a_wrong_token_is_one_sentence(tmp_path: Path) -> None:
    async with LocalDiscord() as discord, open_desk(tmp_path / "desk.sqlite") as desk:
        wrong = Config(database=desk.config.database, discord=DiscordConfig(token=SecretStr("not.a.token")))
        made: list[aiohttp.TCPConnector] = []

        def connector() -> aiohttp.TCPConnector:
            made.append(discord.connector())
            return made[-1]

        with pytest.raises(WrongToken, match="does not know this token"):
            await serve(replace(desk, config=wrong), wrong, connector=connector, waits=SOON)
        assert [each.closed for each in made] == [True]

"""Trouble while the bot starts, and the end of it: it gets up by itself, or ends with one sentence and stays down."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import discord
import pytest

from bot.chat.discord_internals import LONGEST_BACKOFF, reconnect_patiently
from bot.chat.serve import serve
from bot.chat.state import Waits
from bot.desk.resources import Desk
from bot.errors.starting import AlreadyRunning, GatewayRefused, WrongToken
from tests.chat.conftest import open_desk
from tests.discord import LocalDiscord
from tests.discord.fasttime import PATIENCE
from tests.trouble.gateway_trouble import FATAL, START_TROUBLES

SECONDS = 30.0
WAITS = Waits(closing=2.0, retry_for=5.0, retry_first=0.01, registering=3.0, sync_again=5.0)


@contextlib.asynccontextmanager
async def serving(discord: LocalDiscord, desk: Desk) -> AsyncIterator[tuple["asyncio.Task[None]", list[str]]]:
    """The whole bot as `copydesk run` runs it, and what it announces."""
    said: list[str] = []
    running = asyncio.create_task(
        serve(desk, desk.config, connector=discord.connector, waits=WAITS, announce=said.append)
    )
    try:
        yield running, said
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def until(true: Callable[[], object], seconds: float) -> None:
    """Look every half second; the bot tells no test what it does."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.5)


async def over(discord: LocalDiscord) -> None:
    """The trouble itself has passed."""
    gateway, faults = discord.gateway, discord.faults.waiting
    await until(
        lambda: (
            not (gateway.refusing or gateway.hanging_up or discord.resolver.failing)
            and all(fault.hits == fault.times for fault in faults)
        ),
        120,
    )


async def up(discord: LocalDiscord) -> None:
    await discord.gateway.wait_for(lambda: discord.gateway.identified > 0, SECONDS)


async def registered(discord: LocalDiscord) -> None:
    await until(lambda: discord.state.commands.get(0), SECONDS)


@pytest.mark.parametrize("name", START_TROUBLES)
async def test_the_bot_gets_up_by_itself(tmp_path: Path, name: str) -> None:
    async with (
        LocalDiscord(patience=PATIENCE) as discord,
        open_desk(tmp_path / "a.sqlite", discord.token) as desk,
    ):
        START_TROUBLES[name](discord)
        async with serving(discord, desk) as (running, said):
            await over(discord)
            await up(discord)
            await registered(discord)
            assert "/brief" in (await discord.run("/help")).text
            assert not running.done()
            assert len([line for line in said if "cannot be reached" in line]) == (name in TOLD)


TOLD = {
    "login 500 for long",
    "login reset",
    "login refused by a proxy",
    "login answers with a page",
    "the name does not resolve",
    "the gateway is unreachable",
    "the gateway hangs up",
}
"""Where the person at the terminal is told, once, that Discord cannot be reached."""


@pytest.mark.parametrize("code", FATAL)
@pytest.mark.parametrize("later", [False, True])
async def test_a_fatal_close_code_is_one_sentence_and_no_restart(tmp_path: Path, code: int, later: bool) -> None:
    async with (
        LocalDiscord(patience=PATIENCE) as discord,
        open_desk(tmp_path / "a.sqlite", discord.token) as desk,
    ):
        if not later:
            discord.gateway.close_at_identify = code
        async with serving(discord, desk) as (running, _):
            if later:
                await up(discord)
                await discord.gateway.close(code)
            kind = WrongToken if code == 4004 else GatewayRefused
            with pytest.raises(kind, match=r"^[A-Z][^\n]+\.$"):
                await asyncio.wait_for(running, SECONDS)
        seen = discord.gateway.identified
        await asyncio.sleep(10)
        assert discord.gateway.identified == seen == later
        assert discord.gateway.connections == []


async def test_a_sync_that_waits_for_an_hour_keeps_nobody_waiting(tmp_path: Path) -> None:
    async with (
        LocalDiscord(patience=PATIENCE) as discord,
        open_desk(tmp_path / "a.sqlite", discord.token) as desk,
    ):
        discord.faults.retry_after = 3_600
        discord.faults.add("PUT .*/commands", "429", 1)
        began = time.monotonic()
        async with serving(discord, desk) as (running, _):
            await up(discord)
            assert time.monotonic() - began < SECONDS
            assert not running.done()


async def test_a_second_process_on_the_same_database_never_connects(tmp_path: Path) -> None:
    async with (
        LocalDiscord(patience=PATIENCE) as discord,
        open_desk(tmp_path / "a.sqlite", discord.token) as desk,
        serving(discord, desk),
        open_desk(tmp_path / "a.sqlite", discord.token) as second,
    ):
        await up(discord)
        refused = serve(second, second.config, connector=discord.connector, waits=WAITS)
        with pytest.raises(AlreadyRunning, match="running on this database already"):
            await refused
        assert discord.gateway.identified == 1
        assert "/brief" in (await discord.run("/help")).text


async def test_told_to_stop_before_discord_can_be_reached_it_stops(tmp_path: Path) -> None:
    async with (
        LocalDiscord(patience=PATIENCE) as discord,
        open_desk(tmp_path / "a.sqlite", discord.token) as desk,
    ):
        discord.resolver.failing = 1_000
        async with serving(discord, desk) as (running, said):
            await until(lambda: said, SECONDS)
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
        assert discord.gateway.identified == 0


def test_no_pause_before_connecting_again_is_longer_than_half_a_minute() -> None:
    reconnect_patiently()
    backoff = vars(discord.client)["ExponentialBackoff"]()
    pauses = [backoff.delay() for _ in range(200)]
    assert max(pauses) == LONGEST_BACKOFF == 30.0
    assert len(set(pauses)) > 4, "the first four of them are shorter than the cap, and none is another's"

"""Servers that throw the bot out and take it back, while it runs and while it does not; channels that go."""

import asyncio
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from bot.archive.servers import archives
from bot.desk import archives as desk_archives
from bot.desk import upkeep
from bot.errors.starting import SweepWaits
from tests.chat.conftest import Newsroom, newsroom
from tests.chat.two_servers import SECRET, TEXT, report, save
from tests.discord import LocalDiscord, Server

DAYS = dt.timedelta(days=31)


async def leaving(news: Newsroom) -> tuple[int, ...]:
    """The servers whose days of grace run."""
    async with news.desk.store.reading() as conn:
        return await conn.run_sync(archives.away)


async def swept(news: Newsroom) -> None:
    later = replace(news.desk, now=lambda: news.desk.now() + DAYS)
    await upkeep.confirm(later)


async def holds(news: Newsroom, server: Server) -> bool:
    member = server.members[server.owner.id]
    return SECRET in (await news.discord.run("/search", topic="ferry", as_=member)).text


async def settled(news: Newsroom, wanted: tuple[int, ...]) -> None:
    """The bot has heard what happened: a command asked after an event is answered after it."""
    for _ in range(50):
        if await leaving(news) == wanted:
            break
        await news.discord.run("/help", as_=news.discord.owner)
    assert await leaving(news) == wanted


async def test_leaving_begins_the_days_of_grace_and_coming_back_ends_them(news: Newsroom) -> None:
    discord = news.discord
    await ready(news)
    second = await discord.invite("Second")
    await save(discord, second.members[second.owner.id], f"The {SECRET}", TEXT)
    await discord.throw_out(second)
    await settled(news, (second.id,))
    await discord.take_back(second)
    await settled(news, ())
    await swept(news)
    assert await holds(news, second)


async def test_an_outage_is_no_leaving(news: Newsroom) -> None:
    discord = news.discord
    await save(discord, discord.owner, f"The {SECRET}", TEXT)
    second = await discord.invite("Second")
    await discord.outage(discord.server)
    for _ in range(3):
        await discord.run("/help", as_=second.members[second.owner.id])
    assert await leaving(news) == ()


async def test_after_the_days_of_grace_nothing_is_left(news: Newsroom) -> None:
    discord = news.discord
    second = await discord.invite("Second")
    await save(discord, second.members[second.owner.id], f"The {SECRET}", TEXT)
    await discord.throw_out(second)
    await settled(news, (second.id,))
    await swept(news)
    await discord.take_back(second)
    assert not await holds(news, second)


async def test_what_happened_while_the_bot_was_away_is_learnt_at_the_next_start(tmp_path: Path) -> None:
    database = tmp_path / "desk.sqlite"
    async with LocalDiscord() as discord:
        second = discord.add_server("Second")
        async with newsroom(database, discord) as news:
            await save(discord, second.members[second.owner.id], f"The {SECRET}", TEXT)
        second.has_bot = False
        async with newsroom(database, discord) as news:
            await ready(news)
            assert await leaving(news) == (second.id,)
        second.has_bot = True
        async with newsroom(database, discord) as news:
            await ready(news)
            assert await leaving(news) == ()
            assert await holds(news, second)
        discord.judge()


async def test_discords_own_time_ends_the_wait_for_a_clock(news: Newsroom) -> None:
    await desk_archives.for_server(news.desk, 1)  # the newest moment is long ago
    object.__setattr__(news.desk, "now", lambda: dt.datetime.now(dt.UTC))
    with pytest.raises(SweepWaits):
        await upkeep.sweep(news.desk)
    await news.discord.run("/help")
    async with asyncio.timeout(10):
        while (await upkeep.outlook(news.desk)).why is not None:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await upkeep.sweep(news.desk)


async def test_a_clock_that_is_not_discords_is_not_believed(news: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    await desk_archives.for_server(news.desk, 1)
    object.__setattr__(news.desk, "now", lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=365))
    with pytest.raises(SweepWaits):
        await upkeep.sweep(news.desk)
    await news.discord.run("/help")
    async with asyncio.timeout(10):
        while "this machine's clock does not: set it right" not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    with pytest.raises(SweepWaits):
        await upkeep.sweep(news.desk)


async def ready(news: Newsroom) -> None:
    """discord.py calls itself ready two seconds after the last server has arrived."""
    await news.client.wait_until_ready()
    await news.discord.run("/help")


async def test_a_log_channel_that_is_gone_keeps_no_reader_from_reporting(news: Newsroom) -> None:
    discord = news.discord
    await save(discord, discord.owner, f"The {SECRET}", TEXT)
    channel = discord.state.add_channel(discord.server, "log")
    await discord.run("/settings", log_channel=channel)
    reader = discord.member("Reader")
    for trouble in ("50001", "50013", "10003", "http 503"):
        discord.faults.add(f"POST /channels/{channel.id}/messages", trouble, 5)
        assert "The desk was told" in (await report(discord, reader)).text
        discord.faults.waiting.clear()
    del discord.server.channels[channel.id]
    assert "The desk was told" in (await report(discord, reader)).text
    assert "Reader" in (await discord.run("/audit")).text

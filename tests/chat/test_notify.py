"""What the program says of its own accord: in log channels, in the server's language, or in the log alone."""

import asyncio
import datetime as dt
import logging
from dataclasses import replace

import pytest

from bot.chat.notify import DiscordNotify
from bot.desk.resources import Desk
from bot.errors.starting import ClockDoubted
from bot.jobs.clock import Job, ticking
from bot.jobs.notify import LogNotify
from bot.jobs.rounds import upkeep
from bot.records.notices import Notice, Notify
from tests.chat.conftest import Newsroom
from tests.discord import LocalDiscord, Server
from tests.discord.limits.messages import texts

NOTICE = Notice("The upkeep waits", ClockDoubted(now=dt.datetime(2031, 3, 2, tzinfo=dt.UTC), days=40))


def said(server: Server) -> list[str]:
    """The texts in a server's first channel."""
    sent = server.channel.messages.values()
    return [text for message in sent for text in texts({"components": message.components}) if text]


async def rounds(desk: Desk, notify: Notify, many: int) -> None:
    """That many rounds of the clock."""
    begun: list[int] = []

    async def counted(desk: Desk, notify: Notify) -> None:
        begun.append(1)
        await upkeep(desk, notify)

    async with ticking(desk, [Job("upkeep", 0.01, counted)], notify=notify):
        while len(begun) < many:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def listening(discord: LocalDiscord, server: Server) -> None:
    owner = server.members[server.owner.id]
    await discord.run("/settings", log_channel=server.channel, as_=owner)


async def test_a_sweep_that_waits_is_told_once_in_every_log_channel(news: Newsroom) -> None:
    discord, notify = news.discord, DiscordNotify(otherwise=LogNotify())
    second, third = await discord.invite("Second"), await discord.invite("Third")
    for server in (discord.server, second):
        await listening(discord, server)
    await discord.run("/settings", language="fr", as_=second.members[second.owner.id])
    notify.speak_as(news.client, news.client.state)
    await rounds(news.desk, notify, 2)
    assert "### The upkeep waits" not in said(discord.server)
    later = replace(news.desk, now=lambda: news.desk.now() + dt.timedelta(days=400))
    await rounds(later, notify, 4)
    assert len([text for text in said(discord.server) if "Whoever runs the bot can look at" in text]) == 1
    assert "### The upkeep waits" in said(discord.server)
    assert "### L’entretien attend" in said(second)
    assert said(third) == []


async def test_a_notice_goes_to_any_channel_that_is_named(news: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    notify, server = DiscordNotify(otherwise=LogNotify()), news.discord.server
    assert not await notify.to_server(server.id, NOTICE)
    assert await notify.to_all(NOTICE) == 0
    notify.speak_as(news.client, news.client.state)
    assert not await notify.to_server(server.id, NOTICE)
    assert await notify.to_server(server.id, NOTICE, channel=server.channel.id)
    assert "### The upkeep waits" in said(server)
    assert not await notify.to_server(server.id, NOTICE, channel=12_345)
    assert caplog.text.count(f"for server {server.id}: The upkeep waits") == 3
    news.discord.forgive("")


async def test_without_discord_a_notice_is_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    notify: Notify = LogNotify()
    with caplog.at_level(logging.WARNING):
        assert await notify.to_all(NOTICE) == 1
        assert await notify.to_server(7, NOTICE)
    assert "The upkeep waits: Nothing was swept, because the clock says 2031-03-02 00:00, 40 days" in caplog.text
    assert "for server 7" in caplog.text

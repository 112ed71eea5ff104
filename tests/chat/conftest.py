"""The whole bot over the local Discord: a real database file, the real client, small waits."""

import asyncio
import contextlib
import datetime as dt
import itertools
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.analysis.markup import mark
from bot.archive import articles
from bot.archive.store import Connection, Store
from bot.chat.client import Client
from bot.chat.features import VERBS
from bot.chat.state import BotState, Waits
from bot.config import Config, DiscordConfig
from bot.desk import archives
from bot.desk.resources import Desk
from bot.reading.fetch import Fetcher
from bot.reading.parsers import ParserPool
from bot.records.archive import Actor
from bot.records.reading import Draft
from tests.chat import earlier_start
from tests.discord import LocalDiscord
from tests.discord.faults import Fault
from tests.empty_archive import empty_archive

NOW = dt.datetime(2025, 4, 1, 12, tzinfo=dt.UTC)
EDITOR = Actor("terminal", "1", "Sample Editor")
Pace = dict[str, Any]
UNHURRIED: Pace = {"member_burst": 10_000, "server_burst": 10_000}
"""Tests ask as fast as they can; how fast people may is configured so where it is tested."""
SOON = Waits(closing=2.0, retry_for=5.0, retry_first=0.01)


@dataclass
class Newsroom:
    """The local Discord, the desk behind the bot, and the bot."""

    discord: LocalDiscord
    desk: Desk
    client: Client

    async def store(self, *drafts: Draft) -> list[int]:
        """Put drafts into the first server's archive, past Discord; gives the articles' numbers, 1 for the first."""
        archive = (await archives.for_server(self.desk, self.discord.server.id)).id
        now = self.desk.now()

        def add(conn: Connection) -> list[int]:
            marked = ((draft, mark(draft.text, draft.language, draft.posts)) for draft in drafts)
            return [articles.add(conn, archive, draft, marks, EDITOR, now).article for draft, marks in marked]

        return await self.desk.store.write(add)

    async def ask_in_vain(self, command: str, fault: Fault, hits: int, **options: Any) -> None:
        """Ask what that fault keeps Discord from delivering, until it was met so often and the bot has given up."""
        asking = asyncio.create_task(self.discord.run(command, **options))
        async with asyncio.timeout(60):
            while fault.hits < hits or self.client.state.in_flight.open:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        asking.cancel()


def ticking(start: dt.datetime = NOW) -> Callable[[], dt.datetime]:
    """A clock that goes on by a second each time it is read, so that nothing happens at one moment."""
    seconds = itertools.count()
    return lambda: start + dt.timedelta(seconds=next(seconds))


@contextlib.asynccontextmanager
async def open_desk(
    database: Path, token: str = "none", pace: Pace = UNHURRIED, start: dt.datetime = NOW
) -> AsyncIterator[Desk]:
    config = Config(database=str(database), discord=DiscordConfig(token=SecretStr(token), **pace))
    store = await Store.open(str(empty_archive(database)))
    fetcher, parsers = Fetcher(), ParserPool()
    try:
        yield Desk(config, store, fetcher, parsers, ticking(start))
    finally:
        await parsers.close()
        await fetcher.close()
        await store.close()


@contextlib.asynccontextmanager
async def newsroom(
    database: Path, discord: LocalDiscord, pace: Pace = UNHURRIED, start: dt.datetime = NOW, *, first: bool = False
) -> AsyncIterator[Newsroom]:
    """The bot running over `discord` on that database, its clock begun at `start`, until the block ends.

    On a new Discord it finds its commands registered by an earlier start, unless this is to be its very first.
    """
    async with open_desk(database, discord.token, pace, start) as desk:
        if not first and not discord.state.commands:
            await earlier_start.restore(desk, discord)
        async with staffed(desk, discord) as room:
            await earlier_start.keep(desk, discord)
            yield room
    await asyncio.sleep(0)


@contextlib.asynccontextmanager
async def staffed(desk: Desk, discord: LocalDiscord) -> AsyncIterator[Newsroom]:
    """The bot running over `discord` on a desk that is open, such as one of the local web, until the block ends."""
    client = Client(BotState(desk, lambda line: None, VERBS, waits=SOON), connector=discord.connector())
    async with discord.running(client):
        yield Newsroom(discord, desk, client)
        await client.state.in_flight.close(2)


@pytest.fixture
async def news(tmp_path: Path) -> AsyncIterator[Newsroom]:
    """A running bot with an empty archive; at the end Discord must have had nothing to refuse."""
    async with LocalDiscord() as discord, newsroom(tmp_path / "desk.sqlite", discord) as room:
        yield room
        discord.judge()

"""The whole bot over the local Discord and the local web: real HTTP, a real database, one clock for all of it."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from bot.chat.client import Client
from bot.chat.features import VERBS
from bot.chat.state import BotState
from tests.chat.conftest import SOON, Newsroom, open_desk
from tests.discord import Answer, LocalDiscord
from tests.web import LocalWeb

LEDGER, TOKEN = "http://ledger.example/feed.xml", "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
LAMP = f"http://lamp.example/private/{TOKEN}/feed.xml"


@contextlib.asynccontextmanager
async def two_outlets() -> AsyncIterator[LocalWeb]:
    """Two outlets with a feed each; the address of the second one's carries a token."""
    async with LocalWeb() as web:
        web.outlet("ledger.example", per_day=24, seed=3).feed("/feed.xml")
        web.outlet("lamp.example", per_day=6, seed=5).feed(f"/private/{TOKEN}/feed.xml")
        yield web


@contextlib.asynccontextmanager
async def feeds_room(database: Path, discord: LocalDiscord, web: LocalWeb) -> AsyncIterator[Newsroom]:
    """The bot running over `discord` and `web` until the block ends."""
    async with open_desk(database, discord.token) as plain, web.fetcher() as fetcher:
        desk = replace(plain, fetcher=fetcher, now=web.clock.now)
        client = Client(BotState(desk, lambda line: None, VERBS, waits=SOON), connector=discord.connector())
        async with discord.running(client):
            yield Newsroom(discord, desk, client)
            await client.state.in_flight.close(2)


async def followed(discord: LocalDiscord, *addresses: str) -> Answer:
    """Follow what lies at these addresses; gives the last receipt."""
    for address in addresses:
        done = await discord.click(await discord.run("/feed add", address=address), "Follow")
        assert "Followed" in done.text, done.text
    return done

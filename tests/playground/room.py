"""What is played with: the local Discord, three members, and the real bot with its clock over a throwaway archive."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.app import open_desk
from bot.chat.serve import serve
from bot.config import Config, DiscordConfig, data_folder
from bot.desk import archives, ingest
from bot.desk.resources import Desk
from bot.desk.warm_up import warm_up
from bot.jobs.clock import ticking
from bot.jobs.worker import working
from bot.records.archive import Actor
from bot.records.reading import Received
from tests.discord import LocalDiscord, Member
from tests.empty_archive import empty_archive

WHO = Actor("terminal", "1", "The playground")
REGISTERED_WITHIN = 60.0
"""Seconds that the bot has to connect and to register its commands."""


class NotStarted(RuntimeError):
    """The bot did not come up; the words say why."""


@dataclass(frozen=True, slots=True)
class Room:
    """The local Discord with the bot on it, who may be there, and where files that the bot sends are put."""

    discord: LocalDiscord
    members: dict[str, Member]
    folder: Path
    articles: int


@asynccontextmanager
async def opened() -> AsyncIterator[Room]:
    """A room with the samples in its archive; all of it ends and is deleted with the block. Raises NotStarted."""
    with tempfile.TemporaryDirectory(prefix="copydesk-playground-") as place:
        folder = Path(place)
        async with LocalDiscord(patience=60) as discord:
            members = {"reader": discord.member("Reader"), "desk": discord.moderator("Desk")}
            members["manager"] = discord.manager("Manager")
            config = Config(
                database=str(empty_archive(folder / "playground.sqlite")),
                discord=DiscordConfig(token=SecretStr(discord.token), member_burst=100),
            )
            async with _running(config, discord) as articles:
                yield Room(discord, members, folder, articles)


@asynccontextmanager
async def _running(config: Config, discord: LocalDiscord) -> AsyncIterator[int]:
    """The bot as `copydesk run` runs it; gives how many articles were put into the archive first."""
    admitted = asyncio.Event()
    async with (
        open_desk(config, application=discord.state.app.id, alone=True) as desk,
        ticking(desk, begin=admitted),
        working(desk, begin=admitted),
    ):
        await warm_up(desk)
        articles = await _filled(desk, discord.server.id)
        serving = asyncio.create_task(
            serve(desk, config, connector=discord.connector, announce=lambda line: None, admitted=admitted)
        )
        try:
            await _registered(discord, serving)
            yield articles
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving


async def _filled(desk: Desk, server: int) -> int:
    archive = (await archives.for_server(desk, server)).id
    paths = sorted(path for path in data_folder("seeds").rglob("*") if path.is_file())
    for path in paths:
        for preview in await ingest.from_received(desk, archive, Received(path.read_bytes(), name=path.name)):
            await ingest.save(desk, archive, preview, WHO)
    return len(paths)


async def _registered(discord: LocalDiscord, serving: "asyncio.Task[None]") -> None:
    """Until the bot has connected and its commands can be typed."""
    with suppress(TimeoutError):
        async with asyncio.timeout(REGISTERED_WITHIN):
            while not (discord.gateway.identified and discord.state.commands.get(0)) and not serving.done():  # noqa: ASYNC110
                await asyncio.sleep(0.05)
            if not serving.done():
                return
    why = serving.exception() if serving.done() and not serving.cancelled() else None
    raise NotStarted(str(why or "the bot did not connect to the local Discord in time"))

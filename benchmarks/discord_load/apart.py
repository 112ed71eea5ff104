"""The bot in its process, seen from the local Discord's: started, asked about itself, ended."""

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from benchmarks.articles import Articles
from benchmarks.generate import generate
from bot.app import open_desk
from bot.config import Config
from bot.desk import archives, servers
from bot.desk.resources import Desk
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from tests.discord import LocalDiscord
from tests.discord.certificate import authority

OTHERS, MORE = 2, 500
"""Seed and number of the articles that come in while people ask; those that are there are of seed 1."""
STARTED_WITHIN = 300.0
"""Seconds: 2 alone, over a minute where others keep all cores busy."""
LOADER = Actor("terminal", "0", "Load")
Used = dict[str, float]
More = Callable[[Desk, ArchiveId], Awaitable[object]]
"""Adds to an archive before the bot starts."""


class Apart:
    """The bot's process. `texts` is a folder of articles that it may be told to ingest."""

    def __init__(self, process: Process, texts: Path) -> None:
        self._process = process
        self.texts = texts

    async def used(self) -> Used:
        """Megabytes, open files, tasks and CPU seconds of the bot's process now."""
        self.say("used")
        assert self._process.stdout
        found: Used = json.loads(await self._process.stdout.readline())
        return found

    def say(self, line: str) -> None:
        """Tell it something that it does not answer."""
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())

    async def end(self) -> None:
        """Stop it as an operator does; kill it when it does not stop within half a minute."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 30)
        except TimeoutError:
            self._process.kill()


async def filled(database: Path, articles: int, server: int, more: More | None = None) -> None:
    """A database with so many fictional articles in the archive that the server answers from, and what `more` adds."""
    await generate(str(database), articles)
    async with open_desk(Config(database=str(database))) as desk:
        await servers.first_seen(desk, server)
        await archives.join(desk, server, archives.LOCAL, LOADER)
        if more is not None:
            await more(desk, (await archives.for_server(desk, server)).id)


def written(folder: Path) -> Path:
    """A folder of fictional articles as plain text."""
    folder.mkdir()
    source = Articles(OTHERS)
    for number in range(1, MORE + 1):
        draft, _ = source.make(number)
        (folder / f"{number:04}.txt").write_text(f"{draft.title.value}\n\n{draft.text}", encoding="utf-8")
    return folder


UNHURRIED = {"COPYDESK_DISCORD__MEMBER_BURST": "1000000", "COPYDESK_DISCORD__SERVER_BURST": "1000000"}
"""What is measured is how fast answers come, not how fast people may ask."""


@contextlib.asynccontextmanager
async def running(folder: Path, articles: int, more: More | None = None) -> AsyncIterator[tuple[LocalDiscord, Apart]]:
    """A local Discord here and the bot over a filled archive in a new process, with every cache cold."""
    async with LocalDiscord(patience=60) as discord:
        database, certificate = folder / "load.sqlite", folder / "authority.pem"
        await filled(database, articles, discord.server.id, more)
        certificate.write_bytes(authority())
        texts = written(folder / "texts")
        program = ("-m", "benchmarks.discord_load.bot", str(database), str(discord.resolver.port), str(certificate))
        environment = os.environ | {"DISCORD_TOKEN": discord.token} | UNHURRIED
        process = await asyncio.create_subprocess_exec(
            sys.executable, *program, stdin=PIPE, stdout=PIPE, env=environment
        )
        bot = Apart(process, texts)
        try:
            await discord.gateway.wait_for(lambda: discord.gateway.identified > 0, STARTED_WITHIN)
            yield discord, bot
        finally:
            await bot.end()

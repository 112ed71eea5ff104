"""The bot's process, and what a service manager does with it."""

import asyncio
import os
import re
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.cli.terminal import ROOT
from tests.discord import LocalDiscord
from tests.discord.certificate import authority
from tests.empty_archive import empty_archive

SECONDS_TO_START = 100.0


@dataclass
class Process:
    """A running bot and what it has logged so far."""

    discord: LocalDiscord
    database: Path
    child: asyncio.subprocess.Process
    lines: list[str] = field(default_factory=list)

    async def read(self) -> None:
        """Keep what it logs, until it ends."""
        assert self.child.stderr is not None
        async for line in self.child.stderr:
            self.lines.append(line.decode(errors="replace").rstrip())

    async def logged(self, pattern: str, times: int = 1, seconds: float = SECONDS_TO_START) -> None:
        """Wait for so many lines that match."""
        async with asyncio.timeout(seconds):
            while sum(bool(re.search(pattern, line)) for line in self.lines) < times:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def connected(self) -> None:
        """Wait until it has identified, and its commands are registered."""
        await self.discord.gateway.wait_for(lambda: self.discord.gateway.identified > 0, SECONDS_TO_START)
        async with asyncio.timeout(SECONDS_TO_START):
            while not self.discord.state.commands.get(0):  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def stopped(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Send the signal; gives the exit status and how many seconds it took."""
        began = time.monotonic()
        self.child.send_signal(number)
        async with asyncio.timeout(60):
            status = await self.child.wait()
        return status, time.monotonic() - began


@asynccontextmanager
async def bot_process(
    folder: Path, discord: LocalDiscord, *, port: int | None = None, url: str | None = None
) -> AsyncIterator[Process]:
    """`copydesk run` over `discord` (or a `port` of its own) with an empty archive, in a file or at `url`.

    It is killed at the end if need be.
    """
    certificate = folder / "ca.pem"
    certificate.write_bytes(authority())
    database = url or empty_archive(folder / "desk.sqlite")
    words = ("run", str(database), str(port or discord.resolver.port), str(certificate))
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.stopping.bot_process",
        *words,
        cwd=ROOT,
        env={**os.environ, "DISCORD_TOKEN": discord.token, "COPYDESK_DATABASE": str(database)},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    process = Process(discord, folder / "desk.sqlite", child)
    reading = asyncio.create_task(process.read())
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            child.kill()
        await asyncio.gather(child.wait(), reading)

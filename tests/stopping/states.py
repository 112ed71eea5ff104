"""What the bot may be doing when it is told to stop, by name. Each brings a running bot there."""

import asyncio
import io
import re
import signal
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from tests.discord import Answer, LocalDiscord, Upload
from tests.stopping.process import Process

TEXT = "The Quillhaven ferry sails on Monday. “It is full,” said Anna Example, the harbour master.\n"
Asking = list["asyncio.Task[Answer]"]
Reach = Callable[[Process, Asking], Awaitable[None]]
LONG = "slow 120"


def idle_after(wait: Callable[[Process], Awaitable[None]]) -> Reach:
    """Nothing is asked; the bot is there as soon as `wait` ends."""

    async def reach(process: Process, asking: Asking) -> None:
        await wait(process)

    return reach


async def starting(process: Process) -> None:
    """Until it hears SIGTERM, which is the first that it does."""
    bit = 1 << (signal.SIGTERM - 1)
    async with asyncio.timeout(60):
        while not _caught(process.child.pid) & bit:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def _caught(pid: int) -> int:
    """The signals that a process has handlers for, a bit for each (proc_pid_status(5))."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.findall(r"SigCgt:\s*([0-9a-f]+)", status)[0], 16)


async def half_started(process: Process) -> None:
    await starting(process)
    await asyncio.sleep(1)


def requested(pattern: str) -> Callable[[Process], Awaitable[None]]:
    """Until the fault for that request was met."""

    async def wait(process: Process) -> None:
        await met(process.discord, pattern)

    return wait


async def met(discord: LocalDiscord, pattern: str) -> None:
    """Until Discord has met that fault once."""
    async with asyncio.timeout(60):
        while not any(fault.pattern == pattern and fault.hits for fault in discord.faults.waiting):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def unreachable(process: Process) -> None:
    await process.logged("Discord cannot be reached", 2)


async def no_hello(process: Process) -> None:
    async with asyncio.timeout(60):
        while not process.discord.gateway.connections:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def backing_off(process: Process) -> None:
    await process.connected()
    process.discord.gateway.refusing = 1_000
    process.discord.gateway.cut()
    await process.logged("Discord is away", 4)


async def resuming(process: Process) -> None:
    await process.connected()
    process.discord.gateway.speechless = True
    process.discord.gateway.cut()
    await asyncio.sleep(1)
    await no_hello(process)


async def zombie(process: Process) -> None:
    await process.connected()
    process.discord.gateway.fall_silent()
    await asyncio.sleep(0.5)


def asks(command: str, pattern: str, **options: Any) -> Reach:
    """A command in flight, whose request to Discord that matches `pattern` hangs."""

    async def reach(process: Process, asking: Asking) -> None:
        await process.connected()
        asking.append(asyncio.create_task(process.discord.run(command, **options)))
        await met(process.discord, pattern)

    return reach


def page(words: int) -> Upload:
    return Upload("page.txt", (TEXT * words).encode(), "text/plain")


def bomb() -> Upload:
    """One tag with very many attributes, which holds the parser for minutes."""
    out = io.BytesIO(b"<html><body><p ")
    out.seek(0, io.SEEK_END)
    out.write(b" ".join(b'a%d="1"' % number for number in range(100_000)))
    out.write(b">A ferry sails on Monday.</p></body></html>")
    return Upload("page.html", out.getvalue(), "text/html")


async def parsing(process: Process, asking: Asking) -> None:
    await process.connected()
    asking.append(asyncio.create_task(process.discord.run("/ingest file", file=bomb())))
    await asyncio.sleep(2)


async def saving(process: Process, asking: Asking) -> None:
    await process.connected()
    preview = await process.discord.run("/ingest file", file=page(3))
    other = sqlite3.connect(process.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    asking.append(asyncio.create_task(process.discord.click(preview, "Save")))
    await asyncio.sleep(0.5)
    asyncio.get_running_loop().call_later(30, other.close)


async def exporting(process: Process, asking: Asking) -> None:
    await process.connected()
    preview = await process.discord.run("/ingest file", file=page(300))
    await process.discord.click(preview, "Save")
    process.discord.faults.add("PATCH .*@original", LONG)
    asking.append(asyncio.create_task(process.discord.run("/archive export", format="jsonl")))
    await met(process.discord, "PATCH .*@original")


LOGIN, SYNC, EDIT, FIRST = "GET /users/@me", "PUT .*/commands", "PATCH .*@original", "POST .*/callback"
STATES: dict[str, tuple[list[tuple[str, str, int]], Reach]] = {
    "starting": ([], idle_after(starting)),
    "half started": ([], idle_after(half_started)),
    "asking who it is": ([(LOGIN, LONG, 1)], idle_after(requested(LOGIN))),
    "refused for now": ([(LOGIN, "http 500", 1_000)], idle_after(requested(LOGIN))),
    "told to wait an hour": ([(LOGIN, "429", 1)], idle_after(requested(LOGIN))),
    "no way to Discord": ([], idle_after(unreachable)),
    "registering": ([(SYNC, LONG, 1)], idle_after(requested(SYNC))),
    "connecting": ([], idle_after(no_hello)),
    "connected": ([], idle_after(Process.connected)),
    "backing off": ([], idle_after(backing_off)),
    "resuming": ([], idle_after(resuming)),
    "on a dead line": ([], idle_after(zombie)),
    "acknowledging": ([(FIRST, LONG, 1)], asks("/help", FIRST)),
    "answering": ([(EDIT, "slow 1", 1)], asks("/brief", EDIT, topic="Quillhaven")),
    "answering for long": ([(EDIT, LONG, 1)], asks("/brief", EDIT, topic="Quillhaven")),
    "answering again and again": ([(EDIT, "http 502", 1_000)], asks("/brief", EDIT, topic="Quillhaven")),
    "fetching a file": ([("GET .*page.txt", LONG, 1)], asks("/ingest file", "GET .*page.txt", file=page(3))),
    "parsing": ([], parsing),
    "saving": ([], saving),
    "exporting": ([], exporting),
}
"""The trouble that waits (see `Fault`), and the way there."""
EVERY_TIME = ("starting", "exporting")
"""Those that are tried with every run of the tests."""

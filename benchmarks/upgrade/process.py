"""The bot's process as its asker has it: started, asked, killed."""

import asyncio
import json
import sys
import time
from dataclasses import dataclass
from typing import Any

from benchmarks.upgrade.answers import Answer


@dataclass(frozen=True, slots=True)
class Told:
    """A brief's milliseconds, how many articles it is about, and the sets behind it."""

    milliseconds: float
    found: int
    answer: Answer


class Bot:
    """A running process; `opened` and `ready` are seconds until the database was open, and until it heard."""

    def __init__(self, process: asyncio.subprocess.Process, opened: float, ready: float) -> None:
        self._process, self.opened, self.ready = process, opened, ready

    @classmethod
    async def start(cls, database: str) -> "Bot":
        """Start it; once this is back it can be asked."""
        began, command = time.perf_counter(), [sys.executable, "-m", "benchmarks.upgrade.bot_process", database]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, limit=1 << 26)
        assert process.stdout is not None
        opened = json.loads(await process.stdout.readline())
        return cls(process, opened, time.perf_counter() - began)

    async def say(self, *words: str) -> Any:
        """Hand it a line, and hear the answer. Raises BrokenPipeError, ConnectionResetError or ValueError if killed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(words)}\n".encode())
        await self._process.stdin.drain()
        return json.loads(await self._process.stdout.readline())

    async def ask(self, topic: str) -> Told:
        """A brief on a topic, and what stands behind it."""
        milliseconds, found, row = await self.say("ask", topic)
        return Told(milliseconds, found, Answer.of_row(row))

    async def kill(self) -> None:
        """End it as a power cut would: SIGKILL, which nobody can answer."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

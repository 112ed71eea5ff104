"""The nursery of processes, as tests use it."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.cli.terminal import ROOT


@dataclass
class Nursery:
    """The processes begun so far: what each said, as (number, word, rest)."""

    child: asyncio.subprocess.Process
    said: list[tuple[int, str, str]] = field(default_factory=list)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def read(self) -> None:
        assert self.child.stdout is not None
        async for line in self.child.stdout:
            number, word, *rest = line.decode().split()
            async with self.changed:
                self.said.append((int(number), word, " ".join(rest)))
                self.changed.notify_all()

    def begin(self, *words: str) -> None:
        """Begin a process: its role, the database's place, and what else it wants."""
        assert self.child.stdin is not None
        self.child.stdin.write((" ".join(words) + "\n").encode())

    async def until(self, holds: Callable[[], bool], seconds: float = 60) -> None:
        """Wait until what was said fulfils it."""
        async with asyncio.timeout(seconds), self.changed:
            await self.changed.wait_for(holds)

    def ended(self) -> list[int]:
        """The exit statuses of those that have ended; -9 of one that was killed."""
        return [int(rest) for _, word, rest in self.said if word == "ended"]


@asynccontextmanager
async def nursery() -> AsyncIterator[Nursery]:
    """Processes that can be begun and killed; those that are left are killed at the end."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.jobs.nursery",
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    begun = Nursery(child)
    reading = asyncio.create_task(begun.read())
    try:
        yield begun
    finally:
        assert child.stdin is not None
        child.stdin.close()
        await child.wait()
        await reading

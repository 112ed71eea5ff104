"""Commands in flight: counted, so that a stop can wait for them and take no new ones."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.chat.refusals import Closing


class InFlight:
    """Knows what is being answered."""

    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[object]] = []
        self._closing = False
        self._landed = asyncio.Event()
        self._landed.set()

    @property
    def open(self) -> int:
        """How many are being answered."""
        return len(self._tasks)

    @asynccontextmanager
    async def track(self) -> AsyncIterator[None]:
        """Answer a command; raises Closing when the stop has begun."""
        if self._closing:
            raise Closing()
        task = asyncio.current_task()
        assert task is not None  # commands, presses and modals run in tasks of discord.py's
        self._tasks.append(task)
        self._landed.clear()
        try:
            yield
        finally:
            self._tasks.remove(task)
            if not self._tasks:
                self._landed.set()

    async def close(self, seconds: float) -> bool:
        """Take no more and wait at most `seconds` for those in flight; True when all were answered."""
        self._closing = True
        try:
            await asyncio.wait_for(self._landed.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def cancel(self, seconds: float) -> None:
        """Cancel what is still being answered, and wait at most `seconds` until it has let go of what it holds."""
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)

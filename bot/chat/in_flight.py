"""Commands in flight: counted, so that a stop can wait for them and take no new ones."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import CopydeskError


class Closing(CopydeskError):
    template = "The bot is being restarted. Run the command again in a moment."


class InFlight:
    """Counts what is being answered."""

    def __init__(self) -> None:
        self._open = 0
        self._closing = False
        self._landed = asyncio.Event()
        self._landed.set()

    @property
    def open(self) -> int:
        """How many are being answered."""
        return self._open

    @asynccontextmanager
    async def track(self) -> AsyncIterator[None]:
        """Answer a command; raises Closing when the stop has begun."""
        if self._closing:
            raise Closing()
        self._open += 1
        self._landed.clear()
        try:
            yield
        finally:
            self._open -= 1
            if not self._open:
                self._landed.set()

    async def close(self, seconds: float) -> bool:
        """Take no more and wait at most `seconds` for those in flight; True when all were answered."""
        self._closing = True
        try:
            await asyncio.wait_for(self._landed.wait(), seconds)
        except TimeoutError:
            return False
        return True

"""Going together: who is ready waits for others, but not for long."""

import asyncio
from contextlib import suppress


class BatchBarrier:
    """Members of a group who go on together. Use from one event loop."""

    def __init__(self, members: int, enough: int, seconds: float) -> None:
        """`enough` members, or all that are left, go at once; whoever has waited `seconds` takes along who waits."""
        self._members = members
        self._enough = enough
        self._seconds = seconds
        self._waiting = 0
        self._gate = asyncio.Event()

    async def wait(self) -> None:
        """Until the others are ready too."""
        gate = self._gate
        self._waiting += 1
        self._look()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._seconds):
                await gate.wait()
        if gate is self._gate:
            self._go()

    def leave(self) -> None:
        """A member has nothing more to do, so that nobody waits for it."""
        self._members -= 1
        self._look()

    def _look(self) -> None:
        if self._waiting >= min(self._enough, max(self._members, 1)):
            self._go()

    def _go(self) -> None:
        self._gate.set()
        self._gate = asyncio.Event()
        self._waiting = 0

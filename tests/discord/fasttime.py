"""An event loop whose hours are minutes: every sleep and timeout of the program runs many times as fast.

Only waiting is shortened: work, and waiting for what then comes, count as long as they take. So a time measured on this
loop is never better than a real one, and a busy machine makes no limit of half a minute one of a second and a half.
"""

import asyncio
import functools
import selectors
import time
from collections.abc import Callable, Mapping

SPEED = 20.0
"""For tests of connections, whose limits are half minutes."""
GENTLE = 4.0
"""For tests of answers, whose limit is 3 s: what threads do beside a wait counts fourfold there."""
PATIENCE = 240.0
"""Seconds that people wait for an answer here: what threads and children do while nothing else happens counts as many
times, and a busy machine starts a child slowly."""


class _FastSelector(selectors.DefaultSelector):
    """Waits a part of what it is asked to; `skipped` is how many seconds it has left out."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed
        self.skipped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Ready files, or nothing after the shortened time."""
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        began = time.monotonic()
        ready = super().select(timeout / self._speed)
        if not ready:
            self.skipped += max(0.0, timeout - (time.monotonic() - began))
        return ready


class FastLoop(asyncio.SelectorEventLoop):
    """A loop on which `speed` seconds of waiting pass in one."""

    def __init__(self, speed: float) -> None:
        self._waits = _FastSelector(speed)
        super().__init__(self._waits)

    def time(self) -> float:
        """Seconds on the fast clock."""
        return time.monotonic() + self._waits.skipped


def factories(speed: float) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """What a conftest gives back from `pytest_asyncio_loop_factories` to run its tests on this loop."""
    return {"fast": functools.partial(FastLoop, speed)}

"""An event loop whose hours are minutes: every sleep and timeout of the program runs many times as fast.

Only waiting is shortened; work takes what it takes, so a time measured on this loop is never better than a real one.
"""

import asyncio
import functools
import selectors
import time
from collections.abc import Callable, Mapping

SPEED = 20.0
"""For tests of connections, whose limits are half minutes."""
GENTLE = 4.0
"""For tests of answers, whose limit is 3 s: work counts fourfold there."""
_START = time.monotonic()


class _FastSelector(selectors.DefaultSelector):
    """Waits a part of what it is asked to."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Ready files, or nothing after the shortened time."""
        return super().select(timeout / self._speed if timeout is not None and timeout > 0 else timeout)


class FastLoop(asyncio.SelectorEventLoop):
    """A loop on which `speed` seconds pass in one."""

    def __init__(self, speed: float) -> None:
        super().__init__(_FastSelector(speed))
        self._speed = speed

    def time(self) -> float:
        """Seconds on the fast clock."""
        return _START + (time.monotonic() - _START) * self._speed


def factories(speed: float) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """What a conftest gives back from `pytest_asyncio_loop_factories` to run its tests on this loop."""
    return {"fast": functools.partial(FastLoop, speed)}

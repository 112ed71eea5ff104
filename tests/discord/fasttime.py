"""An event loop whose hours are minutes: every sleep and timeout of the program runs SPEED times as fast.

Only waiting is shortened; work takes what it takes, so a time measured on this loop is never better than a real one.
"""

import asyncio
import selectors
import time
from collections.abc import Mapping
from typing import Any

SPEED = 20.0
_START = time.monotonic()


class _FastSelector(selectors.DefaultSelector):
    """Waits a twentieth of what it is asked to."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Ready files, or nothing after the shortened time."""
        return super().select(timeout / SPEED if timeout is not None and timeout > 0 else timeout)


class FastLoop(asyncio.SelectorEventLoop):
    """The loop."""

    def __init__(self) -> None:
        super().__init__(_FastSelector())

    def time(self) -> float:
        """Seconds on the fast clock."""
        return _START + (time.monotonic() - _START) * SPEED


def factories() -> Mapping[str, Any]:
    """What a conftest gives back from `pytest_asyncio_loop_factories` to run its tests on this loop."""
    return {"fast": FastLoop}

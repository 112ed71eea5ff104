"""A throttle: what happens often is told of once in a while."""

import time
from collections.abc import Callable


class Throttle:
    """One time in `seconds` for each server."""

    def __init__(self, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._now = seconds, now
        self._taken: dict[int, float] = {}

    def take(self, server: int) -> bool:
        """Whether it is time again; then the time begins anew."""
        now = self._now()
        if now - self._taken.get(server, -self._seconds) < self._seconds:
            return False
        self._taken = {other: since for other, since in self._taken.items() if now - since < self._seconds}
        self._taken[server] = now
        return True

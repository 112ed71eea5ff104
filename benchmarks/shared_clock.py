"""A clock of the local web that several processes read: it stands where it is put, then runs with real time."""

import datetime as dt
import time
from multiprocessing.sharedctypes import Synchronized

from tests.web import VirtualClock


class SharedClock(VirtualClock):
    """Seconds since `start`; once it runs, `seconds` is how far it lies before the machine's monotonic clock.

    CLOCK_MONOTONIC is one for all processes of a Linux machine.
    """

    def __init__(self, start: dt.datetime, seconds: "Synchronized[float]", running: "Synchronized[int]") -> None:
        super().__init__(start)
        self._seconds, self._running = seconds, running

    def world(self) -> dt.datetime:
        """Return the time."""
        seconds = self._seconds.value
        return self.start + dt.timedelta(seconds=time.monotonic() + seconds if self._running.value else seconds)

    def now(self) -> dt.datetime:
        """Return the same: no machine's clock is wrong."""
        return self.world()

    def stand_at(self, seconds: float) -> None:
        """Stand so many seconds after `start`."""
        self._running.value, self._seconds.value = 0, seconds

    def run(self) -> None:
        """Run from where it stands."""
        self._seconds.value -= time.monotonic()
        self._running.value = 1

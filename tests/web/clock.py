"""Time that tests move: the world's, by which everything is served, and the machine's, which can be wrong."""

import datetime as dt

START = dt.datetime(2031, 4, 1, 6, 0, tzinfo=dt.UTC)


class VirtualClock:
    """Two clocks that stand still until a test moves them, both in UTC.

    `world` is the true time: what sites serve, their Date headers and schedules depend on it. `now` is what the program
    under test is told: the same, until its machine's clock jumps.
    """

    def __init__(self, start: dt.datetime = START) -> None:
        self.start = start
        self._world = start
        self._wrong = dt.timedelta()

    def world(self) -> dt.datetime:
        """Return the true time."""
        return self._world

    def now(self) -> dt.datetime:
        """Return the time that the machine shows; what a `Desk` and a `Fetcher` are given."""
        return self._world + self._wrong

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self._world += dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)

    def to(self, moment: dt.datetime) -> None:
        """Let time pass until `moment` of the world; ValueError when that is gone by."""
        if moment < self._world:
            raise ValueError(f"{moment} is gone by: it is {self._world}")
        self._world = moment

    def jump(self, *, days: float = 0, hours: float = 0) -> None:
        """Set the machine's clock forward, or back when negative; the world goes on as it was."""
        self._wrong += dt.timedelta(days=days, hours=hours)

    def mend(self) -> None:
        """Set the machine's clock right again."""
        self._wrong = dt.timedelta()

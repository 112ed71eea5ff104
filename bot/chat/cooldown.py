"""A cool-down for whoever asks faster than answers can be read: a burst at once, then one at a time."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.chat.refusals import AskedTooFast, ServerAsksTooFast

REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Pace:
    """`burst` askings at once, and one more every `seconds`."""

    burst: int
    seconds: float


class Cooldown:
    """Counts askings by member and by server (the generic cell rate algorithm: one moment for each of them)."""

    def __init__(self, member: Pace, server: Pace, now: Callable[[], float] = time.monotonic) -> None:
        self._member, self._server, self._now = member, server, now
        self._due: dict[tuple[str, int], float] = {}

    def take(self, server: int | None, member: int) -> None:
        """Count an asking. Raises AskedTooFast, ServerAsksTooFast; then it is not counted."""
        now = self._now()
        of_member, of_server = ("member", member), ("server", server or 0)
        if wait := self._wait(of_member, self._member, now):
            raise AskedTooFast(seconds=wait)
        if server is not None and (wait := self._wait(of_server, self._server, now)):
            raise ServerAsksTooFast(seconds=wait)
        self._count(of_member, self._member, now)
        if server is not None:
            self._count(of_server, self._server, now)

    def _wait(self, who: tuple[str, int], pace: Pace, now: float) -> int:
        """Seconds until the next one is taken, 0 when it is."""
        ahead = self._due.get(who, now) - now - (pace.burst - 1) * pace.seconds
        return math.ceil(ahead) if ahead > 0 else 0

    def _count(self, who: tuple[str, int], pace: Pace, now: float) -> None:
        if len(self._due) > REMEMBERED:
            self._due = {key: due for key, due in self._due.items() if due > now}
        self._due[who] = max(self._due.get(who, now), now) + pace.seconds

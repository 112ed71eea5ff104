"""Where people ask from outside every server, remembered for a minute: autocomplete asks at each letter typed."""

import time
from collections.abc import Awaitable, Callable

REMEMBERED_SECONDS = 60.0
REMEMBERED = 1_000


class Guests:
    """The server (or None) of each person who types outside; a command asks Discord anew all the same."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._known: dict[int, tuple[float, int | None]] = {}

    async def server(self, person: int, look: Callable[[], Awaitable[int | None]]) -> int | None:
        """The person's server, from `look` at most once a minute."""
        until, server = self._known.get(person, (0.0, None))
        if self._now() < until:
            return server
        self._known.pop(person, None)
        while len(self._known) >= REMEMBERED:
            del self._known[next(iter(self._known))]
        # Before the look: what is typed meanwhile finds nothing instead of asking Discord beside it.
        self._known[person] = (self._now() + REMEMBERED_SECONDS, None)
        server = await look()
        self._known[person] = (self._now() + REMEMBERED_SECONDS, server)
        return server

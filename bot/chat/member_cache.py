"""What waits in memory for a press: values by the token of their asking, for as long as a modal can be answered.

Each is its member's alone, and only a bounded amount of them is held.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.errors.tree import CopydeskError

HELD_SECONDS = 3_600.0
HELD_MOST, HELD_OF_ONE_MEMBER = 100, 10
BYTES_MOST, BYTES_OF_ONE_MEMBER = 256_000_000, 64_000_000
"""A newest value is held whatever it takes; older ones give way to it."""
Owner = tuple[int | None, int]
"""The server (None: nowhere) and the member that a value was made for."""
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Held(Generic[V]):
    value: V
    owner: Owner
    until: float
    size: int


class MemberCache(Generic[V]):
    """Values by token. `size` gives about how many bytes one takes, `gone` what is raised for one that is not held."""

    def __init__(
        self, size: Callable[[V], int], gone: Callable[[], CopydeskError], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._held: dict[str, _Held[V]] = {}
        self._size, self._gone, self._now = size, gone, now

    def put(self, token: str, value: V, owner: Owner) -> None:
        """Hold the value of an asking, in the place of an older one of it."""
        now = self._now()
        for old in [key for key, held in self._held.items() if held.until < now]:
            del self._held[old]
        self._held.pop(token, None)
        self._held[token] = _Held(value, owner, now + HELD_SECONDS, self._size(value))
        own = [key for key, held in self._held.items() if held.owner[1] == owner[1]]
        self._give_way(own, HELD_OF_ONE_MEMBER, BYTES_OF_ONE_MEMBER)
        self._give_way(list(self._held), HELD_MOST, BYTES_MOST)

    def _give_way(self, tokens: list[str], most: int, size: int) -> None:
        """Of these, oldest first, keep the newest that are not too many nor too large, and the last in any case."""
        kept = 0
        for number, token in enumerate(reversed(tokens)):
            kept += self._held[token].size
            if number and (number >= most or kept > size):
                del self._held[token]

    def find(self, token: str, owner: Owner) -> V | None:
        """The value of its owner; None where it is not held, for another's alike."""
        held = self._held.get(token)
        return held.value if held is not None and held.owner == owner and held.until >= self._now() else None

    def get(self, token: str, owner: Owner) -> V:
        """The value of its owner. Raises what `gone` gives, for another's alike."""
        value = self.find(token, owner)
        if value is None:
            raise self._gone()
        return value

    def pop(self, token: str, owner: Owner) -> V:
        """The value, held no more: of two presses only one gets it. Raises what `gone` gives."""
        value = self.get(token, owner)
        del self._held[token]
        return value

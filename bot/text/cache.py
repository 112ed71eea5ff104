"""A cache of what was worked out about texts, bounded by the letters of the texts it holds."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class TextCache(Generic[K, T]):
    """The last values that were put, most recently used last; may be called from any thread.

    `letters` is what all texts together may have. What belongs to a text of more than `longest` of them (by default a
    quarter) is not kept.
    """

    def __init__(self, letters: int, longest: int | None = None) -> None:
        self._most, self._longest = letters, longest or letters // 4
        self._known: OrderedDict[K, tuple[T, int]] = OrderedDict()
        self._lock = threading.Lock()
        self.letters = 0

    def get(self, key: K) -> T | None:
        """The value kept for `key`, None where there is none."""
        with self._lock:
            if key not in self._known:
                return None
            self._known.move_to_end(key)
            return self._known[key][0]

    def put(self, key: K, value: T, letters: int) -> None:
        """Keep the value of `key`, whose text has so many letters, in the place of those used longest ago."""
        with self._lock:
            if key not in self._known and letters <= self._longest:
                self._known[key] = value, letters
                self.letters += letters
            while self.letters > self._most:
                _, (_, oldest) = self._known.popitem(last=False)
                self.letters -= oldest

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._known.clear()
            self.letters = 0

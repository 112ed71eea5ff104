"""A cache of what was worked out about texts, bounded by the letters of the texts it holds."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class TextCache(Generic[K, T]):
    """The last answers of `work`, most recently used last; may be called from any thread.

    `letters` is what all texts together may have; `size` tells the letters of a key. A text of more than `longest` of
    them (by default a quarter) is worked out anew each time.
    """

    def __init__(
        self, work: Callable[[K], T], size: Callable[[K], int], letters: int, longest: int | None = None
    ) -> None:
        self._work, self._size, self._most, self._longest = work, size, letters, longest or letters // 4
        self._known: OrderedDict[K, T] = OrderedDict()
        self._lock = threading.Lock()
        self.letters = 0

    def __call__(self, key: K) -> T:
        """What `work` returns for `key`, worked out now or kept."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        answer = self._work(key)
        size = self._size(key)
        with self._lock:
            if key not in self._known and size <= self._longest:
                self._known[key] = answer
                self.letters += size
            while self.letters > self._most:
                oldest, _ = self._known.popitem(last=False)
                self.letters -= self._size(oldest)
        return answer

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._known.clear()
            self.letters = 0

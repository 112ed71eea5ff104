"""Locks of the reading processes that are there for as long as a process may look for them."""

from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import RLock


class KeptLocks(ForkServerContext):
    """A context that keeps every lock it made for as long as it is used.

    A child finds its locks by name when it starts. Pebble gives them up before it stops its children, so that one which
    was just starting would find none, and print a traceback on the terminal.
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[RLock] = []

    def RLock(self) -> RLock:
        """A new lock."""
        lock = super().RLock()
        self._kept.append(lock)
        return lock

"""Reads of a few rows in SQLite, each whole in a thread: one trip, where the driver's own threads make one a call.

A trip costs a turn of the event loop, and a wait for Python's lock where others think.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from sqlalchemy import Connection, Engine

T = TypeVar("T")


class ShortReads:
    """As many threads as the engine has connections, so that none waits for one."""

    def __init__(self, engine: Engine, size: int) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(size, "archive-short-reader")

    async def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` gives, on one snapshot. Raises what it raises, and the driver's errors."""
        context = copy_context()
        return await asyncio.wrap_future(self._threads.submit(context.run, self._whole, work))

    def _whole(self, work: Callable[[Connection], T]) -> T:
        with self._engine.connect() as connection:
            return work(connection)

    def close(self) -> None:
        """Wait for the reads that have begun, and close the connections."""
        self._threads.shutdown()
        self._engine.dispose()

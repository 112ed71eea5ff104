"""Reads of a few rows: in SQLite each whole in a thread, on a server as the driver does it.

SQLite's driver for asyncio has threads of its own and makes a trip for each call. A trip costs a turn of the event
loop, and a wait for Python's lock where others think.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from contextvars import copy_context
from typing import Protocol, TypeVar

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.archive.store import dialect, engine
from bot.logs.tracing import spent

T = TypeVar("T")


class ShortReads(Protocol):
    """Connections that none but short reads use."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` gives, on one snapshot. Raises what it raises, and the driver's errors."""
        ...

    async def close(self) -> None:
        """Wait for the reads that have begun, and close the connections."""
        ...


def short_reads(url: URL, waits: engine.Waits, size: int) -> ShortReads:
    """The short reads of a database, `size` of them side by side."""
    if dialect.of(url).one_file:
        return _InThreads(engine.direct_short_readers(url, waits, size), size)
    return _ByDriver(engine.readers(url, waits, size))


class _InThreads:
    """As many threads as the engine has connections, so that none waits for one."""

    def __init__(self, engine: Engine, size: int) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(size, "archive-short-reader")

    async def read(self, work: Callable[[Connection], T]) -> T:
        context = copy_context()
        with spent("reading"):
            return await asyncio.wrap_future(self._threads.submit(context.run, self._whole, work))

    def _whole(self, work: Callable[[Connection], T]) -> T:
        with self._engine.connect() as connection:
            return work(connection)

    async def close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()


class _ByDriver:
    """The driver's own connections."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def read(self, work: Callable[[Connection], T]) -> T:
        async with AsyncExitStack() as stack:
            with spent("waiting"):
                connection = await stack.enter_async_context(self._engine.connect())
            with spent("reading"):
                return await connection.run_sync(work)

    async def close(self) -> None:
        await self._engine.dispose()

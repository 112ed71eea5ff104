"""The open database: read blocks, write blocks, and closing."""

import asyncio
import copy
import os
import threading
import time
from collections.abc import AsyncIterator, Callable, Hashable
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple
from weakref import WeakValueDictionary

from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive.store import binding, dialect, engine, erasing, upgrade
from bot.archive.store.driver_errors import map_driver_errors
from bot.archive.store.group_commit import GroupCommitWriter, Work
from bot.archive.store.shares import Asker, FairThreads
from bot.archive.store.short_reads import short_reads
from bot.errors.storage import DatabaseBusy, DatabaseReadOnly, DatabaseUnreachable, NoDatabase
from bot.logs.tracing import carried, spent

__all__ = ["BLOCKS", "BLOCKS_OF_ONE_SERVER", "READERS", "SHORT_READERS", "Connection", "Store", "file_of"]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
READERS = max(2, min(4, os.cpu_count() or 2))
"""Reads that run whole at once, so that one that waits for the disk holds up nobody. More only fight for Python's lock:
on two cores 100 cold briefs at once take 1.4 s with one thread, 1.7 with two, 3.0 with four."""
SHORT_READERS = 2
"""Threads for reads of a few rows, past the heavy ones, so that nobody's brief delays another's acknowledgement."""
BLOCKS, BLOCKS_OF_ONE_SERVER = 8, 4
"""Connections for `reading` blocks, and how many of them one server may hold."""
_LOOK = 0.02


class Store:
    """The archive's database, opened and upgraded. Make one with `Store.open`, end it with `close`."""

    def __init__(self, url: URL, waits: engine.Waits, shown: str | None = None) -> None:
        self.url = url
        self.shown = shown or engine.shown(url)
        """The address as a person may see it, without a password."""
        self._waits = waits
        self._writer = engine.writer(url, waits)
        self._readers = engine.readers(url, waits, BLOCKS)
        self._together = (
            GroupCommitWriter(engine.direct(url, waits), self.shown, self._turn) if dialect.of(url).one_file else None
        )
        self._direct_readers = engine.direct_readers(url, waits, READERS)
        self._heavy = FairThreads(READERS, "archive-reader")
        self._short = short_reads(url, waits, SHORT_READERS)
        self._waiting: dict[Hashable, Future[Any]] = {}
        self._queue = threading.Lock()
        self._one_writer = asyncio.Lock()
        self._asker: Asker | None = None
        self._blocks: WeakValueDictionary[int, asyncio.Semaphore] = WeakValueDictionary()

    @classmethod
    async def open(
        cls,
        database: str,
        *,
        create: bool = True,
        waits: engine.Waits | None = None,
        application: int | None = None,
        alone: bool = False,
        only_read: bool = False,
        shown: str | None = None,
    ) -> "Store":
        """Open a SQLite path or a database URL and bring it to the newest schema.

        With `create` off a missing file raises NoDatabase. `application` is the Discord application that opens it:
        OtherApplication is raised before anything changes where the database belongs to another. `alone` tells that
        the caller is the one bot of it (see `alone`); anybody else upgrades nothing under a running bot, but raises
        DatabaseInUse. With `only_read` a file or folder that may not be written is no hindrance; whoever writes then
        gets DatabaseReadOnly. `shown` is what errors call it. Raises StoreError subclasses, one sentence each, for a
        database that is read-only, locked, newer than the program, broken, or not one of ours.
        """
        url = engine.address(database)
        shown, file = shown or engine.shown(url), file_of(database)
        may_write = file is None or _may_write(file, shown, create, only_read)
        store = cls(url if may_write else engine.frozen(url), waits or engine.Waits(), shown)
        try:
            with map_driver_errors(store.shown):
                if application is not None:
                    await store.short_read(binding.check, application)
                revision = await store.short_read(upgrade.revision_of, shown)
                if revision != upgrade.revisions()[-1]:
                    if not may_write:
                        raise DatabaseReadOnly(database=shown)
                    await upgrade.upgrade(store._writer, revision, shown, None if alone else file)
        except BaseException:
            await store.close()
            raise
        return store

    @property
    def dialect(self) -> str:
        """Which store this is: "sqlite" or "postgresql"."""
        return dialect.of(self.url).name

    def on_behalf_of(self, asker: Asker) -> "Store":
        """The same store, whose reads count against the shares of this server and this member."""
        mine = copy.copy(self)
        mine._asker = asker
        return mine

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one snapshot and cannot write. Raises StoreError subclasses."""
        with map_driver_errors(self.shown):
            async with AsyncExitStack() as stack:
                with spent("waiting"):
                    await stack.enter_async_context(self._share_of_blocks())
                    conn = await stack.enter_async_context(self._readers.connect())
                with spent("reading"):
                    yield conn

    def _share_of_blocks(self) -> AbstractAsyncContextManager[object]:
        if self._asker is None:
            return nullcontext()
        server = self._asker.server
        share = self._blocks.get(server)
        if share is None:
            share = self._blocks[server] = asyncio.Semaphore(BLOCKS_OF_ONE_SERVER)
        return share

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: kept when the block ends, undone when it raises. Raises StoreError subclasses."""
        with map_driver_errors(self.shown):
            async with AsyncExitStack() as stack:
                with spent("waiting"):
                    await stack.enter_async_context(self._turn())
                    conn = await stack.enter_async_context(self._writer.begin())
                with spent("writing"):
                    async with stack.pop_all():  # the commit is a part of it
                        yield conn

    async def read(self, work: Callable[[Connection, *Ts], T], *args: *Ts, once: Hashable | None = None) -> T:
        """Run `work` on one snapshot, as in a `reading` block, but in a thread of its own from end to end.

        `work` gets the connection and `args`; it may think in between, which holds up no other answer.
        A read that still waits for its thread is done once for all who ask for the same `once` meanwhile: nobody is
        told less than stood there when they asked. Raises TooManyWaiting where the asker's part of the queue is full.
        """
        with spent("waiting"):  # what the thread does for us is counted there
            with self._queue:
                waiting: Future[T] | None = self._waiting.get(once)
                if waiting is None:
                    read = carried(lambda: self._whole_read(work, args, once), "thinking")
                    waiting = self._heavy.submit(read, self._asker)
                    if once is not None:
                        self._waiting[once] = waiting
            return await asyncio.shield(asyncio.wrap_future(waiting))

    async def short_read(self, work: Callable[[Connection, *Ts], T], *args: *Ts) -> T:
        """As `read`, for SQL alone and a few rows.

        The connections are its own, and for SQLite the threads, so that no heavy read ever holds them.
        """
        with map_driver_errors(self.shown):
            return await self._short.read(lambda conn: work(conn, *args))

    async def short_write(self, work: Callable[[Connection, *Ts], T], *args: *Ts) -> T:
        """As `write`, for SQL alone and a few rows, in a transaction of its own; it is run once."""
        if self._together is not None:
            return await self._together.write_alone(lambda conn: work(conn, *args))
        async with self.writing() as conn:
            return await conn.run_sync(work, *args)

    @property
    def asked(self) -> int:
        """How many whole reads were asked for so far; while it stays the same, nobody asks."""
        return self._heavy.given

    async def quiet(self, seconds: float) -> None:
        """Wait until no read waits for its thread, at most `seconds`: what nobody looks at gives way to answers."""
        until = time.monotonic() + seconds
        with spent("waiting"):
            while self._heavy.waiting and time.monotonic() < until:  # noqa: ASYNC110  reads begin in threads; an Event is not theirs to set
                await asyncio.sleep(_LOOK)

    async def write(self, work: Work[T]) -> T:
        """Run `work` in one transaction, as in a `writing` block, but several times faster in SQLite.

        It runs in a thread of its own from end to end, in one transaction with other writes that wait at that moment,
        none of which can undo it (see `group_commit`). Where
        another fails it is run once more from the beginning, so it does nothing but read and write the database.
        """
        if self._together is None:
            async with self.writing() as conn:
                return await conn.run_sync(work)
        return await self._together.write(work)

    async def erase(self, *, rewrite: bool) -> None:
        """Make what was deleted unreadable in the database's files; with `rewrite` their space is given back as well.

        A rewrite needs as much room as the database has, and nobody else writes meanwhile. Raises StoreError
        subclasses; what was deleted is deleted all the same.
        """
        with map_driver_errors(self.shown):
            async with self._turn():
                with spent("writing"):
                    await asyncio.to_thread(erasing.erased, self.url, self._waits, rewrite)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """One writer at a time in this process. Raises DatabaseBusy after the waits' `pool` seconds."""
        try:
            async with asyncio.timeout(self._waits.pool):
                await self._one_writer.acquire()
        except TimeoutError as fault:
            raise DatabaseBusy(database=self.shown) from fault
        try:
            yield
        finally:
            self._one_writer.release()

    def _whole_read(self, work: Callable[[Connection, *Ts], T], args: tuple[*Ts], once: Hashable | None) -> T:
        with self._queue:
            self._waiting.pop(once, None)
        with map_driver_errors(self.shown), self._direct_readers.connect() as conn:
            return work(conn, *args)

    async def close(self) -> None:
        """Close every connection."""
        if self._together is not None:
            await asyncio.to_thread(self._together.close)
        await asyncio.to_thread(self._heavy.close)
        self._direct_readers.dispose()
        await self._short.close()
        await self._readers.dispose()
        await self._writer.dispose()


def file_of(database: str) -> Path | None:
    """The file of a SQLite database, None for one on a server. Raises DatabaseAddress."""
    url = engine.address(database)
    return Path(str(url.database)) if dialect.of(url).one_file else None


def _may_write(path: Path, shown: str, create: bool, only_read: bool) -> bool:
    """Whether the file can be written; False only with `only_read`, where nobody has left a WAL beside it.

    Makes a new file for its owner alone: WAL and shared memory are given the permissions of the file by SQLite.
    """
    try:
        there = path.exists()
        if path.is_dir() or not path.absolute().parent.is_dir():
            raise DatabaseUnreachable(database=shown)
        if not there and not create:
            raise NoDatabase(database=shown)
        if not _writable(path.absolute().parent) or (there and not _writable(path)):
            wal = path.with_name(f"{path.name}-wal")
            if not (there and only_read) or (wal.exists() and wal.stat().st_size):
                raise DatabaseReadOnly(database=shown)
            return False
        if not there:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return True
    except OSError as fault:  # a name that is too long, a folder that may not be entered
        raise DatabaseUnreachable(database=shown) from fault


def _writable(path: Path) -> bool:
    """Whether this process may write there. WAL needs it of the folder even to read (https://sqlite.org/wal.html)."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)

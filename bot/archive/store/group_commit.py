"""Writes that wait at the same moment become one transaction, and one flush to the disk.

None is answered before the commit. Where one fails, the transaction is undone and all are done once more, each in a
savepoint of its own, so that a failing one takes no other with it. Savepoints from the start would cost much: FTS5
writes out what it has gathered at each (sixteen articles 11.4 ms each with them, 8.5 without).
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar, cast

from sqlalchemy import Connection, Engine

from bot.archive.store.driver_errors import map_driver_errors
from bot.errors.storage import DatabaseBusy
from bot.logs import tracing

T = TypeVar("T")
Work: TypeAlias = Callable[[Connection], T]
MOST = 16
"""Writes of one transaction: an article takes some milliseconds, and nobody should wait for many others'."""


@dataclass(slots=True, eq=False)
class _Waiting:
    """A write that nobody has begun, and where its answer will be; `begun` is when its transaction first was open."""

    work: Work[Any]
    answer: "asyncio.Future[Any]"
    context: Context = field(default_factory=copy_context)
    asked: float = field(default_factory=time.perf_counter)
    begun: float | None = None

    def count(self) -> None:
        """Count the time until it began as waiting, and the time since then as writing."""
        now = time.perf_counter()
        begun = now if self.begun is None else self.begun
        tracing.add("waiting", begun - self.asked)
        tracing.add("writing", now - begun)

    def told(self, outcome: object) -> None:
        """Give the answer, or raise it to whoever asked, and waits for it still."""
        if self.answer.done():
            return
        if isinstance(outcome, _Failed):
            self.answer.set_exception(outcome.fault)
        else:
            self.answer.set_result(outcome)


@dataclass(frozen=True, slots=True)
class _Failed:
    fault: Exception


class GroupCommitWriter:
    """Runs writes in one thread of its own, as many as wait in one transaction. Use from one event loop."""

    def __init__(self, engine: Engine, shown: str, turn: Callable[[], AbstractAsyncContextManager[None]]) -> None:
        """`turn` waits for the store's one writer; `shown` is the database's address as a person may see it."""
        self._engine = engine
        self._connection: Connection | None = None
        self._shown = shown
        self._turn = turn
        self._thread = ThreadPoolExecutor(1, "archive-writer")
        self._queue: deque[_Waiting] = deque()
        self._draining: asyncio.Task[None] | None = None
        self._doing: set[asyncio.Task[None]] = set()

    async def write(self, work: Work[T]) -> T:
        """What `work` gives, once it is on the disk. Raises what it raises, and StoreError subclasses.

        Cancelled before its transaction has begun, a write is not done.
        """
        waiting = _Waiting(work, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        if self._draining is None or self._draining.done():
            self._draining = asyncio.create_task(self._drain(), context=Context())  # it works for many
        try:
            return cast(T, await waiting.answer)
        finally:
            waiting.count()
            if waiting in self._queue:
                self._queue.remove(waiting)

    async def write_alone(self, work: Work[T]) -> T:
        """As `write`, in a transaction that no other write shares, and so for no longer than this one takes."""
        waiting = _Waiting(work, asyncio.get_running_loop().create_future())
        doing = asyncio.create_task(self._alone(waiting), context=Context())  # goes on where whoever asked gives up
        self._doing.add(doing)
        doing.add_done_callback(self._doing.discard)
        try:
            return cast(T, await waiting.answer)
        finally:
            waiting.count()

    async def _alone(self, waiting: _Waiting) -> None:
        try:
            async with self._turn():
                if waiting.answer.done():
                    return  # nobody waits for it any more
                (outcome,) = await asyncio.wrap_future(self._thread.submit(self._outcomes, [waiting]))
            waiting.told(outcome)
        except Exception as fault:  # noqa: BLE001  raised to whoever asked
            waiting.told(_Failed(fault))

    async def _drain(self) -> None:
        """Do what waits, a transaction at a time; between two of them others may have the writer."""
        begun: list[_Waiting] = []
        try:
            while self._queue:
                await asyncio.sleep(0)  # whoever asks, or gives up, at this moment is heard first
                async with self._turn():
                    some = [self._queue.popleft() for _ in range(min(MOST, len(self._queue)))]
                    begun = [waiting for waiting in some if not waiting.answer.done()]
                    outcomes = await asyncio.shield(asyncio.wrap_future(self._thread.submit(self._outcomes, begun)))
                for waiting, outcome in zip(begun, outcomes, strict=True):
                    waiting.told(outcome)
        except Exception as fault:  # noqa: BLE001  raised to everyone who waits
            for waiting in (*begun, *self._queue):
                waiting.told(_Failed(fault))
            self._queue.clear()

    def close(self) -> None:
        """Wait for the writes that have begun, and close the connection."""
        self._thread.submit(self._let_go).result()
        self._thread.shutdown()
        self._engine.dispose()

    def _outcomes(self, begun: list[_Waiting]) -> list[object]:
        try:
            return self._in_one(begun, _done)
        except DatabaseBusy as fault:
            return [_Failed(fault)] * len(begun)
        except Exception as fault:  # noqa: BLE001  raised to whoever asked
            return self._once_more(begun) if len(begun) > 1 else [_Failed(fault)]

    def _once_more(self, begun: list[_Waiting]) -> list[object]:
        try:
            return self._in_one(begun, self._apart)
        except Exception as fault:  # noqa: BLE001  raised to everyone who asked, since nothing was kept
            return [_Failed(fault)] * len(begun)

    def _in_one(self, begun: list[_Waiting], do: Callable[[Connection, Work[Any]], object]) -> list[object]:
        try:
            with map_driver_errors(self._shown):
                connection = self._connection = self._connection or self._engine.connect()
                with connection.begin():
                    now = time.perf_counter()
                    for waiting in begun:
                        waiting.begun = waiting.begun or now
                    return [waiting.context.run(do, connection, waiting.work) for waiting in begun]
        except BaseException:
            self._let_go()
            raise

    def _let_go(self) -> None:
        """Give the connection back. It is kept from one transaction to the next: taking it takes as long as a write."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _apart(self, connection: Connection, work: Work[Any]) -> object:
        """Do one of several writes; where it fails, what it did is undone and the others stay.

        A full disk ends SQLite's whole transaction (https://sqlite.org/lang_transaction.html, 3): then all have failed.
        """
        savepoint = connection.begin_nested()
        try:
            with map_driver_errors(self._shown):
                outcome = _done(connection, work)
                savepoint.commit()
        except Exception as fault:
            if not _begun(connection):
                raise  # the savepoint is gone with the transaction; going back to it would hide why
            savepoint.rollback()
            return _Failed(fault)
        return outcome


def _begun(connection: Connection) -> bool:
    driver: Any = connection.connection.dbapi_connection
    return bool(driver.in_transaction)


def _done(connection: Connection, work: Work[Any]) -> object:
    return work(connection)

"""The worker: does the tasks of the queue, one at a time, while the bot runs.

Several programs may work on one database: each task is leased to one of them. What a handler refuses is tried again
later, a few times; a task whose program was killed is taken up once its lease has run out.
"""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import TypeAlias

from bot import logs
from bot.archive import tasks
from bot.desk import reindex, reread
from bot.desk.feeds import look, plan, take
from bot.desk.resources import Desk
from bot.errors.tree import CopydeskError
from bot.logs.tracing import Trace, traced
from bot.records.tasks import Again, Task

log = logging.getLogger("bot.jobs")
IDLE_SECONDS = 30.0
"""How long the worker sleeps at most, so that what another program has put is seen."""

Handler: TypeAlias = Callable[[Desk, Task], Awaitable[Again | None]]
"""Does a task; answers when it goes on, None once it is done. It may be begun anew at any point: see `tasks`."""
HANDLERS: Mapping[str, Handler] = {
    reindex.KIND: reindex.go_on,
    reread.KIND: reread.go_on,
    look.KIND: look.go_on,
    look.ITEM_KIND: take.go_on,
}
PLANS = (reindex.plan, reread.plan, plan.plan)
"""What may put tasks when the program starts."""


@asynccontextmanager
async def working(
    desk: Desk,
    *,
    begin: asyncio.Event | None = None,
    handlers: Mapping[str, Handler] = HANDLERS,
    plans: Sequence[Callable[[Desk], Awaitable[None]]] = PLANS,
    idle_seconds: float = IDLE_SECONDS,
) -> AsyncIterator[None]:
    """Do what is due once `begin` is set (at once without one), until the block ends; then give back what is held."""
    worker = asyncio.create_task(_Worker(desk, handlers, idle_seconds).work(begin, plans))
    try:
        yield
    finally:
        worker.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await worker


class _Worker:
    """One claim after the other, in the name of this program."""

    def __init__(self, desk: Desk, handlers: Mapping[str, Handler], idle: float) -> None:
        self._desk, self._handlers, self._idle = desk, handlers, idle
        self._holder = secrets.token_hex(8)

    async def work(self, begin: asyncio.Event | None, plans: Sequence[Callable[[Desk], Awaitable[None]]]) -> None:
        if begin is not None:
            await begin.wait()
        for put_tasks in plans:
            await self._guarded(put_tasks(self._desk))
        while True:
            wait = await self._guarded(self._turn())
            await asyncio.sleep(self._idle if wait is None else min(wait, self._idle))

    async def _guarded(self, doing: Awaitable[float | None]) -> float | None:
        """What it answers; None, and a line in the log, where it fails: nobody above would hear of it."""
        try:
            return await doing
        except CopydeskError as error:
            log.error("tasks: %s", error)
        except Exception as fault:  # noqa: BLE001
            logs.unexpected(log, "tasks", fault)
        return None

    async def _turn(self) -> float | None:
        """Do one task if one is due; gives how long the next may be waited for, None where none waits."""
        store, kinds = self._desk.store, tuple(self._handlers)
        wait = await store.short_read(lambda conn: tasks.seconds_to_next(conn, kinds, self._desk.now()))
        if wait == 0:
            claimed = await store.write(lambda conn: tasks.claim(conn, kinds, self._holder, self._desk.now()))
            for task in claimed:
                await self._do(task)
        return wait

    async def _do(self, task: Task) -> None:
        with traced(log, Trace("job", task.kind)) as trace:
            await self._done(task, trace)

    async def _done(self, task: Task, trace: Trace) -> None:
        write, now = self._desk.store.write, self._desk.now
        try:
            then = await self._handlers[task.kind](self._desk, task)
        except asyncio.CancelledError:
            await asyncio.shield(write(lambda conn: tasks.release(conn, task)))
            raise
        except Exception as fault:  # noqa: BLE001  the queue tells it, and tries again
            trace.ended(fault)
            error = self._named(task, fault)
            await write(lambda conn: tasks.failed(conn, task, error, now()))
            return
        if then is None:
            await write(lambda conn: tasks.done(conn, task))
        else:
            await write(lambda conn: tasks.again(conn, task, then, now()))

    def _named(self, task: Task, fault: Exception) -> str:
        if isinstance(fault, CopydeskError):
            return fault.sentence
        logs.unexpected(log, f"task {task.kind}", fault)
        return type(fault).__name__

"""The worker: does the tasks of the queue while the bot runs, each kind in its lane, and renews what it holds.

Several programs may work on one database: each task is leased to one of them, for as long as that one lives and works.
What a handler refuses is tried again later, a few times; a task whose program was killed is taken up once its lease has
run out. Whoever loses a lease all the same (the machine slept) is cancelled, and what it still writes of the task's end
is fenced.
"""

import asyncio
import contextlib
import datetime as dt
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from bot import logs
from bot.archive import tasks
from bot.desk import clock, reindex, reread
from bot.desk.feeds import look, planning, take
from bot.desk.resources import Desk
from bot.errors.tree import CopydeskError, StoreError
from bot.jobs.stopping import being_cancelled, ended
from bot.logs.tracing import Trace, traced
from bot.records.tasks import Again, Ended, Task

log = logging.getLogger("bot.jobs")
IDLE_SECONDS = 30.0
"""How long the worker sleeps at most, so that what another program has put is seen."""
RENEWALS = 3
"""How often a lease is renewed before it would run out: one write may fail, or wait for a long one."""
GIVING_WAY = 5.0
"""Seconds that a task which is due waits at most while questions wait for their answers."""
A_MOMENT = 1.0

T = TypeVar("T")
Handler: TypeAlias = Callable[[Desk, Task], Awaitable[Again | Ended | None]]
"""Does a task; answers when it goes on, None once it is done, Ended where it has seen to that itself.

It may be begun anew at any point: see `tasks`."""
Plan: TypeAlias = Callable[[Desk], Awaitable[None]]
_Held: TypeAlias = tuple[int, int]
"""A task's id and its epoch: where a machine stood still a lane may lose a task to the next lane of its own program."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Where tasks go one behind the other, `width` of them side by side; other lanes are not held up by them."""

    name: str
    width: int = 1


BACKGROUND, LOOKS, READS = Lane("background"), Lane("looks", 2), Lane("reads", 2)
HANDLERS: Mapping[str, Handler] = {
    reindex.KIND: reindex.go_on,
    reread.KIND: reread.go_on,
    look.KIND: look.go_on,
    look.ITEM_KIND: take.go_on,
}
LANES: Mapping[str, Lane] = {
    reindex.KIND: BACKGROUND,
    reread.KIND: BACKGROUND,
    look.KIND: LOOKS,
    look.ITEM_KIND: READS,
}
"""The lane of each kind; a kind that has none here goes in one of its own, one task at a time."""
PLANS: Sequence[Plan] = (reindex.plan, reread.plan, planning.plan)
"""What may put tasks when the program starts."""


@asynccontextmanager
async def working(
    desk: Desk,
    *,
    begin: asyncio.Event | None = None,
    handlers: Mapping[str, Handler] = HANDLERS,
    plans: Sequence[Plan] = PLANS,
    lanes: Mapping[str, Lane] = LANES,
    idle_seconds: float = IDLE_SECONDS,
    lease: dt.timedelta = tasks.LEASE,
) -> AsyncIterator[None]:
    """Do what is due once `begin` is set (at once without one), until the block ends; then give back what is held."""
    worker = asyncio.create_task(_Worker(desk, handlers, idle_seconds, lease).work(begin, plans, lanes))
    try:
        yield
    finally:
        await ended(worker)


class _Worker:
    """The lanes of this program, and what it holds just now."""

    def __init__(self, desk: Desk, handlers: Mapping[str, Handler], idle: float, lease: dt.timedelta) -> None:
        self._desk, self._handlers, self._idle, self._lease = desk, handlers, idle, lease
        self._holder = secrets.token_hex(8)
        self._held: dict[_Held, tuple[Task, asyncio.Task[Again | Ended | None]]] = {}
        self._ended = asyncio.Event()
        self._asking: asyncio.Future[dict[str, float]] | None = None
        self._said: set[str] = set()
        self._latest: dt.datetime | None = None
        """The latest moment that was seen: one before it tells that the clock was put back."""

    async def work(self, begin: asyncio.Event | None, plans: Sequence[Plan], lanes: Mapping[str, Lane]) -> None:
        if begin is not None:
            await begin.wait()
        await self._guarded(self._look_back())
        for plan in plans:
            await self._guarded(plan(self._desk))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._keep())
                for lane, kinds in _kinds_by_lane(self._handlers, lanes).items():
                    lookout = asyncio.Lock()
                    for _ in range(lane.width):
                        group.create_task(self._go(kinds, lookout))
        finally:
            if self._asking is not None:
                self._asking.cancel()

    async def _go(self, kinds: tuple[str, ...], lookout: asyncio.Lock) -> None:
        """One task of these kinds after the other; of those of a lane that have none, one looks out for the next.

        In between, sleep until one is due or another was ended here.
        """
        while not being_cancelled():  # where what was waited for ended at that very moment, nobody else would tell
            async with lookout:
                ended = self._ended
                found = await self._guarded(self._found(kinds))
                if not isinstance(found, Task):
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(self._idle if found is None else min(found, self._idle)):
                            await ended.wait()
                    continue
            await self._guarded(self._do(found))

    async def _guarded(self, doing: Awaitable[T]) -> T | None:
        """What it answers; None, and a line in the log, where it fails: nobody above would hear of it.

        What the database refuses (a full disk) is said once, until a task is done again.
        """
        try:
            return await doing
        except CopydeskError as error:
            if error.code not in self._said:
                log.error("tasks wait: %s", error)
            self._said.add(error.code)
        except Exception as fault:  # noqa: BLE001
            logs.unexpected(log, "tasks", fault)
        return None

    async def _look_back(self) -> None:
        """Mind a clock that was put back while nobody worked: by the latest moment that the database tells of."""
        await clock.mind(self._desk, await self._desk.store.short_read(clock.latest))

    async def _found(self, kinds: tuple[str, ...]) -> Task | float | None:
        """The next task, if one is due; else how long it may be waited for, None where none waits."""
        store, now = self._desk.store, self._desk.now
        latest, self._latest = self._latest, now()
        await clock.mind(self._desk, latest)
        waits = await self._waits()
        wait = min((waits[kind] for kind in kinds if kind in waits), default=None)
        if wait != 0:
            return wait
        await store.quiet(GIVING_WAY)
        besides = tuple(task for task, _ in self._held)
        claimed = await store.write(
            lambda conn: tasks.claim(conn, kinds, self._holder, now(), besides=besides, lease=self._lease)
        )
        return claimed[0] if claimed else A_MOMENT

    async def _waits(self) -> dict[str, float]:
        """How long until a task of each kind is due. All lanes ask whenever a task has ended: at one moment, once."""
        if self._asking is None:
            self._asking = asyncio.ensure_future(self._asked())
        return await asyncio.shield(self._asking)

    async def _asked(self) -> dict[str, float]:
        await asyncio.sleep(0)  # whoever wakes at this moment asks too
        self._asking = None  # and whoever comes later, anew
        kinds, now = tuple(self._handlers), self._desk.now
        return await self._desk.store.short_read(lambda conn: tasks.seconds_by_kind(conn, kinds, now()))

    async def _do(self, task: Task) -> None:
        with traced(log, Trace("job", task.kind)) as trace:
            handling = asyncio.ensure_future(self._handlers[task.kind](self._desk, task))
            self._held[task.id, task.epoch] = task, handling
            try:
                await self._end(task, handling, trace)
            finally:
                del self._held[task.id, task.epoch]
                self._ended.set()
                self._ended = asyncio.Event()

    async def _end(self, task: Task, handling: "asyncio.Task[Again | Ended | None]", trace: Trace) -> None:
        write, now = self._desk.store.write, self._desk.now
        try:
            then = await handling
        except asyncio.CancelledError:
            if not being_cancelled():
                return  # another has it now
            await asyncio.shield(write(lambda conn: tasks.release(conn, task)))
            raise
        except StoreError as fault:  # the disk or the server, which any task would meet: this was no try of it
            trace.ended(fault)
            await write(lambda conn: tasks.release(conn, task))
            raise
        except Exception as fault:  # noqa: BLE001  the queue tells it, and tries again
            trace.ended(fault)
            error = self._named(task, fault)
            await write(lambda conn: tasks.failed(conn, task, error, now()))
            return
        if then is None:
            await write(lambda conn: tasks.done(conn, task))
        elif isinstance(then, Again):
            await write(lambda conn: tasks.again(conn, task, then, now()))
        if self._said:
            self._said.clear()
            log.warning("tasks go on")

    def _named(self, task: Task, fault: Exception) -> str:
        if isinstance(fault, CopydeskError):
            return fault.sentence
        logs.unexpected(log, f"task {task.kind}", fault)
        return type(fault).__name__

    async def _keep(self) -> None:
        while not being_cancelled():
            await asyncio.sleep(self._lease.total_seconds() / RENEWALS)
            await self._guarded(self._renew())

    async def _renew(self) -> None:
        """Keep what is held, and end what another has taken. A write that fails ends nothing: it is tried again."""
        held = tuple(self._held.values())
        if not held:
            return
        now, held_tasks = self._desk.now, [task for task, _ in held]
        ours = await self._desk.store.write(lambda conn: tasks.renew(conn, held_tasks, now(), lease=self._lease))
        for task, handling in held:
            if task not in ours and handling.cancel():
                log.warning("the lease of a task %s ran out, and another program has it", task.kind)


def _kinds_by_lane(kinds: Mapping[str, Handler], lanes: Mapping[str, Lane]) -> dict[Lane, tuple[str, ...]]:
    grouped: dict[Lane, tuple[str, ...]] = {}
    for kind in kinds:
        lane = lanes.get(kind, Lane(kind))
        grouped[lane] = (*grouped.get(lane, ()), kind)
    return grouped

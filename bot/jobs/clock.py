"""The clock: has each job done now and then while the bot runs, by one process at a time, whatever fails.

1. A job is due once its interval has gone by since it was last done whole, by whichever process (see `leases`):
   starting anew does it no sooner. A clock that jumps makes it due once; sleeping counts by no clock that can jump.
2. Whoever finds a job due takes its lease, does it, and writes down that it is done. Killed meanwhile, another does it
   once the lease has run out.
3. A round that fails ends nothing. What we refuse is tried again after an interval, anything else after a pause that
   doubles each time. It is said once, and once more when the job is done again.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeAlias

from bot import logs
from bot.archive import leases
from bot.desk.resources import Desk
from bot.errors.starting import LeaseLost
from bot.errors.tree import CopydeskError, StoreError
from bot.jobs.leading import TIMES, LeaseTimes, kept, taken
from bot.jobs.notify import LogNotify
from bot.jobs.rounds import FEEDS_EVERY, GIVEN_UP_EVERY, UPKEEP_EVERY, feeds, tell_given_up, upkeep
from bot.jobs.stopping import being_cancelled, ended
from bot.logs.tracing import Trace, traced
from bot.records.leases import Lease
from bot.records.notices import Notify

log = logging.getLogger("bot.jobs")
FIRST_PAUSE = 60.0
"""Seconds after a round that failed unforeseen; twice as many after each further one, at most a whole interval."""
LONGEST_PAUSE = 3_600.0

Round: TypeAlias = Callable[[Desk, Notify], Awaitable[None]]
"""One round of a job. It may be begun anew at any point, since whoever does it may be killed."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one process at a time does every so many seconds. The name (at most 60 characters) is its lease's."""

    name: str
    every_seconds: float
    round: Round


JOBS: Sequence[Job] = (
    Job("upkeep", UPKEEP_EVERY, upkeep),
    Job("tasks given up", GIVEN_UP_EVERY, tell_given_up),
    Job("feeds", FEEDS_EVERY, feeds),
)


@asynccontextmanager
async def ticking(
    desk: Desk,
    jobs: Sequence[Job] = JOBS,
    *,
    notify: Notify | None = None,
    begin: asyncio.Event | None = None,
    first_pause: float = FIRST_PAUSE,
    times: LeaseTimes = TIMES,
) -> AsyncIterator[None]:
    """Have the jobs done by the clock once `begin` is set (at once without one), until the block ends.

    What a job has to say goes to `notify`, without one to the log.
    """
    ticks = [_Ticks(desk, job, notify or LogNotify(), times, first_pause) for job in jobs]
    clock = [asyncio.create_task(each.go(begin)) for each in ticks]
    try:
        yield
    finally:
        await ended(*clock)


class _Ticks:
    """The rounds of one job in this process, and how often in a row they failed."""

    def __init__(self, desk: Desk, job: Job, notify: Notify, times: LeaseTimes, first_pause: float) -> None:
        self._desk, self._job, self._notify, self._times = desk, job, notify, times
        self._first_pause = first_pause
        self._failures = 0

    async def go(self, begin: asyncio.Event | None) -> None:
        if begin is not None:
            await begin.wait()
        while not being_cancelled():
            wait = await self._tick()
            if not being_cancelled():
                await asyncio.sleep(wait)

    async def _tick(self) -> float:
        """Do a round if one is due; gives how many seconds to sleep."""
        every = self._job.every_seconds
        try:
            if wait := await self._seconds_to_next():
                return min(wait, every)
            lease = await taken(self._desk, self._job.name, self._times)
            if lease is None:
                return min(self._times.looked_at, every)
            with traced(log, Trace("job", self._job.name)):
                await self._lead(lease)
        except LeaseLost as error:
            log.warning("%s: %s", self._job.name, error)
            return min(self._times.looked_at, every)
        except Exception as fault:  # noqa: BLE001  the clock's task has nobody above it who would hear of this
            return self._failed(fault)
        self._succeeded()
        return every

    async def _lead(self, lease: Lease) -> None:
        """Do a round under its lease, unless another process did one just before we had it."""
        async with kept(self._desk, lease, self._times):
            if await self._seconds_to_next() == 0:
                await self._job.round(self._desk, self._notify)
                now = self._desk.now()
                await self._desk.store.write(lambda conn: leases.done(conn, lease, now))

    async def _seconds_to_next(self) -> float:
        job, now = self._job, self._desk.now()
        return await self._desk.store.short_read(leases.seconds_to_next, job.name, job.every_seconds, now)

    def _failed(self, fault: Exception) -> float:
        """Say it, the first time; gives how many seconds to wait."""
        name, every = self._job.name, self._job.every_seconds
        if not self._failures:
            if isinstance(fault, CopydeskError):
                log.error("%s: %s", name, fault)
            else:
                logs.unexpected(log, f"{name} failed and is tried again", fault)
        self._failures += 1
        if isinstance(fault, CopydeskError) and not isinstance(fault, StoreError):
            return every
        return float(min(self._first_pause * 2 ** min(self._failures - 1, 20), every, LONGEST_PAUSE))

    def _succeeded(self) -> None:
        if self._failures:
            log.warning("%s is done again, after it failed %s times", self._job.name, self._failures)
        self._failures = 0

"""The queue under virtual time: what is due is done, and the clock goes on to what is due next."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.archive import tasks
from bot.archive.servers import archives
from bot.archive.store import Connection
from bot.desk.feeds import add, find, listing, look, planning, take
from bot.desk.resources import Desk
from bot.jobs.worker import Handler
from bot.reading.fetch import FetchLimits
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.subscriptions import FeedAdded, FeedReport, Terms
from bot.records.tasks import Again, Task
from tests.web import PATIENT, LocalWeb

HANDLERS: Mapping[str, Handler] = {look.KIND: look.go_on, look.ITEM_KIND: take.go_on}
EDITOR = Actor("terminal", "editor", "Editor (fictional)")
HOLDER, TOGETHER = "test", 50
LANES = 4
"""How many tasks of feeds the worker does side by side (`bot.jobs.worker`)."""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """An archive that follows feeds of the local web, and the hands that turn its clock."""

    web: LocalWeb
    desk: Desk
    archive: ArchiveId

    async def follow(self, address: str, terms: Terms | None = None) -> FeedAdded:
        """Follow the first of what is found at an address."""
        (candidate, *_) = await find.find(self.desk, self.archive, address)
        return await add.add(self.desk, self.archive, candidate, terms or Terms(), EDITOR)

    async def report(self, number: int = 1) -> FeedReport:
        """How a feed is."""
        return await listing.report(self.desk, self.archive, str(number))

    async def articles(self) -> int:
        """How many articles the archive has."""
        return (await self.desk.store.short_read(archives.by_id, self.archive)).articles

    async def live(self, kinds: Collection[str] = tuple(HANDLERS), *, every: float = 0, **span: float) -> None:
        """Let so much time go by (the arguments are a timedelta's), doing what is due of `kinds` when it is due.

        With `every` the clock goes on by so many seconds at least, and what has become due by then is done side by
        side, as many as the worker's lanes have room for: for months on a busy machine.
        """
        until = self.web.clock.world() + dt.timedelta(**span)
        due: Sequence[Task] | None = ()
        while due is not None:
            await self._done(due, LANES if every else 1)
            now, left = self.web.clock.now(), (until - self.web.clock.world()).total_seconds()
            seconds, due = await self.desk.store.write(partial(_next, kinds, now, left, every))
            self.web.clock.advance(seconds=seconds)

    async def _done(self, due: Sequence[Task], side_by_side: int) -> None:
        lanes = asyncio.Semaphore(side_by_side)

        async def in_lane(task: Task) -> None:
            async with lanes:
                await self._do(task)

        await asyncio.gather(*map(in_lane, due))

    async def work_off(self, kinds: Collection[str] = tuple(HANDLERS)) -> int:
        """Do what is due now, once; gives how many tasks that were."""
        now = self.desk.now
        due = await self.desk.store.write(lambda conn: tasks.claim(conn, kinds, HOLDER, now(), TOGETHER))
        for task in due:
            await self._do(task)
        return len(due)

    async def _do(self, task: Task) -> None:
        then = await HANDLERS[task.kind](self.desk, task)
        write, now = self.desk.store.write, self.desk.now
        if isinstance(then, Again):
            await write(lambda conn: tasks.again(conn, task, then, now()))
        elif then is None:
            await write(lambda conn: tasks.done(conn, task))


def _next(
    kinds: Collection[str], now: dt.datetime, left: float, every: float, conn: Connection
) -> tuple[float, Sequence[Task] | None]:
    """Seconds to what is due next within so many, and those tasks; None where nothing is. One transaction for both."""
    wait = tasks.seconds_to_next(conn, kinds, now)
    if wait is None or wait > max(left, 0):
        return max(left, 0), None
    seconds = min(max(wait + 0.01, every), left) if wait else 0
    return seconds, tasks.claim(conn, kinds, HOLDER, now + dt.timedelta(seconds=seconds), TOGETHER)


@asynccontextmanager
async def newsroom(
    tmp_path: Path, web: LocalWeb, *, name: str = "local", limits: FetchLimits = PATIENT
) -> AsyncIterator[Newsroom]:
    """A newsroom whose archive is empty."""
    async with web.desk(tmp_path / "archive.sqlite", limits=limits) as desk:
        archive = await desk.store.write(lambda conn: archives.ensure(conn, name, desk.now()))
        await planning.plan(desk)
        yield Newsroom(web, desk, archive.id)

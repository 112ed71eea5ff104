"""The queue under virtual time: what is due is done, and the clock goes on to what is due next."""

import datetime as dt
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.archive import tasks
from bot.archive.servers import archives
from bot.desk.feeds import add, find, listing, look, planning, take
from bot.desk.resources import Desk
from bot.jobs.worker import Handler
from bot.reading.fetch import FetchLimits
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.subscriptions import FeedAdded, FeedReport, Terms
from bot.records.tasks import Again, Task
from tests.web import HASTY, LocalWeb

HANDLERS: Mapping[str, Handler] = {look.KIND: look.go_on, look.ITEM_KIND: take.go_on}
EDITOR = Actor("terminal", "editor", "Editor (fictional)")
HOLDER = "test"


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

    async def live(self, kinds: Collection[str] = tuple(HANDLERS), **span: float) -> None:
        """Let so much time go by (the arguments are a timedelta's), doing what is due of `kinds` when it is due."""
        until = self.web.clock.world() + dt.timedelta(**span)
        while True:
            wait = await self.desk.store.short_read(tasks.seconds_to_next, kinds, self.web.clock.now())
            if wait == 0:
                await self.work_off(kinds)
                continue
            left = (until - self.web.clock.world()).total_seconds()
            if left <= 0:
                return
            self.web.clock.advance(seconds=left if wait is None else min(wait + 0.01, left))

    async def work_off(self, kinds: Collection[str] = tuple(HANDLERS)) -> int:
        """Do what is due now, once; gives how many tasks that were."""
        now = self.desk.now
        due = await self.desk.store.write(lambda conn: tasks.claim(conn, kinds, HOLDER, now(), 50))
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


@asynccontextmanager
async def newsroom(
    tmp_path: Path, web: LocalWeb, *, name: str = "local", limits: FetchLimits = HASTY
) -> AsyncIterator[Newsroom]:
    """A newsroom whose archive is empty."""
    async with web.desk(tmp_path / "archive.sqlite", limits=limits) as desk:
        archive = await desk.store.write(lambda conn: archives.ensure(conn, name, desk.now()))
        await planning.plan(desk)
        yield Newsroom(web, desk, archive.id)

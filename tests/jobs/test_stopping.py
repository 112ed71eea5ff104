"""The worker ends when it is told to, also where a task's end takes the news with it."""

import asyncio
import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from bot.app import open_desk
from bot.archive import tasks
from bot.config import Config
from bot.desk.resources import Desk
from bot.errors.storage import DatabaseBusy
from bot.jobs.clock import Job, ticking
from bot.jobs.leading import LeaseTimes, leading
from bot.jobs.worker import working
from bot.records.notices import Notify
from bot.records.tasks import Again, Task
from tests.empty_archive import empty_archive


async def test_a_handler_that_drops_its_cancelling_holds_nobody_up(tmp_path: Path) -> None:
    began = asyncio.Event()

    async def handler(desk: Desk, task: Task) -> Again | None:
        began.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            return Again(0.0, {})
        return None

    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as desk:
        await desk.store.write(lambda conn: tasks.put(conn, "sample", "a", desk.now()))
        async with asyncio.timeout(20), working(desk, handlers={"sample": handler}, plans=()):
            await began.wait()


async def test_each_job_of_the_clock_has_ended_where_the_clock_has(tmp_path: Path) -> None:
    """One that was writing takes a moment to end, and the store is closed next."""
    began, ends = asyncio.Event(), list[str]()

    async def writing(desk: Desk, notify: Notify) -> None:
        began.set()
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.2)
            ends.append("writing")

    async def nothing(desk: Desk, notify: Notify) -> None:
        return

    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as desk:
        async with ticking(desk, [Job("nothing", 60, nothing), Job("writing", 60, writing)]):
            await began.wait()
        assert ends == ["writing"]


async def test_a_driver_that_fails_while_it_is_cancelled_keeps_no_lease_for_ever(tmp_path: Path) -> None:
    """It raises its own error in place of the cancelling, as a server's driver may where the line broke just then."""
    renewing = asyncio.Event()

    async def write(work: Callable[[Connection], object]) -> object:
        if renewing.is_set() or not holding.is_set():
            return await desk.store.write(work)
        renewing.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            raise DatabaseBusy(database="sample") from None
        return None

    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as desk:
        failing, holding = copy.copy(desk.store), asyncio.Event()
        failing.write = write  # type: ignore[assignment, method-assign]
        times = LeaseTimes(length=5.0, renewed=0.01, looked_at=0.1)
        async with asyncio.timeout(20) as limit, leading(replace(desk, store=failing), "sample", times):
            holding.set()
            await renewing.wait()
        assert not limit.expired()

"""The worker ends when it is told to, also where a task's end takes the news with it."""

import asyncio
from pathlib import Path

from bot.app import open_desk
from bot.archive import tasks
from bot.config import Config
from bot.desk.resources import Desk
from bot.jobs.worker import working
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

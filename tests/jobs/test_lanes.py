"""What the worker holds: renewed while a handler works, ended where another has it; each kind in its lane."""

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from bot.app import open_desk
from bot.archive import tasks
from bot.config import Config
from bot.desk.resources import Desk
from bot.jobs.worker import Handler, Lane, working
from bot.records.tasks import Again, Task
from tests.empty_archive import empty_archive

LEASE = dt.timedelta(seconds=0.8)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as opened:
        yield opened


async def put(desk: Desk, kind: str, *keys: str) -> None:
    for key in keys:
        await desk.store.write(lambda w, key=key: tasks.put(w, kind, key, desk.now()))  # type: ignore[misc]


async def test_a_task_stays_its_workers_for_as_long_as_it_is_worked_at(desk: Desk) -> None:
    begun, ended = list[str](), asyncio.Event()

    async def long(desk: Desk, task: Task) -> Again | None:
        begun.append(task.key)
        await asyncio.sleep(2.5 * LEASE.total_seconds())
        ours = await desk.store.write(lambda w: tasks.still_ours(w, task))
        assert ours
        ended.set()
        return None

    await put(desk, "long", "a")
    lanes = {"long": Lane("long", 2)}
    async with working(desk, handlers={"long": long}, plans=(), lanes=lanes, idle_seconds=0.05, lease=LEASE):
        while not begun:  # noqa: ASYNC110  a list tells it
            await asyncio.sleep(0.01)
        while not ended.is_set():
            await asyncio.sleep(0.05)
            other = await desk.store.write(lambda w: tasks.claim(w, ("long",), "other", desk.now(), lease=LEASE))
            assert other == () or ended.is_set()
    assert begun == ["a"]


async def test_who_lost_a_task_is_ended_and_can_end_it_no_more(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def long(desk: Desk, task: Task) -> Again | None:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            assert not await desk.store.write(lambda w: tasks.still_ours(w, task))
            ended.set()
        return None

    await put(desk, "long", "a")
    handlers: dict[str, Handler] = {"long": long}
    async with working(desk, handlers=handlers, plans=(), lease=LEASE), asyncio.timeout(30):
        await begun.wait()
        later = desk.now() + dt.timedelta(hours=1)
        (stolen,) = await desk.store.write(lambda w: tasks.claim(w, ("long",), "other", later))
        await ended.wait()
    assert "the lease of a task long ran out" in caplog.text
    assert await desk.store.write(lambda w: tasks.done(w, stolen))


async def test_long_work_of_one_kind_holds_up_no_other_and_a_lane_is_as_wide_as_it_says(desk: Desk) -> None:
    beside: dict[str, int] = {"look": 0, "read": 0, "index": 0}
    most, done, free = dict(beside), list[str](), asyncio.Event()
    two = {"look": asyncio.Event(), "read": asyncio.Event(), "index": free}

    async def work(desk: Desk, task: Task) -> Again | None:
        beside[task.kind] += 1
        most[task.kind] = max(most[task.kind], beside[task.kind])
        if beside[task.kind] == 2:
            two[task.kind].set()
        await two[task.kind].wait()
        await asyncio.sleep(0.05)  # for a third one, if the lane were wider
        beside[task.kind] -= 1
        done.append(task.kind)
        return None

    await put(desk, "index", "a", "b")
    await put(desk, "look", *"cdefgh")
    await put(desk, "read", *"ij")
    handlers: dict[str, Handler] = {"index": work, "look": work, "read": work}
    lanes = {"look": Lane("looks", 2), "read": Lane("reads", 2)}
    async with working(desk, handlers=handlers, plans=(), lanes=lanes, idle_seconds=0.05), asyncio.timeout(30):
        while len(done) < 8:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        assert "index" not in done
        free.set()
        while len(done) < 10:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert most == {"look": 2, "read": 2, "index": 1}


async def test_a_program_may_lose_a_task_to_itself(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """Two lanes ask at once, and the machine stands still for longer than a lease before the second is answered."""
    looked, begun = count(), Counter[str]()
    began = desk.now()

    async def work(desk: Desk, task: Task) -> Again | None:
        begun[task.key] += 1
        await asyncio.sleep(0.05)
        return None

    await put(desk, "look", "a", "b")
    hasty = replace(desk, now=lambda: began + next(looked) * 2 * tasks.LEASE)
    lanes = {"look": Lane("looks", 2)}
    async with AsyncExitStack() as stack:
        async with desk.store.writing():
            worker = working(hasty, handlers={"look": work}, plans=(), lanes=lanes, idle_seconds=0.05)
            await stack.enter_async_context(worker)
            await asyncio.sleep(0.5)  # both lanes have asked by then, and wait
        async with asyncio.timeout(30):
            while await desk.store.short_read(tasks.waiting):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    assert set(begun) == {"a", "b"}
    assert "unexpected" not in caplog.text


async def test_all_lanes_ask_the_queue_at_once_what_is_due_when_a_task_has_ended(desk: Desk) -> None:
    done, asked = list[str](), list[str]()
    kinds = ("look", "read", "index", "reread")

    async def work(desk: Desk, task: Task) -> Again | None:
        done.append(task.key)
        return None

    handlers: dict[str, Handler] = dict.fromkeys(kinds, work)

    def executed(conn: object, cursor: object, statement: str, *_: object) -> None:
        if "GROUP BY tasks.kind" in statement:
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", executed)
    try:
        await put(desk, "look", *map(str, range(10)))
        async with working(desk, handlers=handlers, plans=(), lanes={}):
            async with asyncio.timeout(60):
                while len(done) < 10:  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
    finally:
        event.remove(Engine, "before_cursor_execute", executed)
    assert len(asked) <= 15

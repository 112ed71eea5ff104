"""Clocks that jump, and rounds that fail: one round for each jump, and each thing said once."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.app import open_desk
from bot.archive import tasks as queue
from bot.config import Config
from bot.desk import tasks
from bot.desk.resources import Desk
from bot.errors.storage import DatabaseBusy
from bot.errors.tree import CopydeskError
from bot.jobs.clock import Job, ticking
from bot.jobs.worker import working
from bot.records.notices import Notify
from bot.records.tasks import Again, Task
from tests.empty_archive import empty_archive

DAY = dt.timedelta(days=1)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as opened:
        yield opened


@dataclass
class Wall:
    """A clock on the wall that somebody sets."""

    ahead: dt.timedelta = dt.timedelta(0)
    rounds: list[dt.datetime] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + self.ahead

    async def round(self, desk: Desk, notify: Notify) -> None:
        self.rounds.append(self.now())
        if self.faults:
            raise self.faults.pop(0)


@pytest.mark.parametrize("jump", [365 * DAY, -DAY])
async def test_a_jump_is_one_round_in_each_program_and_over_a_start(desk: Desk, jump: dt.timedelta) -> None:
    wall = Wall()
    theirs = replace(desk, now=wall.now)
    job = Job("sample", 6 * 3600, wall.round)
    for expected in (1, 2, 2):
        async with ticking(theirs, [job]), ticking(theirs, [job]):
            await asyncio.sleep(0.5)
        assert len(wall.rounds) == expected
        if expected == 1:
            wall.ahead = jump
    (told,) = (await tasks.background(desk)).jobs
    assert (told.job, abs(told.at - wall.rounds[-1]) < dt.timedelta(seconds=5)) == ("sample", True)


async def test_a_jump_while_it_sleeps_wakes_nobody(desk: Desk) -> None:
    wall = Wall()
    async with ticking(replace(desk, now=wall.now), [Job("sample", 1.0, wall.round)]):
        await asyncio.sleep(0.5)
        wall.ahead = 365 * DAY
        await asyncio.sleep(0.2)
        assert len(wall.rounds) == 1
        wall.ahead = -DAY
        await asyncio.sleep(1.0)
    assert len(wall.rounds) == 2


@pytest.mark.parametrize("fault", [KeyError("words"), DatabaseBusy(database="x"), ExceptionGroup("g", [OSError()])])
async def test_failing_is_said_once_and_so_is_being_back(
    desk: Desk, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    wall = Wall(faults=[fault] * 3)
    other = Wall()
    jobs = [Job("sample", 60, wall.round), Job("other", 60, other.round)]
    async with ticking(desk, jobs, first_pause=0.02), asyncio.timeout(20):
        while "done again" not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert (len(wall.rounds), len(other.rounds)) == (4, 1)
    said = [record.getMessage() for record in caplog.records if record.name == "bot.jobs"]
    assert len(said) == 2
    assert said[1] == "sample is done again, after it failed 3 times"


async def test_what_is_refused_waits_for_its_interval(desk: Desk) -> None:
    wall = Wall(faults=[CopydeskError()] * 2)
    async with ticking(desk, [Job("sample", 60, wall.round)], first_pause=0.02):
        await asyncio.sleep(0.5)
    assert len(wall.rounds) == 1


@pytest.mark.parametrize("over_a_start", [False, True])
async def test_where_the_clock_is_put_back_what_waits_waits_no_longer(desk: Desk, over_a_start: bool) -> None:
    wall, done = Wall(ahead=30 * DAY), asyncio.Event()
    theirs = replace(desk, now=wall.now)

    async def handle(desk: Desk, task: Task) -> Again | None:
        done.set()
        return None

    def at_work() -> AbstractAsyncContextManager[None]:
        return working(theirs, handlers={"sample": handle}, plans=(), idle_seconds=0.1)

    async def put(delay: float) -> None:
        seconds = dt.timedelta(seconds=delay)
        await theirs.store.write(lambda conn: queue.put(conn, "sample", str(delay), wall.now(), delay=seconds))

    async with ticking(theirs, [Job("sample", 6 * 3600, wall.round)]):
        await asyncio.sleep(0.3)
    async with AsyncExitStack() as first:
        await first.enter_async_context(at_work())
        await asyncio.sleep(0.3)
        await put(1.0)
        await put(3600.0)
        if over_a_start:
            await first.aclose()
        wall.ahead = dt.timedelta(0)
        async with at_work() if over_a_start else nullcontext():
            async with asyncio.timeout(20):
                await done.wait()
            await asyncio.sleep(0.3)
    dues = await theirs.store.read(queue.dues, "sample")
    assert [key for key, due in dues.items() if dt.timedelta() < due - wall.now() < dt.timedelta(hours=1)] == ["3600.0"]

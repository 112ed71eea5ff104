"""A program that is killed again and again: its long work in the background gets on, and is never given up."""

import datetime as dt
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.app import open_desk
from bot.archive import tasks
from bot.config import Config
from bot.desk import reindex, reread
from bot.desk.resources import Desk
from bot.records.tasks import Again, Task
from tests.archive.former_index import aged
from tests.archive.rereading import InThisProcess, filled

MANY = 40
"""Articles: more than one batch of either work."""


@dataclass
class Programs:
    """One program after the other on a database, by a clock that goes on by a minute with each."""

    desk: Desk
    kind: str
    now: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))

    async def claim(self) -> Task:
        """The next program takes the task up, once the lease of the one before has run out."""
        self.now += dt.timedelta(minutes=1)
        (task,) = await self.desk.store.write(lambda w: tasks.claim(w, (self.kind,), "a program", self.now))
        return task

    async def hand_back(self, task: Task, then: Again) -> None:
        """A program lives long enough to hand it back."""
        assert await self.desk.store.write(lambda w: tasks.again(w, task, then, self.now))


@pytest.mark.parametrize("work", [reindex, reread], ids=["reindex", "reread"])
async def test_what_gets_on_is_not_given_up(tmp_path: Path, work: ModuleType) -> None:
    go_on: Callable[[Desk, Task], Coroutine[Any, Any, Again | None]] = work.go_on
    place = str(tmp_path / "archive.sqlite")
    await filled(place, MANY)
    async with open_desk(Config(database=place), parsers=InThisProcess()) as desk:
        async with desk.store.writing() as w:
            await w.run_sync(aged)
        await work.plan(desk)
        programs = Programs(desk, work.KIND)
        for _ in range(2):
            for tries in range(1, tasks.MOST_TRIES):
                assert (await programs.claim()).tries == tries  # and is killed
            last = await programs.claim()
            then = await go_on(desk, last)
            assert isinstance(then, Again)
            await programs.hand_back(last, then)
        assert await desk.store.short_read(tasks.dead) == ()

"""Each feed that is followed has its next look, whatever a backup, a clock or a lost task did."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.archive import tasks
from bot.desk.feeds import look, planning
from bot.desk.resources import Desk
from bot.jobs.worker import working
from bot.records.subscriptions import Terms
from bot.records.tasks import Task
from tests.feeds.driving import Newsroom, newsroom
from tests.web import RSS, LocalWeb


async def test_a_lost_task_is_put_again(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        feed = web.outlet("ledger.example", per_day=4, seed=3).feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        await room.follow(feed.address, Terms(first=0))
        async with room.desk.store.writing() as conn:
            await conn.execute(text("DELETE FROM tasks"))
        assert (await room.report()).due_at is None
        await planning.plan(room.desk)
        asked = len(web.asked)
        await room.live(hours=1)
        assert len(web.asked) > asked


async def test_a_look_that_was_given_up_is_tried_once_a_day(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        feed = web.outlet("ledger.example", per_day=24, seed=3).feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        await room.follow(feed.address, Terms(first=0))
        web.clock.advance(hours=3)
        for _ in range(tasks.MOST_TRIES + 1):  # each of these programs is killed
            await room.desk.store.write(lambda conn: tasks.claim(conn, (look.KIND,), "killed", web.clock.now()))
            web.clock.advance(minutes=2)
        assert len(await room.desk.store.short_read(tasks.dead)) == 1
        asked = len(web.asked)
        for hours, looks in ((20, 0), (5, 1)):
            web.clock.advance(hours=hours)
            await planning.plan(room.desk)
            await room.live(minutes=1)
            assert len([each for each in web.asked[asked:] if each.path == "/feed.xml"]) == looks
        assert await room.desk.store.short_read(tasks.dead) == ()


@pytest.mark.parametrize("hours", [3, 48])
async def test_where_the_clock_was_put_back_looks_come_as_if_nothing_had_been(tmp_path: Path, hours: int) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        feeds = [web.outlet(f"paper{n}.example", per_day=24, seed=n).feed("/feed.xml", RSS) for n in range(3)]
        web.clock.advance(days=1)
        for feed in feeds:
            await room.follow(feed.address, Terms(first=0))
        await room.live(hours=2)
        asked = len(web.asked)
        web.clock.jump(hours=-hours)
        async with working(room.desk, handlers={"none": nothing}, plans=(planning.plan,)), asyncio.timeout(60):
            while max(await due_in(room)) > dt.timedelta(hours=2):  # noqa: ASYNC110  what it asks is in the database
                await asyncio.sleep(0.05)
        await planning.plan(room.desk)
        await room.live(hours=3)
        looks = [asked.host for asked in web.asked[asked:] if asked.path == "/feed.xml"]
    counts = [looks.count(f"paper{n}.example") for n in range(3)]
    assert all(2 <= count <= 8 for count in counts), counts


async def nothing(desk: Desk, task: Task) -> None:
    """A handler of tasks that there are none of."""


async def due_in(room: Newsroom) -> list[dt.timedelta]:
    dues = await room.desk.store.short_read(tasks.dues, look.KIND)
    return [due - room.desk.now() for due in dues.values()]

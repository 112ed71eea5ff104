"""Each feed that is followed has its next look, whatever a backup, a clock or a lost task did."""

from pathlib import Path

from sqlalchemy import text

from bot.archive import tasks
from bot.desk.feeds import look, planning
from bot.records.subscriptions import Terms
from tests.feeds.driving import newsroom
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


async def test_a_clock_that_was_put_back_makes_one_look_and_no_storm(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        feeds = [web.outlet(f"paper{n}.example", per_day=0.01, seed=n).feed("/feed.xml", RSS) for n in range(3)]
        web.clock.advance(days=1)
        for feed in feeds:
            await room.follow(feed.address, Terms(first=0))
        await room.live(hours=2)
        asked = len(web.asked)
        web.clock.jump(days=-2)
        await planning.plan(room.desk)
        await planning.plan(room.desk)
        await room.live(minutes=40)
        looks = [asked.host for asked in web.asked[asked:]]
    assert {looks.count(f"paper{n}.example") for n in range(3)} <= {1, 2}
    assert looks

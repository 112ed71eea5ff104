"""What is left of feeds: nothing after a purge; all of them after a move into another database, and no flood there."""

import dataclasses
from pathlib import Path

from sqlalchemy import func, select

from bot.archive.move import move
from bot.archive.servers import archives
from bot.archive.store import Connection, Store, tables
from bot.desk import sharing
from bot.desk.feeds import planning
from bot.records.subscriptions import Terms
from tests.empty_archive import empty_archive
from tests.feeds.driving import EDITOR, Newsroom, newsroom
from tests.web import HABITS, RSS, LocalWeb

SERVER = 7
OF_FEEDS = (
    tables.feeds, tables.subscriptions, tables.feed_items, tables.feed_marks, tables.feed_entries, tables.feed_looks,
    tables.feed_tellings, tables.feed_articles,
)  # fmt: skip


def rows(conn: Connection) -> dict[str, int]:
    return {t.name: conn.execute(select(func.count()).select_from(t)).scalar_one() for t in OF_FEEDS}


def tasks_of_feeds(conn: Connection) -> int:
    of_feeds = tables.tasks.c.kind.like("feed%")
    return int(conn.execute(select(func.count()).select_from(tables.tasks).where(of_feeds)).scalar_one())


async def test_a_purge_leaves_nothing_of_feeds(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as empty:
        there = await empty.desk.store.write(lambda conn: archives.of_server(conn, SERVER, empty.desk.now()))
        room = dataclasses.replace(empty, archive=there.id)
        for number, habit in enumerate(("strong etag", "gone", "not found")):
            web.outlet(f"paper{number}.example", per_day=24, seed=number).feed("/feed.xml", RSS)
            web.clock.advance(days=1)
            await room.follow(f"http://paper{number}.example/feed.xml", Terms(first=2))
            web.outlets[f"paper{number}.example"].feeds["/feed.xml"].put(HABITS[habit])
        await room.live(hours=6)
        before = await room.desk.store.short_read(rows)
        await sharing.purge(room.desk, SERVER, EDITOR)
        await room.live(hours=30)
        await planning.plan(room.desk)
        after, asked = await room.desk.store.short_read(rows), len(web.asked)
        await room.live(hours=30)
        assert len(web.asked) == asked
        assert await room.desk.store.short_read(tasks_of_feeds) == 0
    assert min(before.values()) > 0
    assert set(after.values()) == {0}


async def test_a_move_keeps_feeds_and_floods_nothing(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = web.outlet("ledger.example", per_day=24, seed=3)
        feed = outlet.feed("/feed.xml", RSS, HABITS["strong etag"], window=60)
        web.clock.advance(days=1)
        await room.follow(feed.address, Terms(first=2))
        begun = web.clock.now()
        await room.live(hours=3)
        target = await Store.open(str(empty_archive(tmp_path / "moved.sqlite")))
        await move(room.desk.store, target)
        await target.close()
        async with web.desk(tmp_path / "moved.sqlite") as desk:
            moved = Newsroom(web, desk, room.archive)
            web.clock.advance(hours=20)
            await planning.plan(desk)
            await moved.live(hours=3)
            assert await moved.articles() == 2 + len(outlet.between(begun, (await moved.report()).looks[0].at))
            assert (await moved.report()).health == "fine"
            assert len(web.asked_of("ledger.example", "/feed.xml")) < 30

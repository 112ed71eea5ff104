"""Two programs on one PostgreSQL: no feed is looked at twice for one due time, no page asked for twice."""

import asyncio
import datetime as dt
import json
import pickle
import sys
from collections import Counter

from bot.app import open_desk
from bot.archive import tasks
from bot.archive.feeds import following
from bot.archive.servers import archives
from bot.archive.store import Connection
from bot.config import Config
from bot.desk.feeds import add, find, look
from bot.records.subscriptions import Terms
from tests.archive.conftest import postgres_template as postgres_template  # fixtures
from tests.archive.conftest import upgraded_postgres as upgraded_postgres
from tests.cli.terminal import ROOT
from tests.feeds.driving import EDITOR
from tests.web import RSS, LocalWeb

FEEDS, ITEMS = 8, 2


async def test_two_programs_do_no_look_and_no_item_both(upgraded_postgres: str) -> None:
    async with LocalWeb() as web:
        for number in range(FEEDS):
            web.outlet(f"paper{number}.example", per_day=24, seed=number).feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        async with open_desk(Config(database=upgraded_postgres), fetcher=web.fetcher()) as desk:
            archive = await desk.store.write(lambda conn: archives.ensure(conn, "local", desk.now()))
            for number in range(FEEDS):
                (candidate,) = await find.find(desk, archive.id, f"http://paper{number}.example/feed.xml")
                await add.add(desk, archive.id, candidate, Terms(first=ITEMS), EDITOR)
            await desk.store.write(lambda conn: _hastened(conn, desk.now()))
            web.asked.clear()
            given = {"place": upgraded_postgres, "visitor": pickle.dumps(web.visitor()).hex()}
            done = await asyncio.gather(_hands(given), _hands(given))
            stored = (await desk.store.short_read(archives.by_id, archive.id)).articles
    asked = Counter((each.host, each.path) for each in web.asked if each.path != "/robots.txt")
    assert set(asked.values()) == {1}
    assert sum(path == "/feed.xml" for _, path in asked) == FEEDS
    assert stored == FEEDS * ITEMS
    assert sum((Counter(each) for each in done), Counter()) == {"feed look": FEEDS, "feed item": FEEDS * ITEMS}
    assert all(done)


def _hastened(conn: Connection, now: dt.datetime) -> None:
    for feed_id in following.looked_at(conn):
        tasks.hasten(conn, look.KIND, str(feed_id), now)


async def _hands(given: dict[str, str]) -> dict[str, int]:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.feeds.two_hands",
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, _ = await child.communicate(json.dumps(given).encode() + b"\n")
    counted: dict[str, int] = json.loads(said)
    return counted

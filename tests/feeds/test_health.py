"""How a feed is, told once, in one message a day at most."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from bot.archive.feeds import following
from bot.archive.servers import archives
from bot.desk.feeds import health, listing, steering
from bot.records.notices import FeedTold, Notice
from bot.records.subscriptions import Terms
from tests.feeds.driving import Newsroom, newsroom
from tests.web import HABITS, RSS, LocalWeb

SERVER = 7
LEDGER = "The Ledger – fictional"


@dataclass
class Listener:
    """Discord, as far as it is told of feeds."""

    told: list[tuple[list[tuple[str, str]], int | None]] = field(default_factory=list)

    async def to_server(self, server: int, notice: Notice, *, channel: int | None = None) -> bool:
        raise AssertionError(notice.title)

    async def to_all(self, notice: Notice) -> int:
        raise AssertionError(notice.title)

    async def feeds(self, server: int, told: tuple[FeedTold, ...], edit: int | None = None) -> int | None:
        self.told.append(([(line.subscription.title, line.what) for line in told], edit))
        return 100 + len(self.told) if edit is None else edit


async def of_server(room: Newsroom) -> Newsroom:
    there = await room.desk.store.write(lambda conn: archives.of_server(conn, SERVER, room.desk.now()))
    return Newsroom(room.web, room.desk, there.id)


async def live_and_tell(room: Newsroom, listener: Listener, hours: int) -> None:
    for _ in range(hours // 2):
        await room.live(hours=2)
        await health.tell(room.desk, listener)


async def test_a_dead_feed_is_told_after_a_day_and_once_more_when_it_is_back(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as empty:
        room, listener = await of_server(empty), Listener()
        feed = web.outlet("ledger.example", per_day=4, seed=3).feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        await room.follow(feed.address, Terms(first=0))
        start = web.clock.world() + dt.timedelta(hours=3)
        feed.put(HABITS["not found"].during(start, start + dt.timedelta(hours=66)))
        await live_and_tell(room, listener, 24)
        assert listener.told == []
        assert (await room.report()).health == "trouble"
        await live_and_tell(room, listener, 20)
        down = await room.report()
        await live_and_tell(room, listener, 60)
        back = await room.report()
    assert (down.health, down.error is not None and down.error.code) == ("down", "FeedNotThere")
    assert back.health == "fine"
    assert [lines for lines, _ in listener.told] == [
        [(LEDGER, "down")],
        [(LEDGER, "back")],
    ]


async def test_what_is_gone_is_asked_no_more_until_somebody_wants_it(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as empty:
        room, listener = await of_server(empty), Listener()
        feed = web.outlet("ledger.example", per_day=4, seed=3).feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        await room.follow(feed.address, Terms(first=0))
        feed.put(HABITS["gone"])
        await live_and_tell(room, listener, 4)
        asked = len(web.asked)
        await live_and_tell(room, listener, 48)
        assert len(web.asked) == asked
        feed.drop(HABITS["gone"])
        await steering.look_now(room.desk, room.archive, "1")
        await live_and_tell(room, listener, 30)
        assert (await room.report()).health == "fine"
    assert [lines for lines, _ in listener.told] == [
        [(LEDGER, "gone")],
        [(LEDGER, "back")],
    ]


async def test_our_own_outage_is_nobodys_trouble(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as empty:
        room, listener = await of_server(empty), Listener()
        for number in range(3):
            web.outlet(f"paper{number}.example", per_day=8, seed=number).feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        for number in range(3):
            await room.follow(f"http://paper{number}.example/feed.xml", Terms(first=0))
        web.outage(hours=6, after=1)
        await live_and_tell(room, listener, 6)
        during = [await room.desk.store.short_read(following.get, number) for number in (1, 2, 3)]
        await live_and_tell(room, listener, 4)
        after = await listing.listed(room.desk, room.archive)
    assert listener.told == []
    assert max(feed.polled.failures for feed in during if feed) <= 2
    assert {report.health for report in after} == {"fine"}


async def test_a_new_address_is_believed_after_three_days_and_told(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as empty:
        room, listener = await of_server(empty), Listener()
        feed = web.outlet("ledger.example", per_day=4, seed=3).feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        await room.follow(feed.address, Terms(first=0))
        feed.put(HABITS["moved"])
        await live_and_tell(room, listener, 60)
        assert (await room.report()).subscription.address == feed.address
        await live_and_tell(room, listener, 48)
        moved = await room.report()
        stored = await room.articles()
    assert moved.subscription.address != feed.address
    assert moved.health == "fine"
    assert stored > 10
    assert [lines for lines, _ in listener.told] == [[(LEDGER, "moved")]]

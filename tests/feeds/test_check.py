"""The dry run names for each item: stored, known, same text as, robots, paywall, does not match, and stores nothing."""

from collections import Counter
from pathlib import Path

from bot.desk.feeds.check import MOST_READ, check
from bot.records.subscriptions import Terms
from tests.feeds.driving import newsroom
from tests.web import HABITS, RSS, LocalWeb, Reply


async def test_each_fate_is_named_and_nothing_is_stored(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        ledger = web.outlet("ledger.example", per_day=6, seed=3)
        feed = ledger.feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        await room.follow(feed.address, Terms(first=3))
        await room.live(minutes=1)
        before = await room.articles()
        ledger.put(HABITS["paywall"])
        web.clock.advance(hours=17)
        told = await check(room.desk, room.archive, "1")
        counts = Counter(item.verdict for item in told.items)
        assert (counts["stored"], counts["paywall"], told.read) == (3, MOST_READ, MOST_READ)
        assert counts["would be stored"] > 0
        ledger.disallow.append("/2031/")
        web.clock.advance(days=2)
        told = await check(room.desk, room.archive, "1")
        counts = Counter(item.verdict for item in told.items)
        assert counts["robots"] > MOST_READ
        assert counts["would be stored"] == 0
        assert await room.articles() == before


TEXT = " ".join(
    f"The {thing} of Sample Bay was weighed on Monday, and the clerk wrote {n} crates of {thing}s into the green book."
    for n, thing in enumerate(("anchor", "bollard", "capstan", "derrick", "ensign", "fender"), start=3)
)
PAGE = """<html lang="en"><head><title>Fictional: the weighing</title></head><body><article>
<h1>Fictional: the weighing</h1><p>{text}</p></article></body></html>"""
LIST = (
    """<rss version="2.0"><channel><title>Fictional {host}</title><link>http://{host}/</link>{items}</channel></rss>"""
)
ITEM = "<item><title>Fictional: item {n}</title><link>http://{host}/{n}</link><guid>{host}-{n}</guid></item>"


def put(web: LocalWeb, host: str, *numbers: int) -> None:
    """A site of one's own with a feed of these items, which all have one text."""
    items = "".join(ITEM.format(host=host, n=n) for n in numbers)
    web.pages[host, "/rss"] = Reply(200, {"Content-Type": "text/xml"}, LIST.format(host=host, items=items).encode())
    for n in numbers:
        web.pages[host, f"/{n}"] = Reply(200, {"Content-Type": "text/html"}, PAGE.format(text=TEXT).encode())


async def test_a_text_that_another_outlet_has_is_named_by_its_article(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        put(web, "first.example", 1)
        put(web, "again.example", 1)
        await room.follow("http://first.example/rss", Terms(first=1))
        await room.follow("http://again.example/rss", Terms(first=0))
        await room.live(minutes=1)
        assert await room.articles() == 1
        put(web, "again.example", 1, 2)
        for stored in (1, 2):
            told = await check(room.desk, room.archive, "2")
            assert [(item.verdict, item.article) for item in told.items] == [("older", None), ("same text as", 1)]
            assert await room.articles() == stored
            await room.live(hours=2)

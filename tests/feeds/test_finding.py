"""What can be followed from an address: found with few requests, shown with its newest item, read once."""

from pathlib import Path

import pytest

from bot.desk.feeds import add, find
from bot.errors.feeds import NoFeedThere, NoLinksMatch
from bot.errors.fetching import AskedToWait, PageGone
from bot.records.subscriptions import Terms
from tests.feeds.driving import EDITOR, newsroom
from tests.web import ATOM, HABITS, JSON_FEED, NEWS_SITEMAP, RSS, START, LocalWeb


async def test_a_feed_itself_takes_one_request_and_adding_none(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = web.outlet("ledger.example", per_day=24, seed=3)
        feed = outlet.feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        (candidate,) = await find.find(
            room.desk, room.archive, "ledger.example/feed.xml".replace("ledger", "http://ledger")
        )
        await add.add(room.desk, room.archive, candidate, Terms(first=0), EDITOR)
        assert [asked.path for asked in web.asked] == ["/feed.xml"]
        (again,) = await find.find(room.desk, room.archive, feed.address)
    assert (candidate.how, candidate.kind, candidate.known, again.known) == ("itself", "rss", None, 1)
    assert candidate.newest is not None
    assert candidate.newest.title == outlet.newest(1, web.clock.now())[0].title


async def test_what_is_elsewhere_for_now_is_followed_where_it_was_asked_for(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        feed = web.outlet("ledger.example", per_day=24, seed=3).feed("/feed.xml", RSS, HABITS["signed for now"])
        web.clock.advance(days=1)
        (candidate,) = await find.find(room.desk, room.archive, feed.address)
        await add.add(room.desk, room.archive, candidate, Terms(first=0), EDITOR)
        await room.live(hours=2)
        stored = await room.articles()
    assert candidate.address == feed.address
    assert stored > 0
    assert web.asked_of("ledger.example", "/feed.xml-moved?signed=2")


async def test_an_index_is_read_without_its_sitemaps_that_are_gone(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = web.outlet("ledger.example", per_day=24, seed=3)
        outlet.feed("/latest.xml", NEWS_SITEMAP)
        index = outlet.sitemap_index("/sitemaps.xml", outlet.at("/news-of-2030.xml"))
        web.clock.advance(days=1)
        (candidate,) = await find.find(room.desk, room.archive, index)
        published = {article.address for article in outlet.between(START, web.clock.world())}
        outlet.feeds["/latest.xml"].put(HABITS["too often"])
        with pytest.raises(AskedToWait):
            await find.find(room.desk, room.archive, index)
        outlet.feeds.clear()
        web.clock.advance(minutes=5)
        with pytest.raises(PageGone):
            await find.find(room.desk, room.archive, index)
    assert published <= {item.url for item in candidate.items}


async def test_a_front_page_names_its_feeds_and_one_by_another_name_is_known_as_the_same(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = web.outlet("ledger.example", per_day=24, seed=3)
        outlet.feed("/feed.xml", RSS)
        outlet.feed("/atom.xml", ATOM)
        outlet.feed("/feed.json", JSON_FEED)
        web.clock.advance(days=1)
        candidates = await find.find(room.desk, room.archive, outlet.home)
        await add.add(room.desk, room.archive, candidates[0], Terms(first=0), EDITOR)
        (other,) = await find.find(room.desk, room.archive, outlet.at("/atom.xml"))
    assert [(candidate.kind, candidate.how) for candidate in candidates] == [("rss", "linked")]
    assert (other.kind, other.known, other.like) == ("atom", None, 1)


async def test_a_site_without_a_feed_gives_its_news_sitemap_by_robots(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = web.outlet("ledger.example", per_day=24, seed=3)
        outlet.feed("/news.xml", NEWS_SITEMAP)
        outlet.sitemap_index()
        web.clock.advance(days=1)
        (candidate,) = await find.find(room.desk, room.archive, outlet.home)
        await add.add(room.desk, room.archive, candidate, Terms(first=3), EDITOR)
        await room.live(hours=3)
        stored = await room.articles()
    assert (candidate.how, candidate.kind) == ("robots.txt", "sitemap")
    assert stored > 3


async def test_a_page_without_any_feed_is_followed_by_the_links_that_match(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = web.outlet("ledger.example", per_day=24, seed=3)
        web.clock.advance(days=1)
        (guessed,) = await find.find(room.desk, room.archive, outlet.home)
        (given,) = await find.find(room.desk, room.archive, outlet.home, pattern="/20*")
        with pytest.raises(NoLinksMatch):
            await find.find(room.desk, room.archive, outlet.home, pattern="/sport/*")
        await add.add(room.desk, room.archive, given, Terms(first=2), EDITOR)
        await room.live(hours=6)
        stored = await room.articles()
    assert (given.kind, given.pattern, given.how) == ("page", "/20*", "links of a page")
    assert guessed.items[:3] == given.items[:3]
    assert stored > 2


async def test_a_page_with_nothing_to_follow_says_so(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        web.outlet("quiet.example", per_day=0, seed=1)
        web.clock.advance(days=1)
        with pytest.raises(NoFeedThere):
            await find.find(room.desk, room.archive, "http://quiet.example/")
        assert len(web.asked) <= 9

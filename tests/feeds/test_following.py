"""A feed that is followed: what it lists comes in whole, once, politely, and for every archive that follows it."""

import dataclasses
import datetime as dt
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from bot.archive.servers import archives
from bot.desk import remove
from bot.desk.feeds import check, listing, steering
from bot.errors.feeds import NoSuchFeed, TooManyFeeds
from bot.records.subscriptions import FeedToday, Terms
from tests.feeds.driving import EDITOR, newsroom
from tests.feeds.many_habits import stored_addresses
from tests.web import (
    ATOM,
    HABITS,
    JSON_FEED,
    NEWS_SITEMAP,
    RDF,
    RSS,
    RSS_SUMMARIES,
    Burst,
    Format,
    Habit,
    LocalWeb,
    Look,
    Outlet,
)
from tests.web.document import Document, Entry

FORMS = (ATOM, JSON_FEED, NEWS_SITEMAP, RDF, RSS, RSS_SUMMARIES)


def ledger(web: LocalWeb, per_day: int = 24) -> Outlet:
    outlet = web.outlet("ledger.example", per_day=per_day, seed=3)
    web.clock.advance(days=1)
    return outlet


def pages_asked(web: LocalWeb, feed_path: str = "/feed.xml") -> list[str]:
    return [asked.path for asked in web.asked if asked.path not in (feed_path, "/robots.txt")]


def asked_twice(web: LocalWeb) -> set[str]:
    return {path for path, times in Counter(pages_asked(web)).items() if times > 1}


def again_for_its_correction(outlet: Outlet, path: str, since: dt.datetime) -> bool:
    article = outlet.article(path)
    return article is not None and article.corrected is not None and article.corrected > since


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
async def test_what_a_feed_of_any_form_lists_comes_in_once(tmp_path: Path, form: Format) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = ledger(web)
        feed = outlet.feed("/feed.xml", form, HABITS["strong etag"])
        added = await room.follow(feed.address, Terms(first=3))
        begun = web.clock.now()
        await room.live(hours=9)
        report, looked_until = await room.report(), (await room.report()).looks[0].at
        published = outlet.between(begun, looked_until)
        stored = await room.articles()
    assert (added.outcome, added.coming, report.health) == ("added", 3, "fine")
    assert stored == 3 + len(published) > 5
    assert len(set(pages_asked(web))) == stored
    assert all(again_for_its_correction(outlet, path, begun) for path in asked_twice(web))


async def test_one_look_serves_every_archive(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = ledger(web)
        feed = outlet.feed("/feed.xml", RSS, HABITS["strong etag"])
        other = dataclasses.replace(
            room, archive=(await room.desk.store.write(lambda conn: archives.ensure(conn, "other", room.desk.now()))).id
        )
        await room.follow(feed.address, Terms(first=2))
        await other.follow(feed.address, Terms(first=4))
        looked = len(web.asked_of("ledger.example", "/feed.xml"))
        await room.live(hours=6)
        times = [asked.at for asked in web.asked_of("ledger.example", "/feed.xml")[looked:]]
        counts = (await room.articles(), await other.articles())
    assert counts[1] == counts[0] + 2
    assert len(pages_asked(web)) == len(set(pages_asked(web)))
    assert all((later - sooner).total_seconds() >= 300 for sooner, later in pairwise(times))


async def test_only_what_has_the_words_comes_in_and_nothing_that_is_shut_out(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = ledger(web, per_day=48)
        feed = outlet.feed("/feed.xml", RSS)
        await room.follow(
            feed.address, Terms(first=20, include=("harbour", "Port Callow", "bridge"), exclude=("dairy",))
        )
        await room.live(minutes=30)
        checked = await check.check(room.desk, room.archive, "1")
    verdicts = {item.item.title or "": item.verdict for item in checked.items}
    assert {"stored", "does not match"} == set(verdicts.values())
    assert not [title for title, verdict in verdicts.items() if "dairy" in title and verdict == "stored"]
    asked = pages_asked(web)
    assert not [path for path in asked if "dairy" in path]


async def test_a_feed_that_tells_of_a_change_at_each_look_has_its_pages_read_less_and_less(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = ledger(web, per_day=12)
        feed = outlet.feed("/feed.xml", RSS, HABITS["updated items"])
        await room.follow(feed.address, Terms(first=12))
        await room.live(hours=20)
        looks, times = len(web.asked_of(outlet.host, "/feed.xml")), Counter(pages_asked(web))
    assert looks > 15
    assert 4 <= max(times.values()) <= 9


async def test_an_article_that_is_published_again_is_read_again(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = ledger(web)
        (newest,) = outlet.newest(1, web.clock.world())
        feed = outlet.feed("/feed.xml", RSS_SUMMARIES)
        await room.follow(feed.address, Terms(first=1))
        await room.live(hours=1)
        asked = pages_asked(web).count(newest.path)
        feed.put(HABITS["reposted feed"])
        await room.live(hours=2)
        again = pages_asked(web).count(newest.path)
    assert newest.corrected is None
    assert asked == 1 < again <= 4


async def test_a_paused_feed_brings_nothing_and_goes_on_from_where_it_is_resumed(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = ledger(web)
        feed = outlet.feed("/feed.xml", RSS, HABITS["strong etag"])
        await room.follow(feed.address, Terms(first=1))
        await room.live(minutes=5)
        await steering.pause(room.desk, room.archive, "1", EDITOR)
        await room.live(hours=12)
        paused = await room.articles(), len(web.asked_of("ledger.example", "/feed.xml"))
        assert (await room.report()).health == "paused"
        await steering.resume(room.desk, room.archive, "ledger.example", EDITOR)
        await room.live(minutes=2)
        resumed, begun = await room.articles(), web.clock.now()
        await room.live(hours=6)
        published = outlet.between(begun, (await room.report()).looks[0].at)
        assert await room.articles() == resumed + len(published)
    assert paused[0] == resumed == 1
    assert paused[1] <= 3


async def test_a_removed_feed_is_asked_no_more_and_its_articles_stay(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        feed = ledger(web).feed("/feed.xml", RSS)
        await room.follow(feed.address, Terms(first=2))
        await room.live(minutes=5)
        await steering.remove(room.desk, room.archive, "The Ledger", EDITOR)
        asked = len(web.asked)
        await room.live(days=2)
        assert await room.articles() == 2
        assert len(web.asked) == asked
        assert await listing.listed(room.desk, room.archive) == ()
        with pytest.raises(NoSuchFeed):
            await steering.pause(room.desk, room.archive, "1", EDITOR)


async def test_what_the_desk_removed_does_not_come_back(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = ledger(web)
        feed, begun = outlet.feed("/feed.xml", RSS, HABITS["guids changing"]), web.clock.now()
        await room.follow(feed.address, Terms(first=2))
        await room.live(minutes=5)
        await remove.remove(room.desk, room.archive, 1, EDITOR)
        await room.live(hours=2)
        asked = len(web.asked)
        verdicts = {item.article: item.verdict for item in (await check.check(room.desk, room.archive, "1")).items}
        previewed = {page.path for page in web.asked[asked:]}
        before = await room.articles()
        await room.live(hours=30)
        assert await room.articles() > before
    assert (verdicts[1], verdicts[2]) == ("in the trash", "stored")
    twice = [path for path in asked_twice(web) if path not in previewed]
    assert all(again_for_its_correction(outlet, path, begun) for path in twice)


async def test_an_archive_follows_and_stores_no_more_than_it_may(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = ledger(web)
        limits = room.desk.config.feeds.model_copy(update={"most_feeds": 1, "most_items_a_day": 4})
        config = room.desk.config.model_copy(update={"feeds": limits})
        room = dataclasses.replace(room, desk=dataclasses.replace(room.desk, config=config))
        feed, second = outlet.feed("/feed.xml", RSS), outlet.feed("/second.xml", RSS)
        await room.follow(feed.address, Terms(first=6))
        with pytest.raises(TooManyFeeds):
            await room.follow(second.address)
        await room.live(hours=2)
        today = await listing.today(room.desk, room.archive)
        waiting = [
            item for item in (await check.check(room.desk, room.archive, "1")).items if item.verdict == "waiting"
        ]
        assert (today[0].counts.stored, today[0].counts.waiting) == (4, len(waiting))
        await room.live(hours=24)
        assert await room.articles() == 8
    assert isinstance(today[0], FeedToday)


async def test_a_server_that_removed_the_bot_is_looked_after_no_more(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        feed = ledger(web).feed("/feed.xml", RSS)
        there = await room.desk.store.write(lambda conn: archives.of_server(conn, 7, room.desk.now()))
        room = dataclasses.replace(room, archive=there.id)
        await room.follow(feed.address, Terms(first=1))
        await room.live(minutes=5)
        await room.desk.store.write(lambda conn: archives.left(conn, 7, room.desk.now()))
        asked = len(web.asked)
        await room.live(days=1)
        assert len(web.asked) == asked


async def test_old_items_at_the_end_of_a_list_are_no_news(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        outlet = ledger(web, per_day=12)
        web.clock.advance(days=9)
        feed = outlet.feed("/feed.xml", RSS, window=25)
        await room.follow(feed.address, Terms(first=2))
        begun = web.clock.now()
        await room.live(hours=3)
        feed.put(HABITS["old items again"].set(items=60))
        await room.live(hours=9)
        report, stored = await room.report(), await stored_addresses(room)
        (today,) = await listing.today(room.desk, room.archive)
    published = {article.address for article in outlet.between(begun, report.looks[0].at)}
    assert {article.address for article in outlet.newest(2, begun)} <= set(stored)
    assert published <= set(stored)
    assert len(stored) == 2 + len(published)
    assert report.missed is None
    assert today.counts.stored <= len(stored)
    assert max(look.new for look in report.looks) < 10


async def test_what_was_pushed_out_behind_a_pinned_item_is_said(tmp_path: Path) -> None:
    pinned: list[Entry] = []

    def pin(look: Look, usual: Document) -> Document:
        pinned.extend(usual.entries[-1:] if not pinned else ())
        return dataclasses.replace(usual, entries=(*pinned, *(each for each in usual.entries if each not in pinned)))

    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        burst = Burst(web.clock.now() + dt.timedelta(days=1, hours=2), 30)
        outlet = web.outlet("ledger.example", per_day=4, seed=3, bursts=(burst,))
        web.clock.advance(days=1)
        feed = outlet.feed("/feed.xml", RSS, Habit("pinned for good", "", "items", "document", pin), window=10)
        await room.follow(feed.address, Terms(first=0))
        await room.live(hours=1)
        assert (await room.report()).missed is None
        await room.live(hours=5)
        report, stored = await room.report(), await stored_addresses(room)
    assert {article.address for article in outlet.between(burst.at, burst.at + dt.timedelta(minutes=15))} - set(stored)
    assert report.missed is not None
    assert report.missed[0] <= burst.at <= report.missed[1]

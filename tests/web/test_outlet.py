"""Outlets publish reproducibly, and what they publish is read by the program's own readers."""

import datetime as dt
import re
from itertools import pairwise

import feedparser
import pytest

from bot.analysis.copies import copied
from bot.reading.feeds import reader
from bot.records.reading import Received
from tests.web import (
    ATOM,
    FORMATS,
    HABITS,
    JSON_FEED,
    NEWS_SITEMAP,
    RSS,
    RSS_SUMMARIES,
    SITEMAP,
    START,
    Burst,
    LocalWeb,
    Outlet,
    Schedule,
)

NOW = START + dt.timedelta(days=400)
DAY = dt.timedelta(days=1)
LISTED = [name for name in FORMATS if "sitemap" not in name]


def outlet(schedule: Schedule) -> Outlet:
    return LocalWeb().outlet("ledger.example", schedule=schedule)


def test_a_schedule_is_the_same_whatever_is_asked_first() -> None:
    schedule = Schedule(seed=3, per_day=30)
    backwards = [outlet(schedule).newest(40, START + DAY * back)[0] for back in (5, 3, 1)]
    whole = outlet(schedule).between(START - DAY, START + 6 * DAY)
    assert {article.path for article in backwards} < {article.path for article in whole}
    assert [article.published for article in whole] == sorted(article.published for article in whole)
    assert len({article.path for article in whole}) == len(whole)
    assert outlet(Schedule(seed=4, per_day=30)).between(START - DAY, START) != whole


def test_a_schedule_keeps_its_rate_its_hours_its_bursts_and_its_silences() -> None:
    noon = START.replace(hour=12)
    silence = (START + 10 * DAY, START + 13 * DAY)
    schedule = Schedule(
        per_day=20, hours=(0,) * 8 + (1,) * 8 + (0,) * 8, bursts=(Burst(noon + DAY, 60),), silences=(silence,)
    )
    published = [article.published for article in outlet(schedule).between(START, START + 30 * DAY)]
    burst = [moment for moment in published if noon + DAY <= moment < noon + DAY + dt.timedelta(minutes=10)]
    assert 60 <= len(burst) <= 63
    assert 450 < len(published) - 60 < 630
    assert {moment.hour for moment in published} == set(range(8, 16))
    assert not [moment for moment in published if silence[0] <= moment < silence[1]]


def test_a_seldom_outlet_is_silent_for_days() -> None:
    published = [article.published for article in outlet(Schedule(per_day=0.2)).between(START, START + 200 * DAY)]
    assert 25 < len(published) < 60
    assert max(later - former for former, later in pairwise(published)) > 7 * DAY


def test_texts_are_no_copies_of_each_other() -> None:
    articles = outlet(Schedule(per_day=35)).between(START, START + DAY)
    texts = ["\n".join(article.paragraphs(START)) for article in articles]
    assert not [1 for number, text in enumerate(texts) for other in texts[:number] if copied(text, other)]
    assert all(len(text.split()) > 150 and text.count("”") == 1 for text in texts)


def test_a_corrected_article_says_so_from_then_on() -> None:
    corrected = [article for article in outlet(Schedule()).between(START, START + 30 * DAY) if article.corrected]
    assert 15 < len(corrected) < 50
    for article in corrected:
        assert article.corrected
        before = article.paragraphs(article.corrected - dt.timedelta(seconds=1))
        after = article.paragraphs(article.corrected)
        assert before == article.paragraphs(article.published)
        assert after[1:-1] == before[1:]
        assert re.match(r"Correction: .* said [\d,]+ people, not [\d,]+\.", after[-1])


@pytest.mark.parametrize("name", LISTED)
async def test_a_feed_in_each_format_lists_its_window(name: str) -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        feed = web.outlet("ledger.example", per_day=24).feed("/feed", FORMATS[name])
        for _ in range(2):
            items = reader.read((await fetcher.get(feed.address)).received, NOW).items
            shown = feed.shown(web.clock.world())
            assert [item.url for item in items] == [article.address for article in shown]
            assert [item.title for item in items] == [article.title for article in shown]
            assert [str(item.day)[:10] for item in items] == [f"{article.published:%Y-%m-%d}" for article in shown]
            web.clock.advance(days=40)


@pytest.mark.parametrize("name", LISTED)
def test_whole_texts_are_in_full_feeds_alone(name: str) -> None:
    feed = LocalWeb().outlet("ledger.example", per_day=24).feed("/feed", FORMATS[name])
    last = feed.shown(START)[0].paragraphs(START)[-1]
    assert (last.encode() in feed.answer(feed.address, {}).body) == (name in ("rss", "atom", "json"))


def test_a_poller_that_looks_often_enough_misses_nothing() -> None:
    """A fortnight of hourly looks; a burst that is larger than the window is what cannot be seen."""
    web = LocalWeb()
    burst = Burst(START + 7 * DAY + dt.timedelta(minutes=1), 50)
    ledger = web.outlet("ledger.example", per_day=30, bursts=(burst,))
    feed = ledger.feed("/feed.xml", RSS_SUMMARIES, window=15)
    for _ in range(14 * 24):
        feed.answer(feed.address, {})
        web.clock.advance(hours=1)
    feed.answer(feed.address, {})
    unseen = [article for article in ledger.between(START, web.clock.world()) if article.address not in feed.offered]
    assert 30 <= len(unseen) <= 40
    assert {article.published - burst.at < dt.timedelta(hours=1) for article in unseen} == {True}


async def test_a_news_sitemap_has_two_days_and_hangs_in_an_index_that_robots_names() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        ledger = web.outlet("ledger.example", per_day=24)
        feed = ledger.feed("/news.xml", NEWS_SITEMAP)
        index = ledger.sitemap_index()
        robots = (await fetcher.get(ledger.at("/robots.txt"))).received.body.decode()
        assert f"Sitemap: {index}" in robots
        assert f"<loc>{feed.address}</loc>" in (await fetcher.get(index)).received.body.decode()
        body = (await fetcher.get(feed.address)).received.body.decode()
        shown = ledger.between(START - 2 * DAY, START)[::-1]
        assert re.findall(r"</?url><loc>(.*?)</loc>", body) == [article.address for article in shown]
        dates = [dt.datetime.fromisoformat(date) for date in re.findall("publication_date>(.*?)</", body)]
        assert dates == [article.published for article in shown]
        assert body.count("<news:language>en</news:language>") == len(shown)


def test_sitemaps_that_are_no_news_and_lists_of_feeds() -> None:
    web = LocalWeb()
    ledger = web.outlet("ledger.example", name="Sand & Salt")
    feed = ledger.feed("/sitemap.xml", SITEMAP)
    body = feed.answer(feed.address, {}).body.decode()
    assert re.findall("<loc>(.*?)<", body) == [article.address for article in feed.shown(START)]
    assert body.count("<lastmod>2031-0") == 20
    for folder in ("", "Coast & harbours"):
        [item] = reader.read(Received(web.opml(folder)), NOW).items
        assert (item.url, item.title) == (feed.address, "Sand & Salt")


@pytest.mark.parametrize("names", ["head", "body", "header", "nowhere"])
async def test_a_front_page_names_its_feeds_or_not(names: str) -> None:
    async with LocalWeb() as web:
        ledger = web.outlet("ledger.example")
        ledger.feed("/feed.xml", RSS), ledger.feed("/feed.json", JSON_FEED), ledger.feed("/news.xml", NEWS_SITEMAP)
        ledger.front.names = names  # type: ignore[assignment]
        ledger.front.others = (("application/rss+xml", "Comments", "/comments.xml"),)
        reply = ledger.answer("/", {})
        head, _, rest = reply.body.decode().partition("</head>")
        where = {"head": head, "body": rest, "header": reply.headers.get("Link", ""), "nowhere": ""}
        for place, text in where.items():
            ways = re.findall(r'(?:href="|<)(/[a-z]+\.(?:xml|json))', text)
            assert ways == (["/comments.xml", "/feed.xml", "/feed.json"] if place == names != "nowhere" else [])
        assert [article.path for article in ledger.newest(15, START)] == re.findall(r'<li><a href="(.*?)"', rest)


@pytest.mark.parametrize(
    "name", [habit.name for habit in HABITS.values() if habit.on == "feed" and habit.stage in ("document", "body")]
)
def test_habits_of_feeds_go_with_each_format(name: str) -> None:
    for kind in FORMATS.values():
        if "fifty" not in name or kind is ATOM:
            feed = LocalWeb().outlet("ledger.example", per_day=24).feed("/feed", kind, HABITS[name], window=4)
            body = feed.answer(feed.address, {}).body
            assert len(body) < 5_000_000 or "over" in name
            assert name in SPOILS or "sitemap" in kind.name or reads(body, kind.name == "json")


SPOILS = {
    "empty body", "blank body", "entity bomb", "external entity", "not well formed", "cut document", "deep nesting",
    "control characters", "over 5 megabytes", "fifty thousand items", "line of 5 megabytes", "utf 16 without mark",
    "utf 16", "windows 1252 declared as utf 8", "links missing", "links private", "links relative", "links hostile",
    "links very long", "empty feed",
}  # fmt: skip


def reads(body: bytes, json: bool) -> bool:
    if json:
        return bool(reader.read(Received(body, url="http://ledger.example/feed"), NOW).items)
    return bool(feedparser.parse(body).entries)

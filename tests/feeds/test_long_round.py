"""Fifty feeds over a virtual month by real HTTP: what they offered is there, once; what they could not is said."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from bot.archive.feeds import following
from bot.records.subscriptions import Terms
from bot.text import urls
from tests.feeds.driving import newsroom
from tests.feeds.many_habits import stored_addresses
from tests.web import ATOM, DAYTIME, HABITS, JSON_FEED, RDF, ROUND_THE_CLOCK, RSS, Feed, LocalWeb

FEEDS, DAYS = 50, 31
USUAL = (
    "strong etag", "weak etag", "last modified", "etag and last modified", "no validators", "max age", "ttl",
    "reordered", "guids missing", "links with tracking", "updated items", "clock hours behind", "gzipped", "utf 16",
)  # fmt: skip
FORMS = (RSS, ATOM, RDF, JSON_FEED)


def feeds(web: LocalWeb) -> list[Feed]:
    made = []
    for number in range(FEEDS):
        hours = DAYTIME if number % 2 else ROUND_THE_CLOCK
        outlet = web.outlet(f"paper{number}.example", per_day=0.3 + number % 5 * 0.7, seed=number, hours=hours)
        habit, form = HABITS[USUAL[number % len(USUAL)]], FORMS[number % 4]
        made.append(outlet.feed("/feed", RSS if habit.name == "utf 16" else form, habit, window=10 + number % 3 * 10))
    return made


@pytest.mark.slow
async def test_fifty_feeds_over_a_month(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        made = feeds(web)
        web.clock.advance(days=2)
        begun = web.clock.now()
        for feed in made:
            await room.follow(feed.address, Terms(first=0))
        looks = Counter[str]()
        made[7].put(HABITS["broken"].during(begun + dt.timedelta(days=9), begun + dt.timedelta(days=14)))
        web.outage(hours=9, after=240)
        for _ in range(DAYS):
            await room.live(days=1)
            looks.update(asked.host for asked in web.asked if asked.path.startswith("/feed"))
            web.asked.clear()
        await room.live(hours=8)
        stored = Counter(map(urls.key, await stored_addresses(room)))
        told = [await room.desk.store.short_read(following.get, number + 1) for number in range(FEEDS)]
    published = {urls.key(address) for feed in made for address in since(feed, begun)}
    missed = published - set(stored)
    lost = missed & {urls.key(address) for feed in made for address in feed.offered}
    said = sum(feed.told.missed is not None for feed in told if feed)
    a_day = sum(looks.values()) / FEEDS / DAYS
    print(f"{FEEDS} feeds, {DAYS} days, {a_day:.1f} looks a feed and day; {len(published)} items, {len(stored)} stored")  # noqa: T201
    print(f"{len(missed)} missed, {len(lost)} of them were offered; {said} feeds say that some may be")  # noqa: T201
    assert set(stored.values()) == {1}
    assert not lost
    assert said or not missed


def since(feed: Feed, begun: dt.datetime) -> set[str]:
    articles = feed.outlet.between(begun, begun + dt.timedelta(days=DAYS))
    return {article.address for article in articles}

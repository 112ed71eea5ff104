"""The registry: each habit is named, told in a sentence, and proved."""

from tests.web import HABITS, RSS, START, LocalWeb
from tests.web.test_habits_of_answers import HEADERS, REFUSED
from tests.web.test_habits_of_feeds import ITEMS
from tests.web.test_pages import READ
from tests.web.test_pages import REFUSED as REFUSED_PAGES

ALONE = {"length too short", "feed for a page", "empty article"}
"""Those with a test of their own."""


def test_each_habit_is_proved() -> None:
    assert {*HEADERS, *REFUSED, *ITEMS, *READ, *REFUSED_PAGES, *ALONE} == set(HABITS)


def test_each_habit_is_told_in_a_sentence() -> None:
    told = [habit.says for habit in HABITS.values()]
    assert [says for says in told if not says[0].isupper() or not says.endswith(".")] == []


def test_habits_go_together() -> None:
    feed = LocalWeb().outlet("ledger.example", per_day=24).feed()
    feed.put(*(HABITS[name] for name in ("guids missing", "reordered", "utf 16", "max age", "weak etag", "gzipped")))
    reply = feed.answer(feed.address, {})
    assert reply.headers.keys() >= {"ETag", "Cache-Control", "Content-Encoding", "Date"}
    assert feed.answer(feed.address, {"if-none-match": reply.headers["ETag"]}).status == 200  # another order
    feed.drop(HABITS["reordered"])
    reply = feed.answer(feed.address, {})
    assert feed.answer(feed.address, {"if-none-match": reply.headers["ETag"]}).status == 304


def test_a_feed_knows_what_it_offered() -> None:
    web = LocalWeb()
    ledger = web.outlet("ledger.example", per_day=48)
    feed = ledger.feed("/feed.xml", RSS, HABITS["links with session"], window=5)
    shown = []
    for _ in range(3):
        feed.answer(feed.address, {})
        shown += feed.shown(web.clock.world())
        web.clock.advance(hours=6)
    feed.put(HABITS["broken"])
    feed.answer(feed.address, {})
    assert feed.offered == {article.address for article in shown}
    published = {article.address for article in ledger.between(START, web.clock.world())}
    assert len(published - feed.offered) > 10


def test_a_habit_of_everywhere() -> None:
    web = LocalWeb()
    ledger = web.outlet("ledger.example")
    feed = ledger.feed()
    ledger.put_everywhere(HABITS["too often for seconds"])
    for path in ("/feed.xml", "/robots.txt", "/", ledger.newest(1, START)[0].path):
        assert ledger.answer(path, {}).status == 429
    ledger.drop(HABITS["too often for seconds"])
    assert ledger.answer(feed.path, {}).status == 200

"""A local web for feeds: fictional outlets that publish by a schedule, under virtual time, over real HTTP on loopback.

    async with LocalWeb() as web:
        ledger = web.outlet("ledger.example", per_day=24, seed=3)
        feed = ledger.feed("/feed.xml", RSS, HABITS["strong etag"])
        async with web.desk(tmp_path / "desk.sqlite") as desk:
            web.clock.advance(hours=1)
            await desk.fetcher.get(feed.address)
    assert [asked.status for asked in web.asked] == [200]

Everything that is served depends on `web.clock`; nothing of it waits. What a feed, a page or a host does beside the
usual is a habit (`tests.web.habit`), put on it and taken off: `feed.put(habit)`, `outlet.put(habit, every=3)` for
article pages, `feed.put(habit.during(start, end))` for a span of the world's time. README.md has the whole of it, and
`python -m tests.web` prints all habits.
"""

from tests.web.article import Article
from tests.web.asking import Asked, Look, Reply
from tests.web.clock import START, VirtualClock
from tests.web.feed import Feed
from tests.web.formats import ATOM, FORMATS, JSON_FEED, NEWS_SITEMAP, RDF, RSS, RSS_SUMMARIES, SITEMAP, Format
from tests.web.habit import Habit
from tests.web.habits import HABITS
from tests.web.local_web import HASTY, PATIENT, LocalWeb
from tests.web.outlet import Outlet
from tests.web.schedule import DAYTIME, ROUND_THE_CLOCK, Burst, Schedule

__all__ = [
    "ATOM", "DAYTIME", "FORMATS", "HABITS", "HASTY", "JSON_FEED", "NEWS_SITEMAP", "PATIENT", "RDF", "ROUND_THE_CLOCK",
    "RSS", "RSS_SUMMARIES", "SITEMAP", "START", "Article", "Asked", "Burst", "Feed", "Format", "Habit", "LocalWeb",
    "Look", "Outlet", "Reply", "Schedule", "VirtualClock",
]  # fmt: skip

"""One newsroom that follows a feed of every habit, each on a host of its own, and what came of each of them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

from bot.archive import articles
from bot.archive.articles import fingerprints
from bot.archive.feeds import entries, items
from bot.archive.store import Connection
from bot.desk.feeds import listing, look
from bot.reading.fetch import FetchLimits
from bot.records.answers import ArticleView
from bot.records.ids import ArchiveId
from bot.records.subscriptions import Entry, FeedReport, Terms
from bot.text import urls
from bot.text.outlets import host_of
from tests.feeds.driving import Newsroom, newsroom
from tests.web import HABITS, RSS, Asked, Feed, LocalWeb

QUICK = FetchLimits(seconds=2.5, connect_seconds=2.0, quiet_seconds=0.7)
"""For what is slow on purpose."""
FIRST, PER_DAY, HOURS, WINDOW = 1, 24, 2, 8
HEAVY = ("fifty thousand items",)
"""What takes a machine that is busy with other things longer than QUICK to send: asked by a newsroom of its own."""
FEWER = {
    "old items again": HABITS["old items again"].set(items=10),
    "old items on top": HABITS["old items on top"].set(items=5),
}
APART = dt.timedelta(seconds=0.79)
"""Between two turns at a host: a second between items, and a turn may be taken a fifth of one too soon (`turns`)."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a habit: how its feed is, what became of each of its items, the articles that it brought.

    `offered` are the paths that were listed of what appeared since the first look. `copies` is how many of the articles
    are told as copies of another.
    """

    report: FeedReport
    entries: Sequence[Entry]
    articles: Sequence[ArticleView]
    copies: int
    offered: set[str]
    asked: Sequence[Asked]

    @property
    def outcomes(self) -> Mapping[str, int]:
        """How often each thing became of an item; a refusal is called by its reason."""
        return Counter(entry.error.code if entry.error else entry.outcome for entry in self.entries)

    @property
    def missed(self) -> set[str]:
        """What was offered and is not stored, by path."""
        return self.offered - {_path(article.article.url or "") for article in self.articles}

    @property
    def doubled(self) -> list[str]:
        """Addresses that two articles have."""
        keys = Counter(urls.key(article.article.url or "") for article in self.articles)
        return [key for key, count in keys.items() if count > 1]

    @property
    def same_texts(self) -> int:
        """How many of the articles have the text of another one."""
        return len(self.articles) - len({article.version.text for article in self.articles})

    @property
    def turns(self) -> Sequence[Asked]:
        """What was asked for: not robots.txt, nor where a redirect led, nor the second try after a broken line."""
        own = [asked for asked in self.asked if asked.path != "/robots.txt"]
        return [*own[:1], *(now for before, now in pairwise(own) if not _goes_on(before, now))]

    @property
    def hurried(self) -> Sequence[dt.datetime]:
        """Turns that came too soon after the one before."""
        return [later.at for sooner, later in pairwise(self.turns) if later.at - sooner.at < APART]


def _goes_on(before: Asked, now: Asked) -> bool:
    return before.status in (301, 302, 308) or (before.at, before.path) == (now.at, now.path)


def _path(address: str) -> str:
    return urlsplit(address).path.removesuffix("-moved")


async def every_habit(tmp_path: Path, seeds: Mapping[str, int], limits: FetchLimits = QUICK) -> Mapping[str, Came]:
    """Follow a feed of each habit, which begins after the first look, for two hours; gives what came of each.

    `seeds` are those of the habits' outlets.
    """
    async with LocalWeb() as web, newsroom(tmp_path, web, limits=limits) as room:
        feeds = {name: _feed(web, seed, name) for name, seed in seeds.items()}
        web.clock.advance(hours=30)
        for feed in feeds.values():
            await room.follow(feed.address, Terms(first=FIRST))
            web.clock.advance(seconds=2)
        await room.live(minutes=1)
        begun = web.clock.now()
        for name, feed in feeds.items():
            _put(feed, name)
        await room.live(hours=HOURS)
        await room.live(kinds=(look.ITEM_KIND,), minutes=30)
        reports = {
            host_of(report.subscription.address): report for report in await listing.listed(room.desk, room.archive)
        }
        return {name: await _came(room, feed, reports[feed.outlet.host], begun) for name, feed in feeds.items()}


def _feed(web: LocalWeb, number: int, name: str) -> Feed:
    scheme = "https" if name == "bad certificate" else "http"
    outlet = web.outlet(f"{name.replace(' ', '-')}.example", per_day=PER_DAY, seed=number, scheme=scheme)
    return outlet.feed("/feed.xml", RSS, full=False, window=WINDOW)


def _put(feed: Feed, name: str) -> None:
    habit = FEWER.get(name, HABITS[name])
    if habit.on == "page":
        feed.outlet.put(habit)
    else:
        feed.put(habit)


async def _came(room: Newsroom, feed: Feed, report: FeedReport, begun: dt.datetime) -> Came:
    read, subscription = room.desk.store.short_read, report.subscription
    of_feed = await read(_entries, subscription.number, subscription.feed)
    numbers = list(dict.fromkeys(entry.article for entry in of_feed if entry.article))
    stored = await read(_articles, room.archive, numbers)
    heads = await read(fingerprints.heads, room.archive, numbers)
    known = {article.address for article in feed.outlet.between(begun, room.web.clock.world())}
    offered = {_path(address) for address in feed.offered & known}
    copies = sum(number != head for number, head in heads.items())
    return Came(report, of_feed, stored, copies, offered, room.web.asked_of(feed.outlet.host))


def _entries(conn: Connection, subscription: int, feed: int) -> tuple[Entry, ...]:
    listed = [item.id for item in items.newest(conn, feed, 1_000)]
    return tuple(entries.of_subscription(conn, subscription, listed).values())


def _articles(conn: Connection, archive: ArchiveId, numbers: Iterable[int]) -> tuple[ArticleView, ...]:
    return tuple(articles.get(conn, archive, number) for number in numbers)


async def stored_addresses(room: Newsroom) -> list[str]:
    """The addresses of all articles of an archive."""
    count = await room.articles()
    stored = await room.desk.store.short_read(articles.some, room.archive, range(1, count + 1))
    assert len(stored) == count
    return [article.url or "" for article in stored]

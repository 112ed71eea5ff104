"""A fictional site: what it publishes and when, its pages, its feeds, its front page, robots.txt and sitemap index."""

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from tests.web import making, story
from tests.web.article import Article
from tests.web.asking import NOT_FOUND, Look, Reply
from tests.web.clock import VirtualClock
from tests.web.feed import Feed
from tests.web.formats import NEWS_SITEMAP, RSS, Format
from tests.web.formats.sitemaps import sitemap_index
from tests.web.front import FrontPage, robots
from tests.web.habit import Habit
from tests.web.prose import subject
from tests.web.schedule import Schedule
from tests.web.story import Story

_LONGEST_BACK = 800  # days that are looked through for the newest articles
_DAY = re.compile(r"/(\d{4})/(\d\d)/(\d\d)/")


@dataclass(eq=False)
class Outlet:
    """A site on one host. Made by `LocalWeb.outlet`; feeds, habits of pages and rules are added as a test needs them.

    `disallow` are the paths that its robots.txt keeps programs out of; `sitemaps` the addresses that it names.
    `page_habits` act on article pages: each with how many articles share one that has it (1: all, 3: each third).
    """

    host: str
    clock: VirtualClock
    schedule: Schedule
    name: str
    scheme: str = "http"
    feeds: dict[str, Feed] = field(default_factory=dict)
    front: FrontPage = field(default_factory=FrontPage)
    disallow: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    page_habits: list[tuple[Habit, int]] = field(default_factory=list)
    host_habits: list[Habit] = field(default_factory=list)
    pages: dict[str, Reply] = field(default_factory=dict)
    _days: dict[dt.date, tuple[Article, ...]] = field(default_factory=dict)
    _more_sitemaps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _counts: "Counter[str]" = field(default_factory=Counter)

    @property
    def home(self) -> str:
        """The address of its front page."""
        return f"{self.scheme}://{self.host}/"

    def feed(self, path: str = "/feed.xml", format: Format = RSS, *habits: Habit, **others: Any) -> Feed:
        """Add a feed at `path`; `others` are fields of `Feed`, such as `window` or `full`."""
        if format is NEWS_SITEMAP:
            others = {"window": 1_000, "hours": 48.0, **others}
        made = Feed(self, path, format, **others)
        made.put(*habits)
        self.feeds[path] = made
        return made

    def sitemap_index(self, path: str = "/sitemaps.xml", *more: str) -> str:
        """Let robots.txt name an index at `path` of the outlet's news sitemaps, behind `more` others; its address."""
        self.sitemaps.append(self.at(path))
        self._more_sitemaps[path] = more
        return self.at(path)

    def at(self, path: str) -> str:
        """Return the address of a path."""
        return self.home.removesuffix("/") + path

    def put(self, habit: Habit, every: int = 1) -> None:
        """Put a habit on the host, or on article pages: all, or each `every`-th of a day."""
        if habit.on == "host":
            self.host_habits.append(habit)
        else:
            self.page_habits.append((habit, every))

    def put_everywhere(self, habit: Habit) -> None:
        """Put a habit that answers instead on all of the site: feeds, pages, robots.txt."""
        self.host_habits.append(habit)

    def drop(self, habit: Habit) -> None:
        """Take a habit off the host and its article pages again."""
        self.host_habits = [put for put in self.host_habits if put.name != habit.name]
        self.page_habits = [(put, every) for put, every in self.page_habits if put.name != habit.name]

    def disallowed(self) -> list[str]:
        """Return the paths that robots.txt disallows now."""
        habits = making.active([habit for habit, _ in self.page_habits], self.clock.world())
        return [*self.disallow, *(path for habit in habits if habit.stage == "rules" for path in habit.act())]

    def between(self, start: dt.datetime, end: dt.datetime) -> list[Article]:
        """Return what was published from `start` (inclusive) to `end` (exclusive), oldest first."""
        days = range((end.date() - start.date()).days + 1)
        articles = (article for day in days for article in self._of(start.date() + dt.timedelta(days=day)))
        return [article for article in articles if start <= article.published < end]

    def newest(self, count: int, now: dt.datetime) -> list[Article]:
        """Return the newest articles published until `now`, newest first."""
        return list(islice(self._backwards(now), count))

    def article(self, path: str) -> Article | None:
        """Return the article at a path, whether it is published yet or not."""
        day = _DAY.match(path)
        if day is None:
            return None
        try:
            articles = self._of(dt.date(*map(int, day.groups())))
        except ValueError:
            return None
        return next((article for article in articles if article.path == path), None)

    def answer(self, path: str, headers: dict[str, str]) -> Reply:
        """Answer a request for a path of this site."""
        bare = path.partition("?")[0]
        if refused := self._everywhere(path, headers):
            return refused
        if bare in self.pages:
            return self.pages[bare]
        for feed in self.feeds.values():
            if feed.serves(path):
                return feed.answer(self.at(path), headers)
        if bare == "/robots.txt":
            return robots(self)
        if self.at(bare) in self.sitemaps:
            maps = [*self._more_sitemaps.get(bare, ())]
            maps += [feed.address for feed in self.feeds.values() if feed.format is NEWS_SITEMAP]
            return Reply(200, {"Content-Type": "application/xml"}, sitemap_index(maps))
        if bare == "/":
            return self.front.answer(self)
        return self._page(path, bare, headers)

    def _everywhere(self, path: str, headers: dict[str, str]) -> Reply | None:
        now = self.clock.world()
        habits = [habit for habit in making.active(self.host_habits, now) if habit.stage == "instead"]
        address = self.at(path)
        look = Look(now, now, self._counts[address], address, address.partition("?")[0], headers)
        self._counts[address] += 1
        return making.instead(habits, look)

    def _page(self, path: str, bare: str, headers: dict[str, str]) -> Reply:
        article = self.article(bare.removesuffix(making.MOVED))
        now = self.clock.world()
        if article is None or article.published > now:
            return NOT_FOUND
        habits = making.active([habit for habit, every in self.page_habits if self._has(article, every)], now)
        skew = making.skew(habits)
        changed = article.changed(now) + skew
        look = Look(now + skew, changed, self._counts[article.path], self.at(path), article.address, headers)
        self._counts[article.path] += 1
        return making.made(habits, look, lambda: self._printed(article, habits, look))

    def _has(self, article: Article, every: int) -> bool:
        return self._of(article.published.date()).index(article) % every == 0

    def _printed(self, article: Article, habits: list[Habit], look: Look) -> tuple[bytes, str]:
        now = self.clock.world()
        changed = article.changed(now)
        updated = changed if changed > article.published else None
        shown = Story(
            self.name, look.address.partition("?")[0], article.title, article.prose.byline, article.published, updated,
            article.paragraphs(now),
        )  # fmt: skip
        for habit in habits:
            if habit.stage == "story":
                shown = habit.act(look, shown)
        return story.html(shown), "text/html; charset=utf-8"

    def _backwards(self, now: dt.datetime) -> Iterator[Article]:
        for back in range(_LONGEST_BACK):
            day = now.date() - dt.timedelta(days=back)
            if day < self.schedule.begins.date():
                return
            yield from (article for article in reversed(self._of(day)) if article.published <= now)

    def _of(self, day: dt.date) -> tuple[Article, ...]:
        if day not in self._days:
            moments = self.schedule.of(day)
            self._days[day] = tuple(self._written(day, number, moment) for number, moment in enumerate(moments, 1))
        return self._days[day]

    def _written(self, day: dt.date, number: int, moment: dt.datetime) -> Article:
        seed = f"{self.host} {self.schedule.seed} {day} {number}"
        title, chance = subject(seed).title, random.Random(f"corrections {seed}")
        words = re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
        path = f"/{day:%Y/%m/%d}/{words[:48].strip('-')}-{number}"
        corrected = moment + dt.timedelta(hours=chance.uniform(1, 30)) if chance.random() < 1 / 12 else None
        return Article(seed, path, self.at(path), title, moment, corrected)

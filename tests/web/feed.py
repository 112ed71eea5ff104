"""A feed of an outlet: a window over what it published, printed in a format, under habits."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tests.web import making
from tests.web.asking import Look, Reply
from tests.web.document import Document, Entry
from tests.web.formats import Format
from tests.web.habit import Habit

if TYPE_CHECKING:
    from tests.web.article import Article
    from tests.web.outlet import Outlet


@dataclass(eq=False)
class Feed:
    """A feed. It shows the newest `window` articles, of the last `hours` where given. Made by `Outlet.feed`.

    `full` is whether it carries whole texts. `looks` counts the requests for it where it properly is. `offered` are the
    addresses of all articles that it listed in an answer with status 200: what whoever asked could know of; the others
    were pushed out of its window before.
    """

    outlet: "Outlet"
    path: str
    format: Format
    habits: list[Habit] = field(default_factory=list)
    window: int = 20
    hours: float | None = None
    full: bool = True
    looks: int = 0
    offered: set[str] = field(default_factory=set)
    _last: tuple[Document, bytes] | None = None

    @property
    def address(self) -> str:
        """Where it is; what a test adds."""
        return self.outlet.at(self.path)

    def put(self, *habits: Habit) -> None:
        """Put habits on it, behind those that it has; a host's habits on its host."""
        for habit in habits:
            if habit.on == "host":
                self.outlet.put(habit)
            else:
                self.habits.append(habit)

    def drop(self, *habits: Habit) -> None:
        """Take habits off it, and off its host, by their names."""
        names = {habit.name for habit in habits}
        self.habits = [habit for habit in self.habits if habit.name not in names]
        for habit in habits:
            if habit.on == "host":
                self.outlet.drop(habit)

    def serves(self, path: str) -> bool:
        """Tell whether a path, with its query or without, is its own, or where it moves to under a habit."""
        return bool({path, path.partition("?")[0]} & {self.path, self.path + making.MOVED})

    def shown(self, now: dt.datetime) -> "list[Article]":
        """Return the articles in its window at a moment, newest first."""
        articles = self.outlet.newest(self.window, now)
        if self.hours is None:
            return articles
        oldest = now - dt.timedelta(hours=self.hours)
        return [article for article in articles if article.published >= oldest]

    def answer(self, address: str, headers: dict[str, str]) -> Reply:
        """Answer a request."""
        world = self.outlet.clock.world()
        habits = making.active(self.habits, world)
        skew, shown = making.skew(habits), self.shown(world)
        changed = max((article.changed(world) for article in shown), default=world)
        look = Look(world + skew, changed + skew, self.looks, address, self.address, headers)
        self.looks += not look.moved
        entries = tuple(_entry(article, world, skew) for article in shown)
        usual = self._document(habits, look, entries)
        reply = making.made(habits, look, lambda: (self._printed(usual), self.format.media_type))
        if reply.status == 200 and not making.instead(habits, look):
            self.offered.update(entry.origin for entry in usual.entries if entry.origin)
        return reply

    def _document(self, habits: list[Habit], look: Look, entries: tuple[Entry, ...]) -> Document:
        usual = Document(self.outlet.name, self.outlet.home, self.address, entries, self.full, older=self._older(look))
        for habit in habits:
            if habit.stage == "document":
                usual = habit.act(look, usual)
        return usual

    def _printed(self, document: Document) -> bytes:
        """Print it, but for one that is the same as the last: most looks find nothing new."""
        if self._last is None or self._last[0] != document:
            self._last = document, self.format.printed(document)
        return self._last[1]

    def _older(self, look: Look) -> Callable[[int], tuple[Entry, ...]]:
        world = self.outlet.clock.world()

        def older(count: int) -> tuple[Entry, ...]:
            behind = len(self.shown(world))
            articles = self.outlet.newest(behind + count, world)[behind:]
            return tuple(_entry(article, world, look.at - world) for article in articles)

        return older


def _entry(article: "Article", world: dt.datetime, skew: dt.timedelta) -> Entry:
    return _entry_as_of(article, article.changed(world), skew)


@lru_cache(maxsize=20_000)
def _entry_as_of(article: "Article", changed: dt.datetime, skew: dt.timedelta) -> Entry:
    """The item of an article as it stands since it was last changed."""
    return Entry(
        link=article.address,
        title=article.title,
        guid=article.address,
        published=article.published + skew,
        updated=changed + skew if changed > article.published else None,
        author=article.prose.byline,
        paragraphs=article.paragraphs(changed),
        origin=article.address,
    )

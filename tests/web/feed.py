"""A feed of an outlet: a window over what it published, printed in a format, under habits."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.web import making
from tests.web.asking import Look, Reply
from tests.web.document import Document, Entry
from tests.web.formats import Format
from tests.web.habit import Habit

if TYPE_CHECKING:
    from tests.web.outlet import Article, Outlet


@dataclass(eq=False)
class Feed:
    """A feed. It shows the newest `window` articles, of the last `hours` where given. Made by `Outlet.feed`.

    `looks` counts the requests for it where it properly is. `full` is whether it carries whole texts.
    """

    outlet: "Outlet"
    path: str
    format: Format
    habits: list[Habit] = field(default_factory=list)
    window: int = 20
    hours: float | None = None
    full: bool = True
    looks: int = 0

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
        """Tell whether a path is its own, or where it moves to under a habit."""
        return path in (self.path, self.path + making.MOVED)

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
        return making.made(habits, look, lambda: (self._printed(habits, look, entries), self.format.media_type))

    def _printed(self, habits: list[Habit], look: Look, entries: tuple[Entry, ...]) -> bytes:
        document = Document(self.outlet.name, self.outlet.home, self.address, entries, self.full)
        for habit in habits:
            if habit.stage == "document":
                document = habit.act(look, document)
        return self.format.printed(document)


def _entry(article: "Article", world: dt.datetime, skew: dt.timedelta) -> Entry:
    changed = article.changed(world)
    return Entry(
        link=article.address,
        title=article.title,
        guid=article.address,
        published=article.published + skew,
        updated=changed + skew if changed > article.published else None,
        author=article.prose.byline,
        paragraphs=article.paragraphs(world),
    )

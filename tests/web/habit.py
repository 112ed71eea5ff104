"""What a habit is: one small thing that a feed, a page or a host does, put on it and taken off by tests.

A habit acts at one stage. In the order in which an answer is made:

- `network`: the name or the connection fails before anything is asked;
- `rules`: paths that robots.txt keeps programs out of;
- `clock`: how far the site's own clock is off;
- `instead`: answers in place of the feed or page, or leaves it alone (None);
- `document`: changes what a feed says; `story`: changes what an article's page says;
- `body`: changes the bytes that this is printed as;
- `reply`: changes the whole answer: status, headers, the way onto the wire.

Several habits of one stage act in the order in which they were put on.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Concatenate, Literal

from tests.web.asking import Look, Reply
from tests.web.document import Document
from tests.web.story import Story

Stage = Literal["network", "rules", "clock", "instead", "document", "story", "body", "reply"]
Trouble = Literal["no name", "refused", "bad certificate", "private"]

HABITS: dict[str, "Habit"] = {}
"""Every habit by its name; filled when `tests.web.habits` is imported."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A habit by its name, the sentence that tells what it does, and the group (module) it belongs to.

    It holds from `start` (inclusive) to `end` (exclusive) of the world's time; None is for ever.
    """

    name: str
    says: str
    group: str
    stage: Stage
    act: Callable[..., Any]
    start: dt.datetime | None = None
    end: dt.datetime | None = None

    @property
    def on(self) -> Literal["feed", "page", "host"]:
        """What it is meant for. Those of the group "pages" are for article pages, of "hosts" for the whole host."""
        kinds: dict[str, Literal["page", "host"]] = {"pages": "page", "hosts": "host"}
        return kinds.get(self.group, "feed")

    def during(self, start: dt.datetime | None = None, end: dt.datetime | None = None) -> "Habit":
        """Return it limited to a span of the world's time."""
        return replace(self, start=start, end=end)

    def set(self, **values: Any) -> "Habit":
        """Return it with other values for what its function takes by name."""
        return replace(self, act=partial(self.act, **values))

    def active(self, world: dt.datetime) -> bool:
        """Tell whether it holds now."""
        return (self.start is None or self.start <= world) and (self.end is None or world < self.end)


def _registered(stage: Stage, act: Callable[..., Any]) -> Habit:
    name = act.__name__.strip("_").replace("_", " ")
    assert act.__doc__, f"{name} has no docstring"
    assert name not in HABITS, f"{name} is there twice"
    habit = Habit(name, act.__doc__.strip().splitlines()[0], act.__module__.rpartition(".")[2], stage, act)
    HABITS[name] = habit
    return habit


def network(act: Callable[[], Trouble]) -> Habit:
    """Make a habit of what befalls the name or the connection."""
    return _registered("network", act)


def rules(act: Callable[[], tuple[str, ...]]) -> Habit:
    """Make a habit of what robots.txt disallows."""
    return _registered("rules", act)


def clock(act: Callable[..., dt.timedelta]) -> Habit:
    """Make a habit of how far the site's clock is off."""
    return _registered("clock", act)


def instead(act: Callable[Concatenate[Look, ...], Reply | None]) -> Habit:
    """Make a habit of an answer in place of the usual one."""
    return _registered("instead", act)


def document(act: Callable[Concatenate[Look, Document, ...], Document]) -> Habit:
    """Make a habit of a change to what a feed says."""
    return _registered("document", act)


def story(act: Callable[Concatenate[Look, Story, ...], Story]) -> Habit:
    """Make a habit of a change to what an article's page says."""
    return _registered("story", act)


def body(act: Callable[Concatenate[Look, bytes, ...], bytes]) -> Habit:
    """Make a habit of a change to the bytes."""
    return _registered("body", act)


def reply(act: Callable[Concatenate[Look, Reply, ...], Reply]) -> Habit:
    """Make a habit of a change to the answer."""
    return _registered("reply", act)

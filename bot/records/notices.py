"""What the program says of its own accord, and the one way to say it, whoever listens."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.errors.tree import CopydeskError
from bot.records.subscriptions import Subscription

FeedNews = Literal["down", "back", "silent", "moved", "gone", "asks to wait", "lets no program in", "missed"]
"""What is told of a feed; "missed": items may have come and gone between two looks."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A heading (English; the catalogue's key) and one sentence with its facts."""

    title: str
    what: CopydeskError


@dataclass(frozen=True, slots=True)
class FeedTold:
    """What a server is told of a feed that it follows: what is so `since` when, and why."""

    subscription: Subscription
    what: FeedNews
    since: dt.datetime | None = None
    error: CopydeskError | None = None


@dataclass(frozen=True, slots=True)
class QueuedNotice:
    """A notice that waits in the database: for one server (None: every one that has a log channel), tried so often."""

    id: int
    server: int | None
    channel: int | None
    notice: Notice
    tries: int


class Notify(Protocol):
    """Says a notice, beside the log. What cannot be said raises nothing."""

    async def to_server(self, server: int, notice: Notice, *, channel: int | None = None) -> bool:
        """Tell a server, in its log channel or in `channel`; False where it could not be told."""

    async def to_all(self, notice: Notice) -> int:
        """Tell every server that has a log channel; gives how many were told."""

    async def feeds(self, server: int, told: tuple[FeedTold, ...], edit: int | None = None) -> int | None:
        """Tell a server how its feeds are, in its log channel: in the message `edit` where that still goes, else in a
        new one. Gives the message's id, None where it could not be told."""

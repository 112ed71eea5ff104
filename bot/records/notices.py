"""What the program says of its own accord, and the one way to say it, whoever listens."""

from dataclasses import dataclass
from typing import Protocol

from bot.errors.tree import CopydeskError


@dataclass(frozen=True, slots=True)
class Notice:
    """A heading (English; the catalogue's key) and one sentence with its facts."""

    title: str
    what: CopydeskError


@dataclass(frozen=True, slots=True)
class Telling:
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

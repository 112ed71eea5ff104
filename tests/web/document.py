"""What a feed says, before any format prints it: a document and its entries."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """An item. None leaves its element out; `stamp`, where given, is printed in place of the dates as it stands.

    `origin` is the address of the article that it stands for, whatever habits make of the rest; it is not printed.
    """

    link: str | None
    title: str | None
    guid: str | None
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    author: str | None = None
    paragraphs: tuple[str, ...] = ()
    stamp: str | None = None
    origin: str | None = None

    @property
    def summary(self) -> str | None:
        """The first sentences, as feeds without the whole text have them."""
        return self.paragraphs[0][:200] if self.paragraphs else None


@dataclass(frozen=True, slots=True)
class Document:
    """A feed with its entries, newest first. `ttl` is in minutes; `period` is (updatePeriod, updateFrequency).

    `older` gives as many entries of those that are no longer in its window, newest first.
    """

    title: str
    home: str
    address: str
    entries: tuple[Entry, ...]
    full: bool = True
    language: str = "en"
    built: dt.datetime | None = None
    ttl: int | None = None
    period: tuple[str, int] | None = None
    older: Callable[[int], tuple[Entry, ...]] = field(default=lambda count: (), compare=False)

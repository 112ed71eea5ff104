"""A throwaway archive for the pipe verbs that need one."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.analysis.markup import mark
from bot.archive import archives, articles
from bot.archive.passing import passing
from bot.archive.store import Store
from bot.desk.thinking import Thinking
from bot.records.archive import Actor
from bot.records.reading import Dated, Draft, Field, Received, Witness

New: TypeAlias = tuple[str | None, str, dt.date | None]
"""A text to store, with its title before it and its day after it."""
ACTOR = Actor("terminal", "pipe", "pipe")


@dataclass(slots=True)
class Throwaway:
    """An open archive that is gone afterwards."""

    store: Store
    archive: int
    thinking: Thinking = field(default_factory=Thinking)

    async def add(self, rows: list[New]) -> list[int]:
        """Store texts with their titles and days in one transaction, as an ingest does; their article ids."""
        now = dt.datetime.now(dt.UTC)
        marked = [(title, text, day, mark(text, None)) for title, text, day in rows]
        async with self.store.writing() as w:
            return [
                (await articles.add(w, self.archive, _draft(title, text, day, number), markup, ACTOR, now)).article
                for number, (title, text, day, markup) in enumerate(marked)
            ]


@asynccontextmanager
async def throwaway() -> AsyncIterator[Throwaway]:
    """A new archive in a temporary folder."""
    async with passing() as store:
        async with store.writing() as w:
            archive = await archives.ensure(w, "pipe")
        yield Throwaway(store, archive.id)


def _draft(title: str | None, text: str, day: dt.date | None, number: int) -> Draft:
    published = Dated(Witness(day, "metadata", day.isoformat()), (), True) if day else Dated()
    received = Received(b"", "text/plain")
    return Draft("text", Field(title, "given"), Field(), published, text, received, key=f"pipe:{number}")

"""A throwaway archive for the pipe verbs that need one."""

import datetime as dt
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.analysis.markup import mark
from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.archive.store.temporary_store import temporary_store
from bot.desk.thinking import Thinking
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import DateEvidence, Draft, Field, PublicationDate, Received

New: TypeAlias = tuple[str | None, str, dt.date | None]
"""A text to store, with its title before it and its day after it."""
ACTOR = Actor("terminal", "pipe", "pipe")


@dataclass(slots=True)
class Throwaway:
    """An open archive that is gone afterwards."""

    store: Store
    archive: ArchiveId
    thinking: Thinking = field(default_factory=Thinking)

    async def another(self) -> "Throwaway":
        """An archive of its own beside this one."""
        async with self.store.writing() as w:
            return Throwaway(self.store, (await w.run_sync(archives.ensure, uuid.uuid4().hex)).id, self.thinking)

    async def add(self, rows: list[New], language: str | None = None) -> list[int]:
        """Store texts with their titles and days in one transaction, as an ingest does; their article ids."""
        now = dt.datetime.now(dt.UTC)
        marked = [(title, text, day, mark(text, language)) for title, text, day in rows]
        async with self.store.writing() as w:
            receipts = [
                await w.run_sync(articles.add, self.archive, _draft(title, text, day, number), markup, ACTOR, now)
                for number, (title, text, day, markup) in enumerate(marked)
            ]
        return [receipt.article for receipt in receipts]


@asynccontextmanager
async def throwaway() -> AsyncIterator[Throwaway]:
    """A new archive in a temporary folder."""
    async with temporary_store() as store:
        async with store.writing() as w:
            archive = await w.run_sync(archives.ensure, "pipe")
        yield Throwaway(store, archive.id)


def _draft(title: str | None, text: str, day: dt.date | None, number: int) -> Draft:
    published = PublicationDate(DateEvidence(day, "metadata", day.isoformat()), (), True) if day else PublicationDate()
    received = Received(b"", "text/plain")
    return Draft("text", Field(title, "given"), Field(), published, text, received, key=f"pipe:{number}")

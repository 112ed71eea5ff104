"""A desk over a real database file with a few fictional articles of a harbour town."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.analysis.markup import mark
from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.config import Config
from bot.desk.resources import Desk
from bot.reading.fetch import Fetcher
from bot.reading.parsers import ParserPool
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import DateEvidence, Draft, Field, PublicationDate, Received
from tests.empty_archive import empty_archive

NOW = dt.datetime(2031, 4, 1, 12, tzinfo=dt.UTC)
EDITOR = Actor("terminal", "7", "Sample Editor")


@dataclass
class Newsdesk:
    """A desk, an archive of its own, and another one beside it."""

    desk: Desk
    archive: ArchiveId
    other: ArchiveId

    async def add(
        self,
        text: str,
        day: str | None = None,
        *,
        title: str = "Harbour",
        archive: ArchiveId | None = None,
        language: str | None = "en",
    ) -> int:
        """Store a text as an ingest does; its article's id."""
        chosen = dt.date.fromisoformat(day) if day else None
        published = (
            PublicationDate(DateEvidence(chosen, "metadata", str(day)), (), True) if chosen else PublicationDate()
        )
        key = f"paper.example/{hash((text, day, archive)) & 0xFFFFFFFF:x}"
        received = Received(b"", "text/plain")
        draft = Draft("page", Field(title, "page"), Field(), published, text, received, url=f"https://{key}", key=key)
        async with self.desk.store.writing() as conn:
            receipt = await conn.run_sync(
                articles.add, archive or self.archive, draft, mark(text, language), EDITOR, NOW
            )
        return receipt.article


@pytest.fixture
async def news(tmp_path: Path) -> AsyncIterator[Newsdesk]:
    """An open desk with two empty archives."""
    database = str(empty_archive(tmp_path / "desk.sqlite"))
    store, fetcher, parsers = await Store.open(database), Fetcher(), ParserPool()
    try:
        async with store.writing() as conn:
            ours, theirs = await conn.run_sync(archives.ensure, "ours"), await conn.run_sync(archives.ensure, "theirs")
        desk = Desk(Config(database=database), store, fetcher, parsers, lambda: NOW)
        yield Newsdesk(desk, ours.id, theirs.id)
    finally:
        await parsers.close()
        await fetcher.close()
        await store.close()

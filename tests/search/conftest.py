"""A desk over a real database with the fictional articles in one archive, and a secret in another."""

import asyncio
import datetime as dt
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.analysis.markup import mark
from bot.app import open_desk
from bot.archive import articles
from bot.archive.servers import archives
from bot.config import Config
from bot.desk.resources import Desk
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import Draft
from tests.empty_archive import empty_archive
from tests.search.sample import ALL, draft

ACTOR = Actor("terminal", "1", "tester")
NOW = dt.datetime(2024, 7, 1, tzinfo=dt.UTC)
SECRET = draft("Secret lighthouse", "The secret lighthouse of Holland and Russia is blue.", "2024-06-05")


@dataclass(frozen=True)
class Shelf:
    """A desk, the archive under test, and another server's archive."""

    desk: Desk
    ours: ArchiveId
    theirs: ArchiveId

    async def add(self, archive: ArchiveId, one: Draft) -> int:
        """Store a draft and give its article's id."""
        async with self.desk.store.writing() as conn:
            marks = mark(one.text, one.language, one.posts)
            return (await conn.run_sync(articles.add, archive, one, marks, ACTOR, NOW)).article


@asynccontextmanager
async def opened(place: Path) -> AsyncIterator[Shelf]:
    """The desk on that file, which is made where there is none, and both archives."""
    async with open_desk(Config(database=str(empty_archive(place)))) as desk:
        async with desk.store.writing() as conn:
            ours = (await conn.run_sync(archives.of_server, 11)).id
            theirs = (await conn.run_sync(archives.of_server, 22)).id
        yield Shelf(desk, ours, theirs)


@pytest.fixture(scope="session")
def with_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the samples in it, filled once, to be copied."""

    async def fill() -> None:
        async with opened(place) as shelf:
            for one in ALL:
                await shelf.add(shelf.ours, one)
            await shelf.add(shelf.theirs, SECRET)

    place = tmp_path_factory.mktemp("samples") / "search.sqlite"
    asyncio.run(fill())
    return place


@pytest.fixture
async def shelf(tmp_path: Path, with_samples: Path) -> AsyncIterator[Shelf]:
    """The archives with the samples in them."""
    async with opened(Path(shutil.copy(with_samples, tmp_path))) as shelf:
        yield shelf

"""An archive of one event in fourteen invented stories, and its answers made pages."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import open_desk
from bot.config import Config
from bot.desk import archives, changes, ingest, page, page_check, show, timeline, verify, who
from bot.desk import brief as brief_desk
from bot.desk.resources import Desk
from bot.pages import checking, reading
from bot.pages.answers import ArticleChanges, Paged, document_of, excerpts_of, mentioned_in
from bot.pages.document import Document
from bot.pages.forms import html
from bot.pages.words import Words
from bot.records.archive import Actor
from bot.records.charts import ChartedTimeline
from bot.records.ids import ArchiveId
from bot.records.pages import PageCheck
from bot.records.reading import Received
from tests.empty_archive import empty_archive

STORIES = {path.name: path.read_bytes() for path in sorted(Path("seeds/ferry").iterdir())}
EDITOR = Actor("terminal", "1", "Sample Editor")


@dataclass(frozen=True)
class Press:
    """What makes pages of an archive, and compares them with it."""

    desk: Desk
    archive: ArchiveId

    async def store(self, name: str, body: bytes, url: str | None = None) -> list[int]:
        """Read a file and save what it holds; the articles' numbers."""
        kind = "text/html" if name.endswith(".html") else "text/plain"
        previews = await ingest.from_received(self.desk, self.archive, Received(body, kind, None, url, name))
        return [(await ingest.save(self.desk, self.archive, preview, EDITOR)).article for preview in previews]

    async def answers(self, topic: str, name: str, quote: str) -> dict[str, Paged]:
        """One answer of each kind that a page can be made of."""
        desk, archive = self.desk, self.archive
        days = await timeline.timeline(desk, archive, topic)
        shown = await show.show(desk, archive, 1)
        return {
            "brief": await brief_desk.brief(desk, archive, topic),
            "timeline": ChartedTimeline(days, await timeline.chart(desk, days)),
            "who": await who.who(desk, archive, name),
            "verdict": await verify.verify(desk, archive, quote),
            "changes": ArticleChanges(shown.article, await changes.changes(desk, archive, 1)),
        }

    async def document(self, answer: Paged, language: str = "en") -> Document:
        """What stands on an answer's page."""
        facts = await page.page(self.desk, self.archive, excerpts_of(answer), mentioned_in(answer))
        return document_of(Words(language), answer, facts)

    async def html(self, answer: Paged, language: str = "en") -> str:
        """An answer's page."""
        return html.page(await self.document(answer, language), Words(language))

    async def check(self, file: str | bytes) -> PageCheck:
        """A page's file beside the archive."""
        read = reading.read(file if isinstance(file, bytes) else file.encode())
        return checking.check(read, await page_check.stored_for(self.desk, self.archive, read))


@asynccontextmanager
async def opened(place: Path) -> AsyncIterator[Press]:
    async with open_desk(Config(database=str(empty_archive(place)))) as desk:
        yield Press(desk, (await archives.for_terminal(desk, archives.LOCAL)).id)


@pytest.fixture
async def press(tmp_path: Path) -> AsyncIterator[Press]:
    """An empty archive."""
    async with opened(tmp_path / "pages.sqlite") as press:
        yield press


@pytest.fixture(scope="session")
def with_stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the stories in it, filled once, to be copied."""

    async def fill() -> None:
        async with opened(place) as press:
            for name, body in STORIES.items():
                await press.store(name, body)

    place = tmp_path_factory.mktemp("stories") / "pages.sqlite"
    asyncio.run(fill())
    return place


@pytest.fixture
async def ferry(tmp_path: Path, with_stories: Path) -> AsyncIterator[Press]:
    """The archive with the stories in it."""
    async with opened(Path(shutil.copy(with_stories, tmp_path))) as press:
        yield press

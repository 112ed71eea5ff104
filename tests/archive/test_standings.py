"""A quote's standing is kept with it, and words that nobody is said to have said are nobody's in any answer."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.app import open_desk
from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.config import Config
from bot.desk.brief import brief
from bot.desk.correct import correct
from bot.desk.quotes import quotes
from bot.desk.resources import Desk
from bot.desk.show import show
from bot.desk.who import who
from bot.records.annotations import Annotations, NamedSpeaker, Quote, Span, Standing
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.people import QuoteAt
from tests.archive.samples import EDITOR, NOW, draft, mark

NAME = "Sample Speaker"
WORDS: dict[Standing, str] = {
    "said": "The pier is ready for ships",
    "denied": "The pier was never paid for",
    "disputed": "The pier is made of old doors",
    "supposed": "The pier will float away some day",
    "told": "The pier kept me awake at night",
}
TEXT = "\n\n".join(f"The harbour of Lindvik: “{words}”, {NAME}." for words in WORDS.values())


def quote(standing: Standing) -> Quote:
    """The quote of that standing in TEXT, at a confidence that is not sure for what is denied."""
    start = TEXT.index(WORDS[standing])
    named = TEXT.index(NAME, start)
    nobody = standing in {"denied", "disputed", "supposed"}
    return Quote(
        start, start + len(WORDS[standing]), None if nobody else NAME, None, "none" if nobody else "said-clause",
        0.6 if standing == "told" else 0.95, None if nobody else Span(named, named + len(NAME)), None,
        standing, NAME if nobody else None,
    )  # fmt: skip


def marked() -> Annotations:
    person = NamedSpeaker(NAME, "sample speaker", "speaker")
    return replace(mark(TEXT), quotes=tuple(quote(standing) for standing in WORDS), people=(person,))


@pytest.fixture
async def desk(place: str) -> AsyncIterator[Desk]:
    async with open_desk(Config(database=place)) as opened:
        yield opened


@pytest.fixture
async def archive_id(desk: Desk) -> ArchiveId:
    async with desk.store.writing() as w:
        made = (await w.run_sync(archives.ensure, "local")).id
        await w.run_sync(articles.add, made, draft(1, TEXT), marked(), EDITOR, NOW)
    return made


async def test_a_standing_and_whom_words_are_laid_to_are_kept(desk: Desk, archive_id: ArchiveId) -> None:
    assert (await show(desk, archive_id, 1)).quotes == marked().quotes


async def test_every_standing_is_listed_on_a_topic(desk: Desk, archive_id: ArchiveId) -> None:
    listed = (await quotes(desk, archive_id, "harbour")).quotes
    found = {said.cut.text: (said.standing, said.speaker, said.ascribed_to, said.sure) for said in listed}
    assert found == {
        WORDS["said"]: ("said", NAME, None, True),
        WORDS["denied"]: ("denied", None, NAME, True),
        WORDS["disputed"]: ("disputed", None, NAME, True),
        WORDS["supposed"]: ("supposed", None, NAME, True),
        WORDS["told"]: ("told", NAME, None, False),
    }


async def test_only_what_was_said_is_a_persons(desk: Desk, archive_id: ArchiveId) -> None:
    person = await who(desk, archive_id, NAME)
    assert person.quotes == 1
    assert [said.cut.text for said in person.latest] == [WORDS["said"]]
    assert (await quotes(desk, archive_id, speaker=NAME)).total == 1


async def test_only_what_was_said_is_a_key_quote(desk: Desk, archive_id: ArchiveId) -> None:
    answer = await brief(desk, archive_id, "harbour")
    assert [said.cut.text for said in answer.quotes] == [WORDS["said"]]


async def test_whom_an_editor_names_has_said_it(desk: Desk, archive_id: ArchiveId) -> None:
    denied = quote("denied")
    shown = await show(desk, archive_id, 1)
    at = QuoteAt(1, shown.version.id, denied.start, denied.end)
    actor = Actor("terminal", "7", "Sample Editor")
    await correct(desk, archive_id, at, "", actor)
    kept = next(said for said in (await show(desk, archive_id, 1)).quotes if said.start == denied.start)
    assert (kept.standing, kept.ascribed_to) == ("denied", NAME)
    await correct(desk, archive_id, at, NAME, actor)
    kept = next(said for said in (await show(desk, archive_id, 1)).quotes if said.start == denied.start)
    assert (kept.standing, kept.ascribed_to, kept.speaker) == ("said", None, NAME)
    assert (await who(desk, archive_id, NAME)).quotes == 2


async def test_an_altered_standing_is_noticed(store: Store) -> None:
    """A denial that the disk turned into "said" is left out, not shown as the person's words."""
    async with store.writing() as w:
        made = (await w.run_sync(archives.ensure, "local")).id
        await w.run_sync(articles.add, made, draft(1, TEXT), marked(), EDITOR, NOW)
        await w.exec_driver_sql("UPDATE quotes SET standing = NULL WHERE standing = 'denied'")
    async with store.reading() as r:
        stands = (await r.run_sync(articles.get, made, 1)).quotes
    assert stands == tuple(said for said in marked().quotes if said.standing != "denied")

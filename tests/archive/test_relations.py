"""What the desk says of articles: links between two, and a note that stands wherever one is cited; on both stores."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select, update

from bot.app import open_desk
from bot.archive.articles import relations
from bot.archive.servers import archives, audit
from bot.archive.store import tables
from bot.config import Config
from bot.desk import ingest, link, remove
from bot.desk.brief import brief
from bot.desk.resources import Desk
from bot.desk.show import show
from bot.desk.sources import sources
from bot.desk.timeline import timeline
from bot.errors.asking import LinkedToItself, NoteTooLong
from bot.errors.missing import NoSuchArticle, NotLinked
from bot.records.archive import Relation, RelationKind
from bot.records.ids import ArchiveId
from bot.records.reading import DateEvidence, Field, PublicationDate
from tests.archive.rereading import InThisProcess
from tests.archive.samples import EDITOR, draft

OURS = ArchiveId(1)
CLAIM = "The lighthouse of Quillhaven was sold to a hotel for nine million crowns, the harbour office said."
REST = "The lamp will be lit for the last time on Sunday, and a choir will sing on the gallery at dusk."
CORRECTION = "The tower has a new owner only for the summer: it was let, and the lamp stays with the town."
COPY = "The ferry to Quillhaven runs twice a day in winter. Tickets are sold at the quay from six in the morning."
NOTE = "debunked, do not use"


@pytest.fixture
async def desk(place: str) -> AsyncIterator[Desk]:
    async with open_desk(Config(database=place), parsers=InThisProcess()) as opened:
        async with opened.store.writing() as conn:
            await conn.run_sync(archives.ensure, "local")
        await save(opened, 1, "Lighthouse sold", f"{CLAIM} {REST}", "2031-03-02")
        await save(opened, 2, "What the tower costs", CORRECTION, "2031-03-04")
        yield opened


async def save(desk: Desk, number: int, title: str, text: str, day: str) -> int:
    chosen = DateEvidence(dt.date.fromisoformat(day), "metadata", day)
    made = replace(draft(number, text), title=Field(title, "page"), published=PublicationDate(chosen, (), True))
    return (await ingest.save(desk, OURS, made, EDITOR)).article


async def test_a_linked_correction_stands_beside_the_claim(desk: Desk) -> None:
    """Though it has no word of the topic; on taking it back, as before."""
    before = await brief(desk, OURS, "lighthouse Quillhaven")
    assert CORRECTION not in [cut.text for cut in before.sentences]
    assert await link.link(desk, OURS, 2, 1, "corrects", EDITOR) == Relation(2, 1, "corrects")
    shown = [str(cut.text) for cut in (await brief(desk, OURS, "lighthouse Quillhaven")).sentences]
    assert abs(shown.index(CLAIM) - shown.index(CORRECTION)) == 1
    (day,) = (await timeline(desk, OURS, "lighthouse Quillhaven")).days
    assert [cut.text for cut in (day.sentence, *day.beside)] == [CLAIM, CORRECTION]
    await link.unlink(desk, OURS, 2, 1, EDITOR)
    assert (await brief(desk, OURS, "lighthouse Quillhaven")).sentences == before.sentences


async def test_what_is_no_copy_is_a_source_of_its_own(desk: Desk) -> None:
    first = await save(desk, 3, "Ferry", COPY, "2031-03-02")
    second = await save(desk, 4, "The ferry", COPY, "2031-03-03")
    listed = (await sources(desk, OURS, "ferry Quillhaven")).sources
    assert [len(source.copies) for source in listed if source.article.id in {first, second}] == [1]
    await link.link(desk, OURS, second, first, "not a copy", EDITOR)
    listed = (await sources(desk, OURS, "ferry Quillhaven")).sources
    assert {first, second} <= {source.article.id for source in listed}
    await link.link(desk, OURS, second, first, "updates", EDITOR)
    listed = (await sources(desk, OURS, "ferry Quillhaven")).sources
    assert {source.article.id: source.update_of for source in listed}[second] == first
    assert {cut.article for cut in (await brief(desk, OURS, "ferry Quillhaven")).sentences} == {second}


@pytest.mark.parametrize("words", [NOTE, "  debunked,\n do not use  "])
async def test_a_note_stands_wherever_an_article_is_cited(desk: Desk, words: str) -> None:
    assert await link.note(desk, OURS, 1, words, EDITOR) == NOTE
    answer = await brief(desk, OURS, "lighthouse Quillhaven")
    assert {source.article.note for source in answer.sources} == {NOTE}
    assert any("note" in warning for warning in answer.warnings)
    assert (await show(desk, OURS, 1)).article.note == NOTE
    assert await link.note(desk, OURS, 1, " ", EDITOR) is None
    assert (await show(desk, OURS, 1)).article.note is None
    async with desk.store.reading() as conn:
        changes = await conn.run_sync(audit.changes, OURS, article=1)
    assert [change.action for change in changes][:2] == ["note", "note"]


async def test_a_note_and_links_outlive_a_new_version(desk: Desk) -> None:
    await link.note(desk, OURS, 1, NOTE, EDITOR)
    await link.link(desk, OURS, 2, 1, "retracts", EDITOR)
    await save(desk, 1, "Lighthouse sold", f"{CLAIM} {REST} Entry is free.", "2031-03-02")
    assert (await show(desk, OURS, 1)).article.note == NOTE
    async with desk.store.reading() as conn:
        assert await conn.run_sync(relations.of_articles, [1]) == (Relation(2, 1, "retracts"),)


async def test_refusals(desk: Desk) -> None:
    kind: RelationKind = "corrects"
    with pytest.raises(LinkedToItself):
        await link.link(desk, OURS, 1, 1, kind, EDITOR)
    with pytest.raises(NoSuchArticle):
        await link.link(desk, OURS, 1, 99, kind, EDITOR)
    with pytest.raises(NoSuchArticle):
        await link.link(desk, ArchiveId(7), 1, 2, kind, EDITOR)
    with pytest.raises(NotLinked):
        await link.unlink(desk, OURS, 1, 2, EDITOR)
    with pytest.raises(NoteTooLong):
        await link.note(desk, OURS, 1, "no " * 100, EDITOR)


async def test_a_correction_in_the_trash_is_not_shown(desk: Desk) -> None:
    await link.link(desk, OURS, 2, 1, "corrects", EDITOR)
    await remove.remove(desk, OURS, 2, EDITOR)
    shown = [str(cut.text) for cut in (await brief(desk, OURS, "lighthouse Quillhaven")).sentences]
    assert CORRECTION not in shown


async def test_a_damaged_link_counts_for_nothing(desk: Desk) -> None:
    await link.link(desk, OURS, 2, 1, "corrects", EDITOR)

    def damage(conn: Connection) -> tuple[Relation, ...]:
        conn.execute(update(tables.relations).values(kind="updates"))
        assert conn.execute(select(tables.relations)).all()
        return relations.of_articles(conn, [1])

    assert await desk.store.write(damage) == ()

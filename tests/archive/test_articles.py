"""Articles go in and come out as they were; the same address makes versions, not articles."""

import asyncio
import datetime as dt
import zlib

import pytest
from sqlalchemy import Connection

from bot.archive import articles, export
from bot.archive.articles import originals, stats
from bot.archive.servers import audit
from bot.archive.store import Store, seals, tables
from bot.errors.missing import NoSuchArticle, NoSuchVersion
from bot.errors.storage import MarkupMissing, MarkupOutside
from bot.records.annotations import Annotations, Fingerprint
from bot.records.archive import Edit, Receipt
from bot.records.ids import ArchiveId
from bot.records.passages import Passage, Passages
from bot.records.reading import Draft, Field
from tests.archive.samples import EDITOR, NOW, draft, mark, text_of, thread


async def put(store: Store, archive: ArchiveId, given: Draft) -> Receipt:
    return await store.write(lambda conn: articles.add(conn, archive, given, mark(given.text), EDITOR, NOW))


async def add_then_fail(store: Store, archive: ArchiveId) -> None:
    async with store.writing() as conn:
        await conn.run_sync(articles.add, archive, draft(), mark(draft().text), EDITOR, NOW)
        raise ZeroDivisionError


async def test_an_original_kept_by_an_older_program_is_read(store: Store, local: ArchiveId) -> None:
    receipt = await put(store, local, draft())
    async with store.writing() as conn:
        older = [tables.received.c.version == receipt.version]
        await conn.run_sync(seals.update, tables.received, older, {"body": zlib.compress(b"<p>Fictional</p>", 4)})
    async with store.reading() as conn:
        kept = await conn.run_sync(originals.of_version, local, receipt.article, receipt.version)
    assert kept is not None
    assert kept.body == b"<p>Fictional</p>"


@pytest.mark.parametrize("given", [draft(), thread()], ids=["page", "thread"])
async def test_an_article_comes_back_whole(store: Store, local: ArchiveId, given: Draft) -> None:
    receipt = await put(store, local, given)
    marks = mark(given.text)
    async with store.reading() as conn:
        shown = await conn.run_sync(articles.get, local, receipt.article)
        kept = await conn.run_sync(originals.of_version, local, receipt.article, receipt.version)
    article, version = shown.article, shown.version
    assert (version.text, version.posts, version.number) == (given.text, given.posts, 1)
    assert (shown.passages, shown.quotes) == (marks.passages, marks.quotes)
    assert (article.title, article.byline, article.published) == (given.title, given.byline, given.published)
    assert (article.kind, article.outlet, article.url, article.language) == (
        given.kind,
        "Harbour Sample",
        given.url,
        "en",
    )
    assert article.added_at == NOW
    assert kept == given.received
    assert (receipt.outcome, receipt.passages, receipt.quotes) == ("added", len(marks.passages), len(marks.quotes))


async def test_the_same_text_again_writes_nothing(store: Store, local: ArchiveId) -> None:
    first = await put(store, local, draft())
    again = await put(store, local, draft())
    async with store.reading() as conn:
        done = await conn.run_sync(audit.changes, local)
    assert (again.outcome, again.article, again.version) == ("unchanged", first.article, first.version)
    assert [change.action for change in done] == ["add"]


async def test_a_changed_text_is_a_new_version_and_the_old_one_stays(store: Store, local: ArchiveId) -> None:
    first = await put(store, local, draft(1))
    second = await put(store, local, draft(1, text_of(2), title=Field("Corrected", "page")))
    async with store.reading() as conn:
        shown = await conn.run_sync(articles.get, local, first.article)
        versions = await conn.run_sync(articles.versions, local, first.article)
        old = await conn.run_sync(articles.version, local, first.article, 1)
        count = await conn.run_sync(articles.count, local)
        with pytest.raises(NoSuchVersion):
            await conn.run_sync(articles.version, local, first.article, 3)
    assert (second.outcome, second.article) == ("new version", first.article)
    assert [v.number for v in versions] == [1, 2]
    assert old.text == text_of(1)
    assert (shown.version.text, shown.article.title.value) == (text_of(2), "Corrected")
    assert shown.quotes == mark(text_of(2)).quotes
    assert count.articles == 1


async def test_the_newest_versions_are_read_alone(store: Store, local: ArchiveId) -> None:
    """An older one that is damaged is left out, and is no matter to what compares the two newest."""
    article = (await put(store, local, draft(1))).article
    for number in (2, 3):
        await put(store, local, draft(1, text_of(number)))
    texts = tables.versions
    async with store.writing() as conn:
        await conn.execute(
            texts.update().where(texts.c.article == article, texts.c.number == 1).values(sha256="0" * 64)
        )
    async with store.reading() as conn:
        newest = await conn.run_sync(articles.versions, local, article, newest=2)
        every = await conn.run_sync(articles.versions, local, article)
    assert [(version.number, version.text) for version in newest] == [(2, text_of(2)), (3, text_of(3))]
    assert every == newest


async def test_text_without_an_address_is_known_by_its_words(store: Store, local: ArchiveId) -> None:
    first = await put(store, local, draft(1, key=None, url=None))
    again = await put(store, local, draft(1, key=None, url=None))
    other = await put(store, local, draft(2, key=None, url=None))
    assert (again.outcome, again.article) == ("unchanged", first.article)
    assert other.outcome == "added"


async def test_adding_one_address_at_once_makes_one_article(store: Store, local: ArchiveId) -> None:
    receipts = await asyncio.gather(*(put(store, local, draft(1, text_of(n % 3))) for n in range(12)))
    async with store.reading() as conn:
        count = await conn.run_sync(articles.count, local)
    assert len({receipt.article for receipt in receipts}) == 1
    assert [receipt.outcome for receipt in receipts].count("added") == 1
    assert count.articles == 1


async def test_an_edit_stays_when_the_page_is_read_again(store: Store, local: ArchiveId) -> None:
    article = (await put(store, local, draft(1))).article
    day = dt.date(2023, 2, 3)
    async with store.writing() as conn:
        await conn.run_sync(articles.edit, local, article, Edit(title="By hand", day=day), None, EDITOR, NOW)
    await put(store, local, draft(1, text_of(2)))
    async with store.reading() as conn:
        shown = (await conn.run_sync(articles.get, local, article)).article
        done = await conn.run_sync(audit.changes, local, article=article)
    assert (shown.title, shown.day) == (Field("By hand", "editor"), day)
    assert shown.published.rivals[0] == draft(1).published.chosen
    assert [change.action for change in done] == ["new version", "edit", "add"]
    assert done[1].detail["before"] == {"title": "Pier 1 opens", "day": "2024-01-02"}


async def test_what_an_editor_took_away_stays_away_when_the_page_is_read_again(store: Store, local: ArchiveId) -> None:
    article = (await put(store, local, draft(1))).article
    change = Edit(cleared=frozenset({"title", "byline", "day"}))
    async with store.writing() as w:
        receipt = await w.run_sync(articles.edit, local, article, change, None, EDITOR, NOW)
    await put(store, local, draft(1, text_of(2)))
    async with store.reading() as r:
        shown = (await r.run_sync(articles.get, local, article)).article
        done = await r.run_sync(audit.changes, local, article=article)
    assert receipt.outcome == "edited"
    assert (shown.title, shown.byline, shown.day) == (Field(None, "editor"), Field(None, "editor"), None)
    assert shown.published.rivals[0] == draft(1).published.chosen
    assert done[1].detail["after"] == {"title": None, "byline": None, "day": None}


async def test_an_edited_text_is_a_new_version(store: Store, local: ArchiveId) -> None:
    article = (await put(store, local, draft(1))).article
    async with store.writing() as conn:
        receipt = await conn.run_sync(
            articles.edit, local, article, Edit(text=text_of(5)), mark(text_of(5)), EDITOR, NOW
        )
        with pytest.raises(MarkupMissing):
            await conn.run_sync(articles.edit, local, article, Edit(text=text_of(6)), None, EDITOR, NOW)
    async with store.reading() as conn:
        shown = await conn.run_sync(articles.get, local, article)
    assert receipt.outcome == "new version"
    assert (shown.version.number, shown.version.text) == (2, text_of(5))
    assert shown.quotes == mark(text_of(5)).quotes


async def test_a_failure_inside_the_block_leaves_nothing(store: Store, local: ArchiveId) -> None:
    with pytest.raises(ZeroDivisionError):
        await add_then_fail(store, local)
    outside = Annotations("en", Passages.of([Passage(0, 10_000, 0)]), (), Fingerprint(), "")
    with pytest.raises(MarkupOutside):
        async with store.writing() as conn:
            await conn.run_sync(articles.add, local, draft(), outside, EDITOR, NOW)
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.count, local)).articles == 0
        assert await conn.run_sync(articles.by_address, local, "harbour.example/1") is None
        assert await conn.run_sync(audit.changes, local) == ()


async def test_a_whole_write_that_fails_leaves_nothing(store: Store, local: ArchiveId) -> None:
    def failing(conn: Connection) -> None:
        articles.add(conn, local, draft(), mark(draft().text), EDITOR, NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store.write(failing)
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.count, local)).articles == 0
    assert (await put(store, local, draft())).outcome == "added"


async def test_both_ways_of_writing_take_turns(store: Store, local: ArchiveId) -> None:
    async def in_a_block(number: int) -> Receipt:
        async with store.writing() as conn:
            return await conn.run_sync(articles.add, local, draft(number), mark(draft(number).text), EDITOR, NOW)

    await asyncio.gather(*(in_a_block(n) if n % 2 else put(store, local, draft(n)) for n in range(30)))
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.count, local)).articles == 30


async def test_lists_export_and_stats_agree(store: Store, local: ArchiveId) -> None:
    for number in range(1, 8):
        await put(store, local, draft(number, language="en" if number % 2 else "fr"))
    async with store.reading() as conn:
        exported = await conn.run_sync(lambda c: list(export.articles(c, local, batch=3)))
        listed = await conn.run_sync(articles.listed, local, page=2, size=3)
        counted = await conn.run_sync(stats.of_archive, local)
        searched = await conn.run_sync(articles.count, local)
    assert [a.version.text for a in exported] == [text_of(number) for number in range(1, 8)]
    assert [a.title.value for a in listed] == ["Pier 4 opens", "Pier 3 opens", "Pier 2 opens"]
    assert (counted.articles, counted.versions, counted.quotes) == (7, 7, 7)
    assert counted.letters == sum(len(text_of(number)) for number in range(1, 8))
    assert counted.languages == (("en", 4), ("fr", 3))
    assert (searched.since, searched.until) == (dt.date(2024, 1, 2), dt.date(2024, 1, 8))


async def test_an_id_beyond_any_store_is_only_unknown(store: Store, local: ArchiveId) -> None:
    async with store.reading() as conn:
        for article in (-1, 0, 2**63, 10**40):
            with pytest.raises(NoSuchArticle):
                await conn.run_sync(articles.get, local, article)
            with pytest.raises(NoSuchArticle):
                await conn.run_sync(articles.versions, local, article)

"""What an older engine read is read again: the marks are the newest engine's, all else is as it was."""

from collections.abc import AsyncIterator
from functools import partial

import pytest
from sqlalchemy import select, update

from bot.analysis.engine import ENGINE
from bot.analysis.markup import mark
from bot.app import open_desk
from bot.archive import articles
from bot.archive.articles import fingerprints, posted_answers, remarking, trash
from bot.archive.articles.remarking import Place
from bot.archive.servers import archives
from bot.archive.store import Connection, tables
from bot.config import Config
from bot.desk import correct, merge, reread, search, seen, verify, who
from bot.desk.resources import Desk
from bot.errors.tree import CopydeskError
from bot.records.annotations import Quote
from bot.records.answers import Excerpt, Posting, Reread
from bot.records.archive import AnnotatedArticle, Edit, MarkChanges
from bot.records.ids import ArchiveId
from bot.records.people import QuoteAt
from bot.records.texts import part
from tests.archive.rereading import InThisProcess, add_old, filled, text_of
from tests.archive.samples import EDITOR, NOW

MANY = 11
"""More than one transaction holds."""


@pytest.fixture
async def desk(place: str) -> AsyncIterator[Desk]:
    """The desk over an archive of MANY articles that an older engine read."""
    await filled(place, MANY)
    async with open_desk(Config(database=place), parsers=InThisProcess()) as opened:
        yield opened


async def whole(desk: Desk, number: int) -> AnnotatedArticle:
    return await desk.store.read(lambda r: articles.one(r, ArchiveId(1), number))


def first_quote(article: AnnotatedArticle) -> tuple[Quote, QuoteAt]:
    """What Anna Holt said, as it is marked now, and its place."""
    quote = next(quote for quote in article.quotes if "not close" in article.version.text[quote.start : quote.end])
    return quote, QuoteAt(article.article.id, article.version.id, quote.start, quote.end)


async def again(desk: Desk) -> Reread:
    return await reread.reread(desk, ArchiveId(1))


async def test_the_marks_are_the_newest_engines_and_nothing_else_changes(desk: Desk) -> None:
    before = [await whole(desk, number) for number in range(1, MANY + 1)]
    told: list[tuple[int, int]] = []
    done = await reread.reread(desk, ArchiveId(1), lambda done, total, name: told.append((done, total)))
    assert done.changes == MarkChanges(MANY, MANY, 2 * MANY, MANY, MANY)
    assert done.failures == ()
    assert told[-1] == (MANY, MANY)
    for number, old in enumerate(before, 1):
        new, marks = await whole(desk, number), mark(text_of(number), "en")
        assert (new.passages, new.quotes) == (marks.passages, marks.quotes)
        assert (new.article, new.version) == (old.article, old.version)
    assert await reread.waiting(desk) == 0
    assert (await again(desk)).changes == MarkChanges()


async def test_who_and_seen_and_verify_and_search_follow(desk: Desk) -> None:
    with pytest.raises(CopydeskError):
        await who.who(desk, ArchiveId(1), "Anna Holt")
    assert (await who.who(desk, ArchiveId(1), "The council")).quotes == MANY
    found = await search.search(desk, ArchiveId(1), "harbour Nordvik")
    await again(desk)
    assert (await who.who(desk, ArchiveId(1), "Anna Holt")).quotes == MANY
    with pytest.raises(CopydeskError):
        await who.who(desk, ArchiveId(1), "The council")
    now = await search.search(desk, ArchiveId(1), "harbour Nordvik")
    assert [hit.source.article for hit in now.hits] == [hit.source.article for hit in found.hits]
    checked = await verify.verify(desk, ArchiveId(1), "Nobody asked me about harbour 4", speaker="Ben Sample")
    assert checked.verdict == "verbatim"
    assert (await seen.seen(desk, ArchiveId(1), text_of(4))).kind == "same text"


async def test_the_fingerprint_is_the_one_of_an_article_stored_today(desk: Desk) -> None:
    def prints(r: Connection, number: int) -> tuple[object, ...]:
        kept, values = tables.article_fingerprints, tables.fingerprints
        row = r.execute(select(kept).where(kept.c.article == number)).one()
        indexed = r.execute(select(values.c.value).where(values.c.article == number))
        return row.prints, row.said, row.figures, row.copies_of, sorted(indexed.scalars())

    before = await desk.store.read(lambda r: prints(r, 3))
    await again(desk)
    after = await desk.store.read(lambda r: prints(r, 3))
    assert before[1] != after[1]
    async with desk.store.writing() as w:
        await w.run_sync(fingerprints.drop, ArchiveId(1), 3)
        await w.run_sync(fingerprints.add, ArchiveId(1), 3, mark(text_of(3), "en").fingerprint)
    assert await desk.store.read(lambda r: prints(r, 3)) == after


@pytest.mark.parametrize("name", ["Ben Sample", ""])
async def test_what_the_desk_set_right_stays(desk: Desk, name: str) -> None:
    _, at = first_quote(await whole(desk, 2))
    await correct.correct(desk, ArchiveId(1), at, name, EDITOR)
    by_hand, _ = first_quote(await whole(desk, 2))
    assert (await again(desk)).changes.other_speakers == MANY - 1
    article = await whole(desk, 2)
    assert first_quote(article)[0] == by_hand
    assert by_hand.speaker == (name or None)
    said = [article.version.text[quote.start : quote.end] for quote in article.quotes]
    assert len(said) == 3
    assert (await who.who(desk, ArchiveId(1), "Ben Sample")).quotes == 2 * MANY + bool(name)


async def test_a_split_keeps_its_quotes_and_can_be_undone(desk: Desk) -> None:
    done = await merge.split(desk, ArchiveId(1), "The council", (3, 4), "The other council", EDITOR)
    await again(desk)
    assert (await who.who(desk, ArchiveId(1), "Anna Holt")).quotes == MANY
    await merge.undo(desk, ArchiveId(1), done.number, EDITOR)


async def test_an_old_place_still_finds_its_quote(desk: Desk) -> None:
    """Of a report's button that was shown before: the quote begins elsewhere now."""
    _, at = first_quote(await whole(desk, 5))
    await again(desk)
    _, now = first_quote(await whole(desk, 5))
    assert now.start != at.start
    change = await correct.correct(desk, ArchiveId(1), at, "Ben Sample", EDITOR)
    assert (change.before, change.after) == ("Anna Holt", "Ben Sample")
    assert first_quote(await whole(desk, 5))[0].speaker == "Ben Sample"


async def test_what_was_posted_still_stands(desk: Desk) -> None:
    article = await whole(desk, 1)
    _, at = first_quote(article)
    cut = Excerpt(1, at.version, at.start, at.end, part(article.version.text, at.start, at.end))
    await desk.store.write(lambda w: posted_answers.record(w, Posting(ArchiveId(1), 9, 8, 7, (cut,)), NOW))
    await again(desk)
    (posted,) = await desk.store.read(lambda r: posted_answers.of_article(r, ArchiveId(1), 1))
    assert (posted.stands, posted.text) == (True, cut.text)


async def test_the_trash_is_read_too(desk: Desk) -> None:
    async with desk.store.writing() as w:
        await w.run_sync(trash.remove, ArchiveId(1), 6, EDITOR, NOW)
    await again(desk)
    async with desk.store.writing() as w:
        await w.run_sync(trash.restore, ArchiveId(1), 6, EDITOR, NOW)
    assert first_quote(await whole(desk, 6))[0].speaker == "Anna Holt"


async def test_a_damaged_text_is_told_and_stops_no_other(desk: Desk) -> None:
    changed = update(tables.versions).where(tables.versions.c.article == 7)
    await desk.store.write(lambda w: w.execute(changed.values(text=text_of(7).replace("calm", "calx"))))
    done = await again(desk)
    assert done.changes.articles == MANY - 1
    assert [(failure.given, "damaged" in failure.why.sentence) for failure in done.failures] == [("article 7", True)]
    assert await reread.waiting(desk) == 1


async def test_a_text_that_was_edited_meanwhile_is_left_alone(desk: Desk) -> None:
    (old, *_) = await desk.store.read(lambda r: remarking.older(r, ENGINE, Place(), 1))
    other = text_of(1).replace("calm", "quiet")
    async with desk.store.writing() as w:
        edit = partial(articles.edit, change=Edit(text=other), markup=mark(other, "en"), actor=EDITOR, now=NOW)
        await w.run_sync(edit, ArchiveId(1), 1)
    assert await desk.store.write(lambda w: remarking.remark(w, old, mark(text_of(1), "en"))) is None
    assert (await whole(desk, 1)).version.text == other
    assert await reread.waiting(desk) == MANY - 1


async def test_only_the_archive_that_is_named_is_read(desk: Desk) -> None:
    async with desk.store.writing() as w:
        other = (await w.run_sync(archives.ensure, "other")).id
        await w.run_sync(add_old, other, 1)
    assert (await again(desk)).changes.articles == MANY
    assert await reread.waiting(desk) == 1
    assert (await reread.reread(desk, None)).changes.articles == 1

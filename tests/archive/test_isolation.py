"""No archive answers for another: an id from next door is as unknown as one that never was."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from bot.archive import articles, export
from bot.archive.articles import originals, posted_answers, stats, trash
from bot.archive.servers import archives, audit, settings
from bot.archive.store import Store
from bot.errors.missing import NoSuchArchive, NoSuchArticle
from bot.records.answers import Excerpt, Posting
from bot.records.archive import Edit
from bot.records.ids import ArchiveId
from bot.records.texts import VerifiedText
from tests.archive.samples import EDITOR, NOW, draft, mark, text_of

Door = Callable[[Connection, ArchiveId, int], object]

DOORS: dict[str, Door] = {
    "get": articles.get,
    "marked": lambda c, archive, article: articles.marked(c, archive, [article]),
    "versions": articles.versions,
    "version": lambda c, archive, article: articles.version(c, archive, article, 1),
    "received": lambda c, archive, article: originals.of_version(c, archive, article, 1),
    "answers": posted_answers.of_article,
    "remove": lambda c, archive, article: articles.remove(c, archive, article, EDITOR, NOW),
    "restore": lambda c, archive, article: articles.restore(c, archive, article, EDITOR, NOW),
    "edit": lambda c, archive, article: articles.edit(c, archive, article, Edit(title="x"), None, EDITOR, NOW),
}


@pytest.mark.parametrize("door", DOORS)
async def test_every_door_gives_a_stranger_the_words_for_a_missing_id(store: Store, door: str) -> None:
    async with store.writing() as conn:
        ours, theirs = await conn.run_sync(archives.of_server, 1), await conn.run_sync(archives.of_server, 2)
        article = (await conn.run_sync(articles.add, ours.id, draft(), mark(draft().text), EDITOR, NOW)).article
    for asked in (article, 999_999):
        with pytest.raises(NoSuchArticle) as refused:
            async with store.writing() as conn:
                await conn.run_sync(DOORS[door], theirs.id, asked)
        assert (
            refused.value.sentence
            == f"There is no article {asked} in this archive; a search shows the numbers there are."
        )
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.get, ours.id, article)).article.title.value == "Pier 1 opens"
        assert await conn.run_sync(audit.changes, theirs.id) == ()


async def test_lists_of_one_archive_hold_nothing_of_another(store: Store) -> None:
    async with store.writing() as conn:
        ours, theirs = await conn.run_sync(archives.of_server, 1), await conn.run_sync(archives.of_server, 2)
        await conn.run_sync(articles.add, ours.id, draft(), mark(draft().text), EDITOR, NOW)
        gone = (await conn.run_sync(articles.add, ours.id, draft(2), mark(draft(2).text), EDITOR, NOW)).article
        await conn.run_sync(articles.remove, ours.id, gone, EDITOR, NOW)
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.count, theirs.id)).articles == 0
        assert await conn.run_sync(articles.by_address, theirs.id, "harbour.example/1") is None
        assert await conn.run_sync(articles.listed, theirs.id) == ()
        assert await conn.run_sync(trash.trashed, theirs.id) == ()
        assert await conn.run_sync(lambda c: list(export.articles(c, theirs.id))) == []
        assert (await conn.run_sync(stats.of_archive, theirs.id)).versions == 0


async def test_the_same_address_in_two_archives_is_two_articles(store: Store) -> None:
    async with store.writing() as conn:
        ours, theirs = await conn.run_sync(archives.of_server, 1), await conn.run_sync(archives.of_server, 2)
        first = await conn.run_sync(articles.add, ours.id, draft(), mark(draft().text), EDITOR, NOW)
        second = await conn.run_sync(articles.add, theirs.id, draft(), mark(draft().text), EDITOR, NOW)
    assert (first.outcome, second.outcome) == ("added", "added")
    assert first.article != second.article


async def test_a_server_can_join_another_archive_and_its_own_stays(store: Store) -> None:
    async with store.writing() as conn:
        own = await conn.run_sync(archives.of_server, 5)
        await conn.run_sync(archives.ensure, "local", NOW)
        joined = await conn.run_sync(archives.join, 5, "local", EDITOR, NOW)
        assert (await conn.run_sync(archives.of_server, 5)).id == joined.id
        with pytest.raises(NoSuchArchive, match="no archive called nowhere"):
            await conn.run_sync(archives.join, 5, "nowhere", EDITOR, NOW)
    async with store.reading() as conn:
        assert {a.name: a.servers for a in await conn.run_sync(archives.all_of)} == {"local": (5,), "server-5": ()}
        assert (await conn.run_sync(archives.named, "server-5")).id == own.id
        assert await conn.run_sync(archives.for_server, 6) is None
        (change,) = await conn.run_sync(audit.changes, joined.id)
    assert (change.action, change.detail) == ("join", {"server": 5, "before": "server-5"})


async def test_posted_quotes_say_whether_they_still_stand(store: Store, local: ArchiveId) -> None:
    text = text_of(1)
    async with store.writing() as conn:
        receipt = await conn.run_sync(articles.add, local, draft(), mark(text), EDITOR, NOW)
        cuts = [
            Excerpt(receipt.article, receipt.version, s, e, VerifiedText(text[s:e]))
            for s, e in ((0, 20), (text.index("“"), len(text)))
        ]
        await conn.run_sync(
            posted_answers.record, Posting(local, server=1, channel=2, message=3, cuts=tuple(cuts)), NOW
        )
        changed = text.replace("is ready", "is nearly ready")
        await conn.run_sync(articles.add, local, draft(1, changed), mark(changed), EDITOR, NOW)
    async with store.reading() as conn:
        posted = await conn.run_sync(posted_answers.of_article, local, receipt.article)
    assert [(p.text, p.stands, p.message) for p in posted] == [(cuts[0].text, True, 3), (cuts[1].text, False, 3)]
    async with store.writing() as conn:
        await conn.run_sync(articles.remove, local, receipt.article, EDITOR, NOW)
        assert [p.stands for p in await conn.run_sync(posted_answers.of_article, local, receipt.article)] == [
            False,
            False,
        ]
        await conn.run_sync(posted_answers.forget, 3)
        assert await conn.run_sync(posted_answers.of_article, local, receipt.article) == ()


async def test_settings_are_each_servers_own(store: Store) -> None:
    async with store.writing() as conn:
        await conn.run_sync(settings.write, 1, "aliases", {"NUG": ["National Unity Government"]}, EDITOR, NOW)
        await conn.run_sync(settings.write, 1, "aliases", {"NUG": ["the shadow government"]}, EDITOR, NOW)
        await conn.run_sync(settings.write, 2, "language", "fr", EDITOR, NOW)
        await conn.run_sync(settings.write, 2, "language", None, EDITOR, NOW)
    async with store.reading() as conn:
        assert await conn.run_sync(settings.read, 1) == {"aliases": {"NUG": ["the shadow government"]}}
        assert await conn.run_sync(settings.read, 2) == {}
        assert await conn.run_sync(settings.everywhere, "aliases") == {1: {"NUG": ["the shadow government"]}}

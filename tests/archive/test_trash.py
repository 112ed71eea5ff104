"""Thirty days between removing and losing; nothing trashed comes back by itself."""

import datetime as dt

import pytest

from bot.archive import articles
from bot.archive.articles import originals, trash
from bot.archive.servers import archives, audit, settings
from bot.archive.store import Store
from bot.archive.upkeep import Kept, sweep
from bot.errors.missing import NoSuchArchive, NoSuchArticle
from bot.records.ids import ArchiveId
from tests.archive.samples import EDITOR, NOW, draft, mark, text_of


def after(days: float) -> dt.datetime:
    return NOW + dt.timedelta(days=days)


async def test_a_trashed_article_is_gone_from_every_answer_until_restored(store: Store, local: ArchiveId) -> None:
    async with store.writing() as conn:
        article = (await conn.run_sync(articles.add, local, draft(), mark(text_of(1)), EDITOR, NOW)).article
        await conn.run_sync(articles.remove, local, article, EDITOR, NOW)
        with pytest.raises(NoSuchArticle):
            await conn.run_sync(articles.get, local, article)
        with pytest.raises(NoSuchArticle):
            await conn.run_sync(articles.remove, local, article, EDITOR, NOW)
        assert await conn.run_sync(articles.by_address, local, "harbour.example/1") is None
        assert (await conn.run_sync(articles.count, local)).articles == 0
        assert [t.article.id for t in await conn.run_sync(trash.trashed, local)] == [article]
        again = await conn.run_sync(articles.add, local, draft(1, text_of(2)), mark(text_of(2)), EDITOR, NOW)
        assert (again.outcome, again.article) == ("in the trash", article)
        await conn.run_sync(articles.restore, local, article, EDITOR, NOW)
        with pytest.raises(NoSuchArticle):
            await conn.run_sync(articles.restore, local, article, EDITOR, NOW)
    async with store.reading() as conn:
        assert (await conn.run_sync(articles.get, local, article)).version.text == text_of(1)
        assert (await conn.run_sync(articles.count, local)).articles == 1
        assert [c.action for c in await conn.run_sync(audit.changes, local)] == ["restore", "remove", "add"]


async def test_the_trash_is_emptied_after_its_days_and_the_address_is_free_again(
    store: Store, local: ArchiveId
) -> None:
    async with store.writing() as conn:
        article = (await conn.run_sync(articles.add, local, draft(), mark(text_of(1)), EDITOR, NOW)).article
        await conn.run_sync(articles.remove, local, article, EDITOR, NOW)
    assert (await sweep(store, Kept(trash=30), after(29.9))).articles == 0
    assert (await sweep(store, Kept(trash=30), after(30.1))).articles == 1
    async with store.writing() as conn:
        with pytest.raises(NoSuchArticle):
            await conn.run_sync(articles.restore, local, article, EDITOR, NOW)
        receipt = await conn.run_sync(articles.add, local, draft(), mark(text_of(1)), EDITOR, NOW)
        assert receipt.outcome == "added"
        assert receipt.article > article
        assert "purge" in [c.action for c in await conn.run_sync(audit.changes, local, article=article)]


async def test_received_bytes_go_when_their_days_are_over_and_the_text_stays(store: Store, local: ArchiveId) -> None:
    async with store.writing() as conn:
        made = await conn.run_sync(articles.add, local, draft(), mark(text_of(1)), EDITOR, NOW)
    assert (await sweep(store, Kept(received=None), after(9999))).received == 0
    assert (await sweep(store, Kept(received=10), after(11))).received == 1
    async with store.reading() as conn:
        assert await conn.run_sync(originals.of_version, local, made.article, made.version) is None
        assert (await conn.run_sync(articles.get, local, made.article)).version.text == text_of(1)


async def test_a_server_that_left_keeps_its_archive_for_the_grace_period(store: Store) -> None:
    async with store.writing() as conn:
        archive = await conn.run_sync(archives.of_server, 8)
        await conn.run_sync(articles.add, archive.id, draft(), mark(text_of(1)), EDITOR, NOW)
        await conn.run_sync(settings.write, 8, "language", "th", EDITOR, NOW)
        await conn.run_sync(archives.left, 8, NOW)
        await conn.run_sync(archives.left, 8, after(20))
    assert (await sweep(store, Kept(grace=30), after(29))).servers == ()
    assert (await sweep(store, Kept(grace=30), after(31))).servers == (8,)
    async with store.reading() as conn:
        assert await conn.run_sync(settings.read, 8) == {}
        with pytest.raises(NoSuchArchive):
            await conn.run_sync(archives.by_id, archive.id)


async def test_coming_back_ends_the_grace_period_and_a_shared_archive_stays(store: Store, local: ArchiveId) -> None:
    async with store.writing() as conn:
        back = await conn.run_sync(archives.of_server, 8)
        await conn.run_sync(archives.left, 8, NOW)
        await conn.run_sync(archives.came_back, 8)
        await conn.run_sync(archives.join, 9, "local", EDITOR, NOW)
        await conn.run_sync(archives.left, 9, NOW)
    assert (await sweep(store, Kept(grace=30), after(99))).servers == (9,)
    async with store.reading() as conn:
        assert (await conn.run_sync(archives.by_id, back.id)).servers == (8,)
        assert (await conn.run_sync(archives.by_id, local)).servers == ()


async def test_a_servers_own_days_of_grace_go_first(store: Store) -> None:
    async with store.writing() as conn:
        for server, days in ((21, 90), (22, 5), (23, None)):
            await conn.run_sync(archives.of_server, server, NOW)
            await conn.run_sync(settings.write, server, "grace_days", days, EDITOR, NOW)
            await conn.run_sync(archives.left, server, NOW)
    assert (await sweep(store, Kept(grace=30), after(6))).servers == (22,)
    assert (await sweep(store, Kept(grace=30), after(31))).servers == (23,)
    assert (await sweep(store, Kept(grace=30), after(89))).servers == ()
    assert (await sweep(store, Kept(grace=30), after(91))).servers == (21,)

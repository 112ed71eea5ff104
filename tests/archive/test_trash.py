"""Thirty days between removing and losing; nothing trashed comes back by itself."""

import datetime as dt

import pytest

from bot.archive import archives, articles, audit, received, settings, trash
from bot.archive.store import Store
from bot.archive.upkeep import Kept, sweep
from bot.errors import NoSuchArchive, NoSuchArticle
from tests.archive.samples import EDITOR, NOW, draft, mark, text_of


def after(days: float) -> dt.datetime:
    return NOW + dt.timedelta(days=days)


async def test_a_trashed_article_is_gone_from_every_answer_until_restored(store: Store, local: int) -> None:
    async with store.writing() as w:
        article = (await articles.add(w, local, draft(), mark(text_of(1)), EDITOR, NOW)).article
        await articles.remove(w, local, article, EDITOR, NOW)
        with pytest.raises(NoSuchArticle):
            await articles.get(w, local, article)
        with pytest.raises(NoSuchArticle):
            await articles.remove(w, local, article, EDITOR, NOW)
        assert await articles.by_key(w, local, "harbour.example/1") is None
        assert (await articles.count(w, local)).articles == 0
        assert [t.article.id for t in await trash.trashed(w, local)] == [article]
        again = await articles.add(w, local, draft(1, text_of(2)), mark(text_of(2)), EDITOR, NOW)
        assert (again.outcome, again.article) == ("in the trash", article)
        await articles.restore(w, local, article, EDITOR, NOW)
        with pytest.raises(NoSuchArticle):
            await articles.restore(w, local, article, EDITOR, NOW)
    async with store.reading() as r:
        assert (await articles.get(r, local, article)).version.text == text_of(1)
        assert (await articles.count(r, local)).articles == 1
        assert [c.action for c in await audit.changes(r, local)] == ["restore", "remove", "add"]


async def test_the_trash_is_emptied_after_its_days_and_the_address_is_free_again(store: Store, local: int) -> None:
    async with store.writing() as w:
        article = (await articles.add(w, local, draft(), mark(text_of(1)), EDITOR, NOW)).article
        await articles.remove(w, local, article, EDITOR, NOW)
    assert (await sweep(store, Kept(trash=30), after(29.9))).articles == 0
    assert (await sweep(store, Kept(trash=30), after(30.1))).articles == 1
    async with store.writing() as w:
        with pytest.raises(NoSuchArticle):
            await articles.restore(w, local, article, EDITOR, NOW)
        receipt = await articles.add(w, local, draft(), mark(text_of(1)), EDITOR, NOW)
        assert receipt.outcome == "added"
        assert receipt.article > article
        assert "purge" in [c.action for c in await audit.changes(w, local, article=article)]


async def test_received_bytes_go_when_their_days_are_over_and_the_text_stays(store: Store, local: int) -> None:
    async with store.writing() as w:
        made = await articles.add(w, local, draft(), mark(text_of(1)), EDITOR, NOW)
    assert (await sweep(store, Kept(received=None), after(9999))).received == 0
    assert (await sweep(store, Kept(received=10), after(11))).received == 1
    async with store.reading() as r:
        assert await received.of_version(r, local, made.article, made.version) is None
        assert (await articles.get(r, local, made.article)).version.text == text_of(1)


async def test_a_server_that_left_keeps_its_archive_for_the_grace_period(store: Store) -> None:
    async with store.writing() as w:
        archive = await archives.of_server(w, 8)
        await articles.add(w, archive.id, draft(), mark(text_of(1)), EDITOR, NOW)
        await settings.write(w, 8, "language", "th", EDITOR, NOW)
        await archives.left(w, 8, NOW)
        await archives.left(w, 8, after(20))
    assert (await sweep(store, Kept(grace=30), after(29))).servers == ()
    assert (await sweep(store, Kept(grace=30), after(31))).servers == (8,)
    async with store.reading() as r:
        assert await settings.read(r, 8) == {}
        with pytest.raises(NoSuchArchive):
            await archives.by_id(r, archive.id)


async def test_coming_back_ends_the_grace_period_and_a_shared_archive_stays(store: Store, local: int) -> None:
    async with store.writing() as w:
        back = await archives.of_server(w, 8)
        await archives.left(w, 8, NOW)
        await archives.came_back(w, 8)
        await archives.join(w, 9, "local", EDITOR, NOW)
        await archives.left(w, 9, NOW)
    assert (await sweep(store, Kept(grace=30), after(99))).servers == (9,)
    async with store.reading() as r:
        assert (await archives.by_id(r, back.id)).servers == (8,)
        assert (await archives.by_id(r, local)).servers == ()


async def test_a_servers_own_days_of_grace_go_first(store: Store) -> None:
    async with store.writing() as w:
        for server, days in ((21, 90), (22, 5), (23, None)):
            await archives.of_server(w, server, NOW)
            await settings.write(w, server, "grace_days", days, EDITOR, NOW)
            await archives.left(w, server, NOW)
    assert (await sweep(store, Kept(grace=30), after(6))).servers == (22,)
    assert (await sweep(store, Kept(grace=30), after(31))).servers == (23,)
    assert (await sweep(store, Kept(grace=30), after(89))).servers == ()
    assert (await sweep(store, Kept(grace=30), after(91))).servers == (21,)

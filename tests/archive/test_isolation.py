"""No archive answers for another: an id from next door is as unknown as one that never was."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import answers, archives, articles, audit, export, received, settings, stats, trash
from bot.archive.store import Store
from bot.errors import NoSuchArchive, NoSuchArticle
from bot.records.answers import Cut, Posting
from bot.records.archive import Edit
from bot.records.texts import VerifiedText
from tests.archive.samples import EDITOR, NOW, draft, mark, text_of

Door = Callable[[AsyncConnection, int, int], Awaitable[object]]

DOORS: dict[str, Door] = {
    "get": articles.get,
    "marked": lambda c, archive, article: articles.marked(c, archive, [article]),
    "versions": articles.versions,
    "version": lambda c, archive, article: articles.version(c, archive, article, 1),
    "received": lambda c, archive, article: received.of_version(c, archive, article, 1),
    "answers": answers.of_article,
    "remove": lambda c, archive, article: articles.remove(c, archive, article, EDITOR, NOW),
    "restore": lambda c, archive, article: articles.restore(c, archive, article, EDITOR, NOW),
    "edit": lambda c, archive, article: articles.edit(c, archive, article, Edit(title="x"), None, EDITOR, NOW),
}


@pytest.mark.parametrize("door", DOORS)
async def test_every_door_gives_a_stranger_the_words_for_a_missing_id(store: Store, door: str) -> None:
    async with store.writing() as w:
        ours, theirs = await archives.of_server(w, 1), await archives.of_server(w, 2)
        article = (await articles.add(w, ours.id, draft(), mark(draft().text), EDITOR, NOW)).article
    for asked in (article, 999_999):
        with pytest.raises(NoSuchArticle) as refused:
            async with store.writing() as w:
                await DOORS[door](w, theirs.id, asked)
        assert (
            refused.value.sentence
            == f"There is no article {asked} in this archive; a search shows the numbers there are."
        )
    async with store.reading() as r:
        assert (await articles.get(r, ours.id, article)).article.title.value == "Pier 1 opens"
        assert await audit.changes(r, theirs.id) == ()


async def test_lists_of_one_archive_hold_nothing_of_another(store: Store) -> None:
    async with store.writing() as w:
        ours, theirs = await archives.of_server(w, 1), await archives.of_server(w, 2)
        await articles.add(w, ours.id, draft(), mark(draft().text), EDITOR, NOW)
        gone = (await articles.add(w, ours.id, draft(2), mark(draft(2).text), EDITOR, NOW)).article
        await articles.remove(w, ours.id, gone, EDITOR, NOW)
    async with store.reading() as r:
        assert (await articles.count(r, theirs.id)).articles == 0
        assert await articles.by_key(r, theirs.id, "harbour.example/1") is None
        assert await articles.listed(r, theirs.id) == ()
        assert await trash.trashed(r, theirs.id) == ()
        assert [a async for a in export.articles(r, theirs.id)] == []
        assert (await stats.of_archive(r, theirs.id)).versions == 0


async def test_the_same_address_in_two_archives_is_two_articles(store: Store) -> None:
    async with store.writing() as w:
        ours, theirs = await archives.of_server(w, 1), await archives.of_server(w, 2)
        first = await articles.add(w, ours.id, draft(), mark(draft().text), EDITOR, NOW)
        second = await articles.add(w, theirs.id, draft(), mark(draft().text), EDITOR, NOW)
    assert (first.outcome, second.outcome) == ("added", "added")
    assert first.article != second.article


async def test_a_server_can_join_another_archive_and_its_own_stays(store: Store) -> None:
    async with store.writing() as w:
        own = await archives.of_server(w, 5)
        await archives.ensure(w, "local", NOW)
        joined = await archives.join(w, 5, "local", EDITOR, NOW)
        assert (await archives.of_server(w, 5)).id == joined.id
        with pytest.raises(NoSuchArchive, match="no archive called nowhere"):
            await archives.join(w, 5, "nowhere", EDITOR, NOW)
    async with store.reading() as r:
        assert {a.name: a.servers for a in await archives.all_of(r)} == {"local": (5,), "server-5": ()}
        assert (await archives.named(r, "server-5")).id == own.id
        assert await archives.for_server(r, 6) is None
        (change,) = await audit.changes(r, joined.id)
    assert (change.action, change.detail) == ("join", {"server": 5, "before": "server-5"})


async def test_posted_quotes_say_whether_they_still_stand(store: Store, local: int) -> None:
    text = text_of(1)
    async with store.writing() as w:
        receipt = await articles.add(w, local, draft(), mark(text), EDITOR, NOW)
        cuts = [
            Cut(receipt.article, receipt.version, s, e, VerifiedText(text[s:e]))
            for s, e in ((0, 20), (text.index("“"), len(text)))
        ]
        await answers.record(w, Posting(local, server=1, channel=2, message=3, cuts=tuple(cuts)), NOW)
        changed = text.replace("is ready", "is nearly ready")
        await articles.add(w, local, draft(1, changed), mark(changed), EDITOR, NOW)
    async with store.reading() as r:
        posted = await answers.of_article(r, local, receipt.article)
    assert [(p.text, p.stands, p.message) for p in posted] == [(cuts[0].text, True, 3), (cuts[1].text, False, 3)]
    async with store.writing() as w:
        await articles.remove(w, local, receipt.article, EDITOR, NOW)
        assert [p.stands for p in await answers.of_article(w, local, receipt.article)] == [False, False]
        await answers.forget(w, 3)
        assert await answers.of_article(w, local, receipt.article) == ()


async def test_settings_are_each_servers_own(store: Store) -> None:
    async with store.writing() as w:
        await settings.write(w, 1, "aliases", {"NUG": ["National Unity Government"]}, EDITOR, NOW)
        await settings.write(w, 1, "aliases", {"NUG": ["the shadow government"]}, EDITOR, NOW)
        await settings.write(w, 2, "language", "fr", EDITOR, NOW)
        await settings.write(w, 2, "language", None, EDITOR, NOW)
    async with store.reading() as r:
        assert await settings.read(r, 1) == {"aliases": {"NUG": ["the shadow government"]}}
        assert await settings.read(r, 2) == {}
        assert await settings.everywhere(r, "aliases") == {1: {"NUG": ["the shadow government"]}}

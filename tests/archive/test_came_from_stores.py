"""Both indexes keep to outlets, sites and feeds alike, at every question that they answer."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.analysis.topic_spelling import Narrowed, spelled_topic
from bot.archive import articles
from bot.archive.search.stores import index_for
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.records.ids import ArchiveId
from bot.records.topics import CameFrom, Term, Topic
from tests.archive.came_by import followed
from tests.archive.samples import EDITOR, NOW, draft, mark
from tests.archive.test_search_stores import idea, topic_of

ADDRESSES = {
    1: ("Harbor Post", "https://www.harbor-post.example/1"),
    2: ("Tide Notes", "https://blog.harbor-post.example/2"),
    3: ("Harbor", "https://harbor.post.example/3"),
    4: (None, None),
}
TEXT = "The harbour of Lindvik number {} was sold."
OUTLETS: dict[str, tuple[dict[str, tuple[str, ...]], set[int]]] = {
    "either": ({"outlets": ("harbor post", "tide")}, {1, 2}),
    "whole names": ({"outlets": ("post harbor",)}, {1}),
    "a site and what lies in it": ({"outlets": ("harbor-post.example",)}, {1, 2}),
    "a part of a site": ({"outlets": ("blog.harbor-post.example",)}, {2}),
    "a dot is no hyphen": ({"outlets": ("harbor.post.example",)}, {3}),
    "left out": ({"not_outlets": ("harbor-post.example", "harbor")}, {4}),
    "one and not another": ({"outlets": ("harbor",), "not_outlets": ("post.example",)}, {1}),
    "none": ({"outlets": ("lantern",)}, set()),
}


async def filled(store: Store) -> tuple[ArchiveId, dict[int, int]]:
    """An archive with ADDRESSES beside another with the same; its id, and number by article."""
    numbers: dict[int, int] = {}
    async with store.writing() as conn:
        other = (await conn.run_sync(archives.ensure, "other", NOW)).id
        ours = (await conn.run_sync(archives.ensure, "local", NOW)).id
        for number, (outlet, url) in ADDRESSES.items():
            text = TEXT.format(number)
            given = draft(number, text, outlet=outlet, url=url, key=url)
            await conn.run_sync(articles.add, other, given, mark(text), EDITOR, NOW)
            numbers[(await conn.run_sync(articles.add, ours, given, mark(text), EDITOR, NOW)).article] = number
    return ours, numbers


async def asked(store: Store, archive: ArchiveId, topic: Topic, numbers: dict[int, int]) -> set[int]:
    """The numbers of what a topic finds; newest, extent, coverage and candidates agree on it."""
    async with store.reading() as conn:
        index = index_for(conn)
        found = {row.article for row in (await conn.run_sync(index.candidates, archive, topic)).rows}
        assert set(await conn.run_sync(index.newest, archive, topic, 9)) == found
        assert (await conn.run_sync(index.extent, archive, topic))[0] == len(found)
        assert sum(day.articles for day in await conn.run_sync(index.coverage, archive, topic)) == len(found)
    return {numbers[article] for article in found}


@pytest.mark.parametrize("name", OUTLETS)
async def test_outlets_and_sites(store: Store, name: str) -> None:
    archive, numbers = await filled(store)
    narrowed, expected = OUTLETS[name]
    topic = topic_of(idea("harbour"), **narrowed)
    assert await asked(store, archive, topic, numbers) == expected
    if "not_outlets" not in narrowed:
        async with store.reading() as conn:
            assert await conn.run_sync(index_for(conn).held, archive, topic) == len(expected)


async def test_feeds(store: Store) -> None:
    archive, numbers = await filled(store)
    article = {number: article for article, number in numbers.items()}
    async with store.writing() as conn:
        first = await conn.run_sync(followed, archive, "first", article[1], article[4])
        second = await conn.run_sync(followed, archive, "second", article[2])
        await conn.run_sync(articles.remove, archive, article[4], EDITOR, NOW)
    topic = topic_of(idea("harbour"))
    by_first, by_both = CameFrom(subscriptions=(first,)), CameFrom(subscriptions=(first, second))
    tide = topic_of(idea("harbour"), outlets=("tide",)).came_from.outlets
    for came, expected in ((by_first, {1}), (by_both, {1, 2}), (replace(by_both, outlets=tide), {2})):
        only = replace(topic, came_from=came)
        assert await asked(store, archive, only, numbers) == expected
        async with store.reading() as conn:
            assert await conn.run_sync(index_for(conn).held, archive, only) == len(expected)
    assert await asked(store, archive, replace(topic, not_from=by_first), numbers) == {2, 3}
    assert await asked(store, archive, replace(topic, came_from=by_both, not_from=by_first), numbers) == {2}


async def test_where_few_have_all_ideas_the_others_came_from_there_too(store: Store) -> None:
    archive, numbers = await filled(store)
    async with store.writing() as conn:
        feed = await conn.run_sync(followed, archive, "first", *(a for a, number in numbers.items() if number != 2))
    topic = replace(topic_of(idea("harbour"), idea("orchard")), came_from=CameFrom(subscriptions=(feed,)))
    async with store.reading() as conn:
        found = await conn.run_sync(index_for(conn).candidates, archive, topic)
    assert {numbers[row.article] for row in found.rows} == {1, 3, 4}
    assert found.seen == (4, 0)


LISTINGS: dict[str, tuple[Narrowed, list[int]]] = {
    "everything": (Narrowed(), [4, 3, 2, 1]),
    "an outlet": (Narrowed(outlets=("harbor",)), [3, 1]),
    "another left out": (Narrowed(not_outlets=("harbor",)), [4, 2]),
    "words left out": (Narrowed(excluded=(Term(("2",)),)), [4, 3, 1]),
    "a language": (Narrowed(language="en"), [4, 3, 2, 1]),
    "of a language and an outlet, without words and another": (
        Narrowed(language="en", outlets=("harbor", "tide"), not_outlets=("tide",), excluded=(Term(("3",)),)),
        [1],
    ),
}


@pytest.mark.parametrize("name", LISTINGS)
async def test_a_listing_is_what_the_filters_leave(store: Store, name: str) -> None:
    archive, numbers = await filled(store)
    narrowed, expected = LISTINGS[name]
    article = {number: article for article, number in numbers.items()}
    async with store.reading() as conn:
        index = index_for(conn)
        languages = await conn.run_sync(index.languages, archive)
        topic = spelled_topic("", (), narrowed, languages)
        assert [numbers[each] for each in await conn.run_sync(index.newest, archive, topic, 9)] == expected
        assert len(await conn.run_sync(index.newest, archive, topic, 1)) == 1
        assert await conn.run_sync(index.extent, archive, topic) == (len(expected), article[expected[0]])
        for others in ([], list(range(10_000, 12_000))):
            asked = [*others, *(article for article in numbers if numbers[article] < 3)]
            left = await conn.run_sync(index.left, archive, topic, asked)
            assert [numbers[each] for each in left] == [number for number in expected if number < 3]
        assert await conn.run_sync(index.left, archive, topic, []) == ()


async def test_a_listing_by_feeds_and_days(store: Store) -> None:
    archive, numbers = await filled(store)
    article = {number: article for article, number in numbers.items()}
    async with store.writing() as conn:
        feed = await conn.run_sync(followed, archive, "first", article[1], article[3])
    only = CameFrom(subscriptions=(feed,))
    async with store.reading() as conn:
        index = index_for(conn)
        topic = replace(spelled_topic("", ()), languages=await conn.run_sync(index.languages, archive))
        for asked, expected in (
            (replace(topic, came_from=only), [3, 1]),
            (replace(topic, not_from=only), [4, 2]),
            (replace(topic, since=dt.date(2200, 1, 1)), []),
        ):
            assert [numbers[each] for each in await conn.run_sync(index.newest, archive, asked, 9)] == expected

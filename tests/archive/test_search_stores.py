"""The two indexes find the same: one archive's articles, by ideas, phrases, days, outlets and words left out."""

import datetime as dt
import random
from typing import Any

import pytest

from bot.analysis.topic_spelling import NamedIdea, Narrowed, spelled_topic
from bot.archive import articles
from bot.archive.search.stores import index_for
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.records.ids import ArchiveId
from bot.records.reading import DateEvidence, Field, PublicationDate
from bot.records.topics import Term, Topic
from tests.archive.samples import EDITOR, NOW, draft, mark

TEXTS = {
    1: ("Harbour opens", "The old lighthouse of Lindvik was sold.", dt.date(2024, 1, 1), "Harbour Sample"),
    2: ("Ferry delayed", "The harbour pilot waited. The old town slept.", dt.date(2024, 2, 1), "Island Sample"),
    3: ("Orchard blooms", "Apples, not ships; town old as ever.", None, "Island Sample"),
    4: ("ท่าเรือเปิด", "ท่าเรือลินด์วิกเปิดวันจันทร์", dt.date(2024, 3, 1), None),
}


def idea(*words: str) -> NamedIdea:
    return NamedIdea(" ".join(words), (Term(words),))


def topic_of(*ideas: NamedIdea, **narrowed: Any) -> Topic:
    """A topic of words that nobody need be able to type."""
    return spelled_topic("", ideas, Narrowed(**narrowed))


TOPICS: dict[str, tuple[Topic, set[int]]] = {
    "one idea": (topic_of(idea("harbour")), {1, 2}),
    "a phrase in order": (topic_of(idea("old", "town")), {2}),
    "two ideas, then some": (topic_of(idea("harbour"), idea("orchard")), {1, 2, 3}),
    "aliases": (topic_of(NamedIdea("ship", (Term(("lighthouse",)), Term(("ship",), 0.5)))), {1, 3}),
    "left out": (topic_of(idea("harbour"), excluded=(Term(("pilot",)),)), {1}),
    "outlet": (topic_of(idea("old"), outlets=("Island",)), {2, 3}),
    "since": (topic_of(idea("old"), since=dt.date(2024, 1, 15)), {2}),
    "until": (topic_of(idea("old"), until=dt.date(2024, 1, 15)), {1}),
    "nothing": (topic_of(idea("submarine")), set()),
}


async def filled(store: Store) -> tuple[ArchiveId, dict[int, int]]:
    """An archive with TEXTS beside another with the same; its id, and number by article."""
    numbers: dict[int, int] = {}
    async with store.writing() as conn:
        other = (await conn.run_sync(archives.ensure, "other", NOW)).id
        ours = (await conn.run_sync(archives.ensure, "local", NOW)).id
        for number, (title, text, day, outlet) in TEXTS.items():
            published = PublicationDate(DateEvidence(day, "page", str(day)), (), True) if day else PublicationDate()
            given = draft(number, text, title=Field(title, "page"), published=published, outlet=outlet)
            await conn.run_sync(articles.add, other, given, mark(text), EDITOR, NOW)
            numbers[(await conn.run_sync(articles.add, ours, given, mark(text), EDITOR, NOW)).article] = number
    return ours, numbers


async def test_topics_find_what_they_should(store: Store) -> None:
    archive, numbers = await filled(store)
    async with store.reading() as conn:
        found = {
            name: await conn.run_sync(index_for(conn).candidates, archive, topic) for name, (topic, _) in TOPICS.items()
        }
    for name, (_, expected) in TOPICS.items():
        assert {numbers[row.article] for row in found[name].rows} == expected, name
        assert found[name].articles == len(TEXTS)
    days = {numbers[row.article]: row.day for row in found["one idea"].rows}
    assert days == {1: dt.date(2024, 1, 1).toordinal(), 2: dt.date(2024, 2, 1).toordinal()}


async def test_a_trashed_article_is_not_found_and_a_restored_one_is(store: Store) -> None:
    archive, numbers = await filled(store)
    first = next(article for article, number in numbers.items() if number == 1)
    topic = TOPICS["one idea"][0]
    async with store.writing() as conn:
        await conn.run_sync(articles.remove, archive, first, EDITOR, NOW)
        assert {
            numbers[row.article] for row in (await conn.run_sync(index_for(conn).candidates, archive, topic)).rows
        } == {2}
        await conn.run_sync(articles.restore, archive, first, EDITOR, NOW)
        assert {
            numbers[row.article] for row in (await conn.run_sync(index_for(conn).candidates, archive, topic)).rows
        } == {
            1,
            2,
        }


async def test_words_of_titles_are_suggested(store: Store) -> None:
    archive, _ = await filled(store)
    async with store.reading() as conn:
        index = index_for(conn)
        assert await conn.run_sync(index.suggest, archive, "har") == ("harbour",)
        assert "harbour" in await conn.run_sync(index.near, archive, "harobur")


async def test_the_newest_articles_and_the_days_that_are_covered(store: Store) -> None:
    archive, numbers = await filled(store)
    async with store.reading() as conn:
        index = index_for(conn)
        assert [numbers[one] for one in await conn.run_sync(index.newest, archive, TOPICS["outlet"][0], 9)] == [2, 3]
        assert [numbers[one] for one in await conn.run_sync(index.newest, archive, TOPICS["one idea"][0], 1)] == [2]
        number, newest = await conn.run_sync(index.extent, archive, TOPICS["outlet"][0])
        assert (number, numbers[newest or 0]) == (2, 2)
        assert await conn.run_sync(index.extent, archive, TOPICS["nothing"][0]) == (0, None)
        covered = {
            (one.day, one.sure, one.articles)
            for one in await conn.run_sync(index.coverage, archive, TOPICS["outlet"][0])
        }
    assert covered == {(dt.date(2024, 2, 1), True, 1), (None, False, 1)}


@pytest.mark.parametrize("seed", range(3))
async def test_odd_words_act_on_nothing(store: Store, seed: int) -> None:
    archive, _ = await filled(store)
    chance = random.Random(seed)
    odd = "'\"\\&|!():*<>-^~%_;$ \u200bไ文é\U0001f600N"
    async with store.reading() as conn:
        for _ in range(60):
            words = tuple("".join(chance.choices(odd, k=chance.randint(1, 8))) for _ in range(chance.randint(1, 3)))
            topic = topic_of(idea(*words), excluded=(Term(words[:1]),), outlets=words[:1], language=words[0])
            assert (await conn.run_sync(index_for(conn).candidates, archive, topic)).rows == ()

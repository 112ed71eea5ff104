"""outlet: and feed: in a topic: what came from where is found alone, in every verb, and an empty answer says so."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.desk.brief import brief
from bot.desk.quotes import quotes
from bot.desk.search import search
from bot.desk.sources import sources
from bot.desk.suggest import suggest
from bot.desk.timeline import timeline
from bot.errors.feeds import NoSuchFeed, SeveralFeeds
from bot.errors.missing import OutletNotThere
from bot.records.answers import SearchedPart
from tests.archive.came_by import followed
from tests.search.conftest import Shelf
from tests.search.sample import draft

SAID = "“The ferry sails at noon,” said Ada Holm, the owner of the ferry. The ferry was green for a year."


async def add(shelf: Shelf, number: int, outlet: str | None, address: str | None) -> int:
    told = draft(f"Fictional: ferry {number}", SAID.replace("noon", f"{number} in the morning"), f"2024-02-0{number}")
    return await shelf.add(shelf.ours, replace(told, outlet=outlet, url=address, key=address))


async def follow(shelf: Shelf, address: str, name: str, *came: int) -> int:
    """Follow a feed by which these articles came; gives its number."""
    async with shelf.desk.store.writing() as conn:
        return await conn.run_sync(lambda w: followed(w, shelf.ours, name, *came, address=address))


async def found(shelf: Shelf, topic: str) -> set[int]:
    return {hit.source.article.id for hit in (await search(shelf.desk, shelf.ours, topic)).hits}


@pytest.fixture
async def four(shelf: Shelf) -> dict[str, int]:
    """Articles of the ferry by what tells them apart."""
    return {
        "post": await add(shelf, 1, "The Harbor Post", "https://www.harbor-post.example/1"),
        "blog": await add(shelf, 2, "Tide Notes", "https://blog.harbor-post.example/2"),
        "quill": await add(shelf, 3, "The Quill", "https://quill.example/3"),
        "pasted": await add(shelf, 4, None, None),
    }


async def test_an_outlet_by_name_or_site(shelf: Shelf, four: dict[str, int]) -> None:
    post, blog, quill, pasted = four.values()
    assert await found(shelf, 'ferry outlet:"the harbor POST"') == {post}
    assert await found(shelf, "ferry outlet:harbor-post.example") == {post, blog}
    assert await found(shelf, "ferry outlet:https://harbor-post.example/any") == {post, blog}
    assert await found(shelf, 'ferry outlet:quill.example outlet:"Tide Notes"') == {quill, blog}
    assert await found(shelf, "ferry -outlet:harbor-post.example") == {quill, pasted}
    assert await found(shelf, 'ferry NOT outlet:"The Quill" outlet:Quill outlet:tide') == {blog}
    with pytest.raises(OutletNotThere, match="lantern"):
        await search(shelf.desk, shelf.ours, "ferry outlet:lantern.example")


async def test_what_came_by_a_feed(shelf: Shelf, four: dict[str, int]) -> None:
    post, blog, quill, pasted = four.values()
    harbor = await follow(shelf, "https://harbor-post.example/rss", "Harbor Post", post, blog)
    other = await follow(shelf, "https://quill.example/rss", "Harbor Quill", quill)
    assert await found(shelf, f"ferry feed:{harbor}") == {post, blog}
    assert await found(shelf, 'ferry feed:"harbor post"') == {post, blog}
    assert await found(shelf, f"ferry feed:quill feed:#{harbor}") == {post, blog, quill}
    assert await found(shelf, "ferry feed:quill.example") == {quill}
    assert await found(shelf, "ferry -feed:quill") == {post, blog, pasted}
    assert await found(shelf, f'ferry feed:{harbor} outlet:"Tide Notes"') == {blog}
    with pytest.raises(SeveralFeeds, match="2 feeds"):
        await search(shelf.desk, shelf.ours, "ferry feed:harbor")
    with pytest.raises(NoSuchFeed, match="lantern"):
        await search(shelf.desk, shelf.ours, "ferry feed:lantern")
    with pytest.raises(NoSuchFeed):
        await search(shelf.desk, shelf.theirs, f"ferry feed:{other}")


async def test_every_verb_keeps_to_it(shelf: Shelf, four: dict[str, int]) -> None:
    await follow(shelf, "https://quill.example/rss", "Quill", four["quill"], four["blog"])
    topic, only = "ferry feed:quill -outlet:tide", four["quill"]
    told = await brief(shelf.desk, shelf.ours, topic)
    assert {cut.article for cut in told.sentences} == {only}
    assert [source.article.id for source in (await sources(shelf.desk, shelf.ours, topic)).sources] == [only]
    assert {quote.cut.article for quote in (await quotes(shelf.desk, shelf.ours, topic)).quotes} == {only}
    days = (await timeline(shelf.desk, shelf.ours, topic)).days
    assert [(day.day, day.articles) for day in days] == [(dt.date(2024, 2, 3), 1)]


async def test_an_empty_answer_says_what_they_hold(shelf: Shelf, four: dict[str, int]) -> None:
    await follow(shelf, "https://quill.example/rss", "The Quill Feed", four["quill"], four["blog"])
    await follow(shelf, "https://new.example/rss", "Brand New")
    part = (await brief(shelf.desk, shelf.ours, "volcano feed:quill")).searched.part
    assert part == SearchedPart(2, False, ("The Quill Feed",))
    both = (await sources(shelf.desk, shelf.ours, "volcano feed:quill outlet:tide")).searched.part
    assert both == SearchedPart(1, False, ("tide", "The Quill Feed"))
    assert (await quotes(shelf.desk, shelf.ours, "volcano feed:brand")).searched.part == SearchedPart(
        0, False, ("Brand New",)
    )
    assert (await brief(shelf.desk, shelf.ours, "ferry feed:quill")).searched.part is None


async def test_names_are_offered_while_they_are_typed(shelf: Shelf, four: dict[str, int]) -> None:
    async def offered(typed: str) -> list[tuple[str, int]]:
        return [(entry.topic, entry.articles) for entry in await suggest(shelf.desk, shelf.ours, typed)]

    await follow(shelf, "https://quill.example/rss", "Quill Wire", four["quill"], four["blog"])
    await follow(shelf, "https://quill.example/2", "Twins", four["quill"])
    twin = await follow(shelf, "https://quill.example/3", "Twins", four["post"])
    assert await offered("ferry outlet:qu") == [('ferry outlet:"The Quill"', 1)]
    assert await offered('lighthouse outlet:"the in') == [('lighthouse outlet:"The Invented Courier"', 2)]
    assert await offered("ferry feed:") == [
        ('ferry feed:"Quill Wire"', 2),
        *((f"ferry feed:{twin + n}", 1) for n in (-1, 0)),
    ]
    assert await offered("outlet:tide") == [('outlet:"Tide Notes"', 1)]
    assert await offered("-feed:wire") == [('-feed:"Quill Wire"', 9)]
    assert await offered("volcano feed:wire") == []
    assert (await offered("feed:wire fe"))[0] == ("feed:wire ferry", 2)
    assert await offered("feed:nowhere fe") == []

"""A topic of filters alone: what they leave, the newest first, with nothing chosen from it; "*" is everything."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.desk.brief import brief
from bot.desk.quotes import quotes
from bot.desk.search import LISTED, search
from bot.desk.sources import sources
from bot.desk.timeline import timeline
from bot.errors.asking import TimelineOfNothing
from bot.errors.missing import OutletNotThere
from tests.search.conftest import NOW, Shelf
from tests.search.sample import draft
from tests.search.test_came_from import follow

COUNT = 11
TOLD = "“Berth {n} is let,” said Ada Holm, the harbour master. The rent of berth {n} is {n} crowns. {more}"
OTHERS = "Nobody asked for the lamp of pier {n}. A gull sat on bollard {n} until the evening of that day."


@pytest.fixture
async def berths(shelf: Shelf) -> list[int]:
    """Articles of one outlet, a day apart, the last of them without a day."""
    made = []
    for n in range(1, COUNT + 1):
        day = f"2024-03-{n:02}" if n < COUNT else None
        one = draft(f"Fictional: berth {n}", TOLD.format(n=n, more=OTHERS.format(n=n)), day)
        made.append(await shelf.add(shelf.ours, replace(one, outlet="Quay Notes", language="fr" if n == 3 else "en")))
    return made


async def found(shelf: Shelf, topic: str, page: int = 1) -> list[int]:
    return [hit.source.article.id for hit in (await search(shelf.desk, shelf.ours, topic, page=page)).hits]


async def test_pages_of_the_newest(shelf: Shelf, berths: list[int]) -> None:
    newest = [*reversed(berths[:-1]), berths[-1]]
    first = await search(shelf.desk, shelf.ours, 'outlet:"Quay Notes"')
    assert [hit.source.article.id for hit in first.hits] == newest[:LISTED]
    assert (first.total, first.pages, first.listed) == (COUNT, 2, True)
    assert all(not hit.passages for hit in first.hits)
    assert await found(shelf, 'outlet:"Quay Notes"', page=2) == newest[LISTED:]
    assert await found(shelf, "outlet:quay since:2024-03-09") == [berths[9], berths[8]]
    assert await found(shelf, "outlet:quay lang:fr") == [berths[2]]
    assert await found(shelf, "outlet:quay -pier since:2024-03-08") == []
    assert await found(shelf, "* -outlet:quay until:2024-03-04") != []
    feed = await follow(shelf, "https://quay.example/rss", "Quay", berths[4], berths[6])
    assert await found(shelf, f"feed:{feed}") == [berths[6], berths[4]]
    assert set(berths).isdisjoint(await found(shelf, f"-feed:{feed} -outlet:quay"))


async def test_everything_is_of_one_archive(shelf: Shelf, berths: list[int]) -> None:
    everything = await sources(shelf.desk, shelf.ours, "*")
    assert everything.total == everything.searched.articles == len(everything.sources)
    theirs = await sources(shelf.desk, shelf.theirs, "*")
    assert [source.article.title.value for source in theirs.sources] == ["Secret lighthouse"]


async def test_a_brief_of_no_topic_says_nothing_and_lists(shelf: Shelf, berths: list[int]) -> None:
    told = await brief(shelf.desk, shelf.ours, "outlet:quay", length="short", since=dt.date(2024, 3, 5))
    assert (told.listed, told.sentences, told.quotes, told.warnings) == (True, (), (), ())
    assert [each.id for source in told.sources for each in (source.article, *source.copies)] == berths[9:3:-1]
    assert (told.found, told.unread, told.mentioned) == (6, 0, ())
    said = await quotes(shelf.desk, shelf.ours, "outlet:quay since:2024-03-09", speaker="Ada Holm")
    assert {quote.cut.article for quote in said.quotes} == {berths[8], berths[9]}
    with pytest.raises(TimelineOfNothing):
        await timeline(shelf.desk, shelf.ours, "outlet:quay")


async def test_of_what_was_there_nothing_is_new(shelf: Shelf, berths: list[int]) -> None:
    before, after = NOW - dt.timedelta(hours=1), NOW
    told = await brief(shelf.desk, shelf.ours, "outlet:quay", new_since=before)
    assert (told.found, told.older) == (COUNT, 0)
    told = await brief(shelf.desk, shelf.ours, "outlet:quay", new_since=after)
    assert (told.found, told.older, told.sources) == (0, COUNT, ())
    listed = await sources(shelf.desk, shelf.ours, "berth", new_since=after)
    assert (listed.total, listed.sources) == (0, ())
    assert listed.older > 0


async def test_filters_that_leave_nothing(shelf: Shelf, berths: list[int]) -> None:
    told = await brief(shelf.desk, shelf.ours, "outlet:quay since:2030")
    assert (told.listed, told.found, told.searched.part and told.searched.part.articles) == (True, 0, COUNT)
    with pytest.raises(OutletNotThere):
        await search(shelf.desk, shelf.ours, "outlet:lantern")

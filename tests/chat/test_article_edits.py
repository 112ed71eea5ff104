"""*Edit* and *Remove* under sources and under a shown article: for the desk, where the mistake is seen."""

import pytest

from tests.chat.conftest import Newsroom
from tests.discord import Answer
from tests.search.sample import draft

FARES = draft(
    "Ferry fares rize", "The ferry of Sample Bay costs more since Monday, the harbour office said.", "2025-03-01"
)
STRIKE = draft("Ferry crews strike", "The ferry crews of Sample Bay stopped work at noon and went home.", "2025-02-01")


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    await news.store(FARES, STRIKE)
    return news


async def choose(room: Newsroom, label: str, title: str) -> Answer:
    """Press a button under sources, and choose an article by its title."""
    which = await room.discord.click(await room.discord.run("/sources", topic="ferry"), label)
    assert which.ephemeral
    return await room.discord.select(which, next(option for option in which.selects[0].options if title in option))


async def test_a_wrong_title_is_set_right_from_the_sources(room: Newsroom) -> None:
    form = await choose(room, "Edit", "Ferry fares rize")
    said = await room.discord.submit(form, {"Title": "Ferry fares rise", "Date of publication": "3 March 2025"})
    assert "Corrected article 1: Ferry fares rise" in said.text
    sources = (await room.discord.run("/sources", topic="ferry")).text
    assert "Ferry fares rise" in sources
    assert "3 Mar 2025" in sources
    assert "Ferry crews strike" in sources


async def test_a_removed_article_comes_back_by_a_press(room: Newsroom) -> None:
    removed = await choose(room, "Remove", "Ferry crews strike")
    assert "In the trash" in removed.text
    assert "Ferry crews strike" in removed.text
    assert "crews" not in (await room.discord.run("/sources", topic="ferry")).text
    back = await room.discord.click(removed, "Put it back")
    assert "Back in the archive" in back.text
    assert "Ferry crews strike" in (await room.discord.run("/sources", topic="ferry")).text
    assert "not in the trash" in (await room.discord.click(removed, "Put it back")).text


async def test_under_a_shown_article(room: Newsroom) -> None:
    shown = await room.discord.run("/archive show", article=1)
    form = await room.discord.click(shown, "Edit")
    assert "at least one thing" in (await room.discord.submit(form, {})).text
    form = await room.discord.click(shown, "Edit")
    assert "not a date" in (await room.discord.submit(form, {"Date of publication": "soon"})).text
    form = await room.discord.click(shown, "Edit")
    assert "Corrected article 1" in (await room.discord.submit(form, {"Outlet": "The Sample Echo"})).text
    assert "The Sample Echo" in (await room.discord.run("/archive show", article=1)).text
    assert "In the trash" in (await room.discord.click(shown, "Remove")).text


async def test_readers_are_not_offered_it_and_may_not_press_it(room: Newsroom) -> None:
    discord, reader = room.discord, room.discord.member("Reader")
    assert not {"Edit", "Remove"} & set((await discord.run("/sources", topic="ferry", as_=reader)).labels)
    public = await discord.run("/sources", topic="ferry")
    which = await discord.click(public, "Remove", as_=reader)
    said = await discord.select(which, next(iter(which.selects[0].options)), as_=reader)
    assert "You may not do this here" in said.text
    form = await discord.select(
        await discord.click(public, "Edit", as_=reader), next(iter(which.selects[0].options)), as_=reader
    )
    assert "You may not do this here" in (await discord.submit(form, {"Title": "Mine"}, as_=reader)).text
    assert "Ferry fares rize" in (await discord.run("/sources", topic="ferry")).text


async def test_a_forged_choice_is_one_that_is_gone(room: Newsroom) -> None:
    which = await room.discord.click(await room.discord.run("/sources", topic="ferry"), "Remove")
    for value, said in (("1 OR 1", "not here any more"), ("999", "There is no article 999"), ("", "not here any more")):
        data = {"component_type": 3, "custom_id": which.selects[0].custom_id, "values": [value]}
        assert said in (await room.discord.press(which, data)).text

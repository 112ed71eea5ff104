"""/last: the last answer again; what was refused is never offered again, whatever refused it."""

from typing import Any

import pytest

from tests.chat.conftest import Newsroom
from tests.discord import Answer
from tests.search.sample import draft

FERRY = draft(
    "Ferry fares rise", "The ferry of Sample Bay costs more since Monday, the harbour office said.", "2025-03-01"
)
REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "no words": ("/brief", {"topic": "???"}, "Give a topic"),
    "nobody": ("/who", {"name": "Nobody Example"}, "Nobody called"),
    "two words": ("/verify", {"quote": "costs more"}, "One or two words"),
    "no article": ("/archive show", {"article": 99}, "no article 99"),
}


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    await news.store(FERRY)
    return news


async def last(room: Newsroom) -> Answer:
    return await room.discord.run("/last")


@pytest.mark.parametrize("name", REFUSED)
async def test_a_refusal_is_not_the_last_answer(room: Newsroom, name: str) -> None:
    command, options, why = REFUSED[name]
    await room.discord.run("/sources", topic="ferry")
    assert why in (await room.discord.run(command, **options)).text
    assert "Sources: ferry" in (await last(room)).text
    await room.discord.run("/quotes", topic="ferry")
    assert "“ferry”" in (await last(room)).text


async def test_after_nothing_but_refusals_nothing_was_asked(room: Newsroom) -> None:
    await room.discord.run("/brief", topic="???")
    assert "You have asked nothing here yet" in (await last(room)).text


async def test_a_failure_of_our_own_is_told_once(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    await room.discord.run("/sources", topic="ferry")
    with monkeypatch.context() as broken:
        broken.setattr("bot.desk.stats.of_archive", fail)
        assert "Something went wrong" in (await room.discord.run("/archive stats")).text
    assert "Sources: ferry" in (await last(room)).text


async def test_a_press_that_is_refused_leaves_the_buttons_of_its_answer(room: Newsroom) -> None:
    discord = room.discord
    (long,) = await room.store(draft("The pier", "The pier of Sample Bay is long and stands in the sea. " * 90))
    answer = await discord.run("/archive show", article=long)
    await discord.run("/archive remove", article=long)
    assert "lies in the trash" in (await discord.click(answer, "More")).text
    await discord.run("/archive restore", article=long)
    assert "page 2 of" in (await discord.click(answer, "More")).text


async def test_what_discord_never_takes_is_offered_again_once(room: Newsroom) -> None:
    discord = room.discord
    await discord.run("/sources", topic="ferry")
    discord.faults.add("PATCH /.*@original", "50035", times=1)
    assert "Discord did not take this answer" in (await discord.run("/help")).text
    discord.faults.add("PATCH /.*@original", "50035", times=1)
    assert "Discord did not take this answer" in (await last(room)).text
    await discord.run("/search", topic="ferry")
    assert "Search: ferry" in (await last(room)).text
    discord.forgive("")

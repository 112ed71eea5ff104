"""Wherever an article is asked for, its title can be typed: a live one, or for restore one in the trash."""

from typing import Any

import pytest

from tests.chat.conftest import Newsroom
from tests.chat.two_servers import commands
from tests.search.sample import draft

TITLES = ("Ferry fares rise", "Ferry crews strike", "The mill at Oxley burned")


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    told = "The ferry of Sample Bay and the mill number {} were in the news of the day."
    await news.store(*(draft(title, told.format(n), f"2025-03-0{n}") for n, title in enumerate(TITLES, 1)))
    return news


async def test_every_article_option_offers_titles(room: Newsroom) -> None:
    asking = [(words, o["name"]) for words, options in commands(room.discord) for o in options
              if o["name"] in ("article", "other")]  # fmt: skip
    assert len(asking) >= 10
    for words, name in asking:
        typed: dict[str, Any] = {name: "ferry"}
        offered = await room.discord.autocomplete(words, **typed)
        ids = [value for _, value in offered]
        assert ids == ([] if words == "/archive restore" else [2, 1]), words


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("", [3, 2, 1]), ("oxl mil", [3]), ("FERRY cr", [2]), ("2", [2]), ("#3", [3]), ("zeppelin", []), ("%", [3, 2, 1])],
)
async def test_what_is_typed(room: Newsroom, typed: str, ids: list[int]) -> None:
    offered = await room.discord.autocomplete("/archive show", article=typed)
    assert [value for _, value in offered] == ids
    assert all(label.endswith(f"#{value}") and TITLES[int(str(value)) - 1] in label for label, value in offered)


async def test_restore_offers_the_trash(room: Newsroom) -> None:
    await room.discord.run("/archive remove", article=1)
    assert [value for _, value in await room.discord.autocomplete("/archive restore", article="fer")] == [1]
    assert [value for _, value in await room.discord.autocomplete("/archive show", article="fer")] == [2]


async def test_an_old_article_is_offered_by_a_whole_word_of_its_title(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.desk.titles.NEWEST", 1)
    assert [value for _, value in await room.discord.autocomplete("/archive show", article="fares")] == [1]
    assert await room.discord.autocomplete("/archive show", article="news") == []

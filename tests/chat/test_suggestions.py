"""Autocomplete of topics: what the archive can answer, how much of it, as the server writes its dates."""

import pytest

from tests.chat.conftest import Newsroom
from tests.search.sample import draft

DAYS = ("2024-12-30", "2025-03-20", "2025-02-02")
STORIES = (
    ("Rangoon ferry fares rise", "The ferry of Yangon in Burma costs more, Sample Bay officials said."),
    ("Myanmar ferry strike ends", "The ferry crews of Myanmar went back to work after talks in Moscow."),
    ("Ferry blessed in Myanmar", "A ferry was blessed in Myanmar and went to sea."),
)


async def offered(news: Newsroom, typed: str, command: str = "/brief") -> list[str]:
    return [name for name, _ in await news.discord.autocomplete(command, topic=typed)]


@pytest.fixture
async def filled(news: Newsroom) -> Newsroom:
    await news.store(*(draft(title, text, day) for (title, text), day in zip(STORIES, DAYS, strict=True)))
    return news


async def test_a_topic_reads_with_its_articles_and_its_last_day(filled: Newsroom) -> None:
    ((name, value), *rest) = await filled.discord.autocomplete("/brief", topic="ferry")
    assert (name, value) == ("ferry · 3 articles · last 20 Mar", "ferry")
    assert "ferry Myanmar · 3 articles · last 20 Mar" in [name for name, _ in rest]


@pytest.mark.parametrize("command", ["/brief", "/quotes", "/sources", "/search", "/timeline"])
async def test_every_command_with_a_topic_offers_topics(filled: Newsroom, command: str) -> None:
    assert (await offered(filled, "burm", command))[0] == "Burma (Myanmar) · 3 articles · last 20 Mar"


async def test_the_last_word_is_a_beginning_and_each_topic_stands_once(filled: Newsroom) -> None:
    first, *beyond = await offered(filled, "myanmar fer")
    assert first == "Myanmar ferry · 3 articles · last 20 Mar"
    assert beyond == []
    assert (await offered(filled, "myanmar ferry stri"))[0] == "Myanmar ferry strike · 1 article · last 20 Mar"
    assert "Burma ferry · 3 articles · last 20 Mar" in await offered(filled, "burm")
    assert (await offered(filled, "ferry ru"))[0] == "ferry Russia · 1 article · last 20 Mar"
    names = await offered(filled, "Myanmar")
    assert names[0] == "Myanmar · 3 articles · last 20 Mar"
    assert not [name for name in names if "Burma" in name or "Rangoon" in name]


async def test_nothing_typed_shows_what_the_newest_articles_tell_of(filled: Newsroom) -> None:
    assert (await offered(filled, ""))[0] == "ferry · 3 articles · last 20 Mar"


async def test_what_cannot_be_answered_is_not_offered(filled: Newsroom) -> None:
    for typed in ("zeppelin", "ferry zeppelin", "since:yesterday", "???", "x" * 100, "-ferry"):
        assert await offered(filled, typed) == []
    stranger = await filled.discord.invite("Elsewhere")
    owner = stranger.members[stranger.owner.id]
    assert await filled.discord.autocomplete("/brief", topic="ferry", as_=owner) == []


@pytest.mark.parametrize(("order", "last"), [("DMY", "30 Dec 2024"), ("MDY", "Dec 30, 2024"), ("YMD", "2024 Dec 30")])
async def test_days_stand_in_the_servers_order(filled: Newsroom, order: str, last: str) -> None:
    await filled.discord.run("/settings", date_order=order)
    assert (await offered(filled, "ferry fares"))[0] == f"ferry fares · 1 article · last {last}"


async def test_a_servers_own_names_and_its_language(filled: Newsroom) -> None:
    await filled.discord.run("/settings", alias="SBO, Sample Bay")
    assert (await offered(filled, "sbo"))[0] == "SBO · 1 article · last 30 Dec 2024"
    assert (await offered(filled, "sample b"))[0] == "Sample Bay (SBO) · 1 article · last 30 Dec 2024"
    await filled.discord.run("/settings", language="fr")
    assert (await offered(filled, "myanmar"))[0] == "Myanmar · 3 articles · dernier : 20 mars"


async def test_more_than_are_counted_and_a_name_that_is_too_long(news: Newsroom) -> None:
    many = [draft(f"Pier {number}", f"The pier number {number} was counted.", "2025-01-05") for number in range(201)]
    longest = " ".join(f"harbourmaster{number:04}" for number in range(5))
    await news.store(*many, draft("Long", longest, "2023-01-05"))
    assert (await offered(news, "pier"))[0] == "Pier · more than 200 articles · last 5 Jan"
    (name, value), *_ = await news.discord.autocomplete("/brief", topic=longest)
    assert value == longest
    assert len(name) <= 100
    assert name.endswith("… · 1 article · last 5 Jan 2023")

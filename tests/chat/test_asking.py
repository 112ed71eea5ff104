"""Topics asked on Discord: briefs of three lengths, pages of search with marked words, slips, a server's own names."""

import random

import pytest

from tests.chat.conftest import Newsroom
from tests.chat.on_screen import claims
from tests.search.sample import ALL, draft

GOODS = [
    "lemons", "goats", "barley", "pianos", "bells", "dentists", "brides", "letters", "organs", "ropes", "lamps",
    "boats", "herrings", "ladders", "clocks", "barrels", "violins", "bicycles", "candles", "saddles", "mirrors",
    "kettles", "carpets", "anvils", "chairs", "stoves", "puppets", "ploughs", "drums", "looms",
]  # fmt: skip


def told(day: int) -> str:
    """Sentences that share no three words in a row with those of another day, except by chance."""
    chance = random.Random(day)
    one, two, three = (", ".join(chance.sample(GOODS, 15)) for _ in range(3))
    return (
        f"The ferry of Sample Bay stayed in the strike with {one} on board. “{two.capitalize()} wait for me,” said "
        f"Anna Example of the ferry. {three.capitalize()} were sent back by those in the strike."
    )


STRIKE = [draft(f"Ferry strike, day {day}", told(day), f"2024-08-{day:02}") for day in range(1, 13)]


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    await news.store(*ALL, *STRIKE)
    return news


async def test_three_lengths_of_a_brief(room: Newsroom) -> None:
    told = {}
    for length in ("short", "normal", "long"):
        answer = await room.discord.run("/brief", topic="ferry strike", length=length)
        told[length] = claims(answer)
        assert len(answer.text) <= 4_000
    sentences = [len(told[length].sentences) for length in ("short", "normal", "long")]
    assert sentences == sorted(set(sentences))
    assert len(told["short"].quotes) == 2


async def test_pages_of_search_with_the_topics_words_marked(room: Newsroom) -> None:
    first = await room.discord.run("/search", topic="ferries Sample Bay")
    assert first.ephemeral
    assert first.text.count("Ferry strike, day") == 5
    assert "The **ferry** of **Sample Bay** stayed in the strike" in first.markup
    assert "[1]" in first.text
    second = await room.discord.click(first, "More")
    assert "[6]" in second.text
    third = await room.discord.run("/search", topic="ferries Sample Bay", page=3)
    assert "[11]" in third.text
    assert third.labels.count("Back") == 1
    assert "More" not in third.labels


async def test_a_slip_is_offered_and_asked_by_a_press(room: Newsroom) -> None:
    for command in ("/brief", "/search", "/sources", "/timeline"):
        nothing = await room.discord.run(command, topic="lihgthouse")
        assert "Did you mean lighthouse?" in nothing.text
        meant = await room.discord.click(nothing, "Ask for lighthouse")
        assert meant.ephemeral
        assert "lighthouse" in meant.text
        assert "The keeper of the Grand Fenwick lighthouse won" in meant.text or "lighthouse dispute" in meant.text
    half = await room.discord.run("/brief", topic="Freedonia lihgthouse")
    assert "Did you mean Freedonia lighthouse?" in half.text
    assert "Nothing found" in half.text
    right = await room.discord.run("/brief", topic="lighthouse")
    assert not [label for label in right.labels if label.startswith("Ask for")]


JORDAN = draft(
    "Jordan's king meets farmers", "The king of Jordan met farmers in Amman on Monday about the drought.", "2024-08-02"
)
PIKE = draft(
    "Striker signs for Fenwick", "Jordan Pike signed for Fenwick on Monday. Jordan Pike ran for Jordan Pike's bus.",
    "2024-08-03",
)  # fmt: skip


async def test_a_namesake_is_left_out_told_and_asked_by_a_press(room: Newsroom) -> None:
    await room.store(JORDAN, PIKE)
    answer = await room.discord.run("/brief", topic="Jordan")
    assert "The king of Jordan met farmers" in answer.text
    assert "1 article left out: these words mean something else there (Jordan Pike)." in answer.text
    other = await room.discord.click(answer, "Ask for Jordan Pike")
    assert other.ephemeral
    assert "Jordan Pike signed for Fenwick" in other.text
    assert "king" not in other.text


async def test_a_servers_own_names_widen_a_topic(room: Newsroom) -> None:
    assert "Nothing found" in (await room.discord.run("/brief", topic="SBF")).text
    said = await room.discord.run("/settings", alias="SBF, Sample Bay ferry, ferry of Sample Bay")
    assert "SBF" in said.text
    assert "stayed in the strike" in (await room.discord.run("/brief", topic="SBF")).text
    assert (
        "5 of" in (await room.discord.run("/search", topic="SBF")).text
        or "12 articles" in (await room.discord.run("/search", topic="SBF")).text
    )
    stranger = await room.discord.invite("Elsewhere")
    owner = stranger.members[stranger.owner.id]
    assert "no articles yet" in (await room.discord.run("/brief", topic="SBF", as_=owner)).text
    await room.discord.run("/settings", forget_aliases=True)
    assert "Nothing found" in (await room.discord.run("/brief", topic="SBF")).text
    assert "two or more words" in (await room.discord.run("/settings", alias="lonely")).text

"""*Merge speakers*: from /who and from *Wrong speaker?*, a likely person, a question, and a way back."""

import pytest

from tests.chat.conftest import Newsroom
from tests.discord import Answer
from tests.search.sample import draft

SAID = (
    ("Lamp", "“The lamp stays green for another year,” said Odalys Verhoef, the keeper of the light."),
    ("Fog", "“The fog horn was never loud enough,” said Odalis Verhoef, the keeper of the light."),
    ("Boats", "“Boats are late because of the fog here,” said Pieter Verhoef, who owns the ferry."),
    ("Tulips", "“We grow our own tulips in this town,” said Pim Aardbei, who speaks for the gardeners."),
)


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    await news.store(*(draft(title, f"The {title.lower()} of Grand Fenwick.\n\n{text}") for title, text in SAID))
    return news


def option(answer: Answer, name: str) -> str:
    return next(label for label in answer.selects[0].options if label.startswith(name))


async def test_two_spellings_become_one_from_who_and_two_again(room: Newsroom) -> None:
    discord = room.discord
    who = await discord.run("/who", name="Odalys Verhoef")
    assert "Of nearly the same name: Odalis Verhoef" in who.text
    likely = await discord.click(who, "Merge speakers")
    assert likely.ephemeral
    names = [label.partition(" · ")[0] for label in likely.selects[0].options]
    assert names == ["Odalis Verhoef", "Pieter Verhoef"]  # the nearest first
    asked = await discord.select(likely, option(likely, "Odalis"))
    assert "Make one speaker of two?" in asked.text
    assert "Everything that Odalis Verhoef said would count as said by Odalys Verhoef" in asked.text
    done = await discord.click(asked, "Merge")
    assert "Odalis Verhoef counts as Odalys Verhoef now" in done.text
    who = await discord.run("/who", name="Odalys Verhoef")
    assert "fog horn" in who.text
    assert "nearly the same name" not in who.text
    assert "are as before" in (await discord.click(done, "Take it back")).text
    assert "fog horn" not in (await discord.run("/who", name="Odalys Verhoef")).text
    assert "no change" in (await discord.click(done, "Take it back")).text
    audit = (await discord.run("/audit")).text
    assert "made one speaker of two" in audit


async def test_from_quotes_whose_speaker_is_another_spelling(room: Newsroom) -> None:
    discord = room.discord
    wrong = await discord.click(await discord.run("/quotes", topic="Grand Fenwick"), "Wrong speaker?")
    whom = await discord.click(wrong, "Merge speakers")
    likely = await discord.select(whom, option(whom, "Odalys Verhoef"))
    done = await discord.click(await discord.select(likely, option(likely, "Odalis")), "Merge")
    assert "Odalis Verhoef counts as Odalys Verhoef now" in done.text
    typed = await discord.run("/speaker split", person="Pim Aardbei", articles="4", name="Pam Aardbei")
    assert "are as before" in (await discord.click(typed, "Take it back")).text


async def test_it_is_for_the_desk_alone(room: Newsroom) -> None:
    discord, reader = room.discord, room.discord.member("Reader")
    assert "Merge speakers" not in (await discord.run("/who", name="Odalys Verhoef", as_=reader)).labels
    who = await discord.click(await discord.run("/who", name="Odalys Verhoef"), "Post to channel")
    likely = await discord.click(who, "Merge speakers", as_=reader)
    asked = await discord.select(likely, option(likely, "Odalis"), as_=reader)
    assert "You may not do this here" in (await discord.click(asked, "Merge", as_=reader)).text
    assert "fog horn" not in (await discord.run("/who", name="Odalys Verhoef")).text
    assert "Merge speakers" not in (await discord.run("/who", name="Pim Aardbei")).labels
    forged = {"component_type": 3, "custom_id": likely.selects[0].custom_id, "values": ["1 OR 1"]}
    assert "not here any more" in (await discord.press(likely, forged, as_=reader)).text

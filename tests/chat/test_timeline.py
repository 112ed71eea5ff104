"""/timeline: its chart as a picture with words for it, its pages, and what has no certain day."""

import io

import pytest
from PIL import Image

from bot.records.reading import DateEvidence, Draft, PublicationDate
from tests.chat.conftest import Newsroom
from tests.discord import Answer
from tests.discord.limits.components import GALLERY
from tests.discord.world import Json
from tests.search.sample import draft


def told(number: int, day: str | None, *, sure: bool = True) -> Draft:
    made = draft(f"Ferry {number}", f"The ferry of Sample Bay sailed for the {number}th time.", day)
    chosen = made.published.chosen
    if chosen and not sure:
        witness = DateEvidence(chosen.date, "file name", chosen.text)
        return Draft(made.kind, made.title, made.byline, PublicationDate(witness, (), False), made.text, made.received)
    return made


@pytest.fixture
async def ferries(news: Newsroom) -> Newsroom:
    """Eleven days over eleven months, three articles on one of them, one unsure day, one article without any."""
    monthly = [told(number, f"2024-{number:02}-05") for number in range(1, 12)]
    more = [told(20, "2024-04-05"), told(21, "2024-04-05"), told(22, "2024-06-07", sure=False), told(23, None)]
    await news.store(*monthly, *more)
    return news


def pictures(answer: Answer) -> list[Json]:
    return [item for part in answer.components if part["type"] == GALLERY for item in part["items"]]


async def test_the_chart_is_a_picture_with_the_same_in_words(ferries: Newsroom) -> None:
    answer = await ferries.discord.run("/timeline", topic="ferry")
    (item,), (file,) = pictures(answer), answer.files
    assert item["media"]["url"] == f"attachment://{file.name}"
    said = "Articles by month, Jan 2024 to Nov 2024: 13 in all; Apr 2024 has most (3)."
    assert item["description"].startswith(f"Bar chart. {said} 2024-01: 1, 2024-02: 1, 2024-03: 1, 2024-04: 3,")
    assert said in answer.text
    assert "5 Apr 2024 ▇▇▇▇▇▇ 3 articles" in answer.text
    image = Image.open(io.BytesIO(file.body))
    assert image.format == "PNG"
    assert image.size == (800, 400)


async def test_a_page_turned_takes_the_picture_away_and_brings_it_back(ferries: Newsroom) -> None:
    first = await ferries.discord.run("/timeline", topic="ferry")
    assert "without a certain date" not in first.text
    await ferries.discord.click(first, "More")
    assert "5 Nov 2024" in first.text
    assert (pictures(first), first.files) == ([], [])
    await ferries.discord.click(first, "Back")
    assert "5 Jan 2024" in first.text
    assert len(pictures(first)) == len(first.files) == 1


async def test_articles_without_a_certain_day_are_counted_and_listed_apart(ferries: Newsroom) -> None:
    first = await ferries.discord.run("/timeline", topic="ferry")
    last = await ferries.discord.click(first, "More")
    apart = last.text[last.text.index("2 articles without a certain date are left out:") :]
    assert "Ferry 22" in apart
    assert "7 Jun 2024 (not sure)" in apart
    assert "Ferry 23" in apart
    assert "no date" in apart


async def test_the_picture_is_there_again_when_posted_and_under_last(ferries: Newsroom) -> None:
    private = await ferries.discord.run("/timeline", topic="ferry", private=True)
    posted = await ferries.discord.click(private, "Post to channel")
    again = await ferries.discord.run("/last")
    for answer in (private, posted, again):
        assert len(pictures(answer)) == len(answer.files) == 1
    assert posted.files[0].body == private.files[0].body


async def test_one_day_alone_needs_no_chart_and_none_says_so(news: Newsroom) -> None:
    await news.store(told(1, "2024-05-05"), told(2, "2024-05-05"))
    answer = await news.discord.run("/timeline", topic="ferry")
    assert "2 articles" in answer.text
    assert not answer.files
    nothing = await news.discord.run("/timeline", topic="feryr")
    assert "Did you mean ferry?" in nothing.text


async def test_the_words_of_the_picture_are_the_servers(ferries: Newsroom) -> None:
    await ferries.discord.run("/settings", language="fr")
    (item,) = pictures(await ferries.discord.run("/timeline", topic="ferry"))
    said = "Diagramme en barres. Articles par mois, de janv. 2024 à nov. 2024 : 13 en tout"
    assert item["description"].startswith(said)

"""outlet: and feed: on Discord: names are offered, answers and buttons keep to them, an empty one says of what."""

from dataclasses import replace

import pytest

from bot.desk import archives
from tests.archive.came_by import followed
from tests.chat.conftest import Newsroom
from tests.search.sample import draft

TEXT = "The ferry of Sample Bay is {n} metres long. “It has {n} seats,” said Ada Holm, the owner of the ferry."
PAGES = 13
"""Enough quotes for a second page."""


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    """Articles of the ferry, of an outlet and of a site, most of which came in by a feed; and others."""
    ferries = [
        replace(
            draft(f"Fictional: ferry {n}", TEXT.format(n=n), f"2025-03-{n:02}", outlet="The Quill"),
            url=f"https://quill.example/{n}", key=f"quill.example/{n}",
        )
        for n in range(1, PAGES + 1)
    ]  # fmt: skip
    other = draft("Fictional: ferry painted", TEXT.format(n=99), "2025-03-30", outlet="Tide Notes")
    numbers = await news.store(*ferries, other)
    archive = (await archives.for_server(news.desk, news.discord.server.id)).id
    await news.desk.store.write(lambda conn: followed(conn, archive, "Harbor Post", *numbers[1:-1]))
    return news


async def test_names_are_offered_behind_the_filters(room: Newsroom) -> None:
    offered = await room.discord.autocomplete("/brief", topic="ferry feed:har")
    assert offered == [('ferry feed:"Harbor Post" · 12 articles · last 13 Mar', 'ferry feed:"Harbor Post"')]
    offered = await room.discord.autocomplete("/quotes", topic="ferry outlet:")
    assert [value for _, value in offered] == ['ferry outlet:"The Quill"', 'ferry outlet:"Tide Notes"']
    assert [value for _, value in await room.discord.autocomplete("/search", topic="-outlet:ti")] == [
        '-outlet:"Tide Notes"'
    ]


async def test_an_answer_and_its_next_page_keep_to_it(room: Newsroom) -> None:
    first = await room.discord.run("/quotes", topic='ferry feed:"Harbor Post" outlet:quill.example')
    assert "12 quotes" in first.text
    more = await room.discord.click(first, "More")
    assert "It has 2 seats" in more.text
    assert "99" not in first.text + more.text
    brief = await room.discord.run("/brief", topic="ferry -feed:harbor")
    assert "It has 2 seats" not in brief.text
    assert "99 metres" in brief.text


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "0 of 12 articles of Harbor Post."), ("fr", "0 sur 12 articles de Harbor Post.")]
)
async def test_an_empty_answer_says_of_what(room: Newsroom, locale: str, said: str) -> None:
    room.discord.owner.person.locale = locale
    assert said in (await room.discord.run("/brief", topic="volcano feed:harbor", private=True)).text


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("ferry feed:lantern", "No feed followed here is called lantern"),
        ("ferry outlet:lantern.example", "No article here is of an outlet called lantern.example"),
    ],
)
async def test_a_name_that_is_none_is_asked_back(room: Newsroom, topic: str, said: str) -> None:
    answer = await room.discord.run("/sources", topic=topic)
    assert said in answer.text
    assert answer.ephemeral

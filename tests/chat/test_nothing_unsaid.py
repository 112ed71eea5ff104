"""What is refused, and what is empty, says how things stand: the trash, the pages, the archive."""

import pytest

from tests.chat.conftest import Newsroom
from tests.search.sample import draft

FERRY = draft(
    "Ferry fares rise", "The ferry of Sample Bay costs more since Monday, the harbour office said.", "2025-03-01"
)


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    await news.store(FERRY)
    return news


async def said(room: Newsroom, command: str, **options: object) -> str:
    return (await room.discord.run(command, **options)).text  # type: ignore[arg-type]


async def test_what_lies_in_the_trash_says_so_and_what_does_not_too(room: Newsroom) -> None:
    assert "Article 1 is in the archive and not in the trash" in await said(room, "/archive restore", article=1)
    assert "In the trash" in await said(room, "/archive remove", article=1)
    lies = "Article 1 lies in the trash; bring it back first. /archive restore article: 1 does that."
    for command in ("/archive remove", "/archive show", "/archive changes"):
        assert lies in await said(room, command, article=1), command
    assert lies in await said(room, "/archive edit", article=1, title="Other fares")
    assert lies in await said(room, "/archive note", article=1, words="Doubtful")
    await said(room, "/archive restore", article=1)
    assert "Article 1 is in the archive and not in the trash" in await said(room, "/archive restore", article=1)
    for command in ("/archive remove", "/archive restore", "/archive show"):
        assert "There is no article 9 in this archive" in await said(room, command, article=9), command


async def test_a_page_after_the_last_says_how_many_there_are(room: Newsroom) -> None:
    told = "“The boat {} leaks at plank {},” said Anna Example of pier {}."
    await room.store(*(draft(f"Boat {n}", told.format(n, n * n, n * 7), "2025-03-02") for n in range(1, 13)))
    for command, pages in (("/search", 3), ("/quotes", 2), ("/sources", 2)):
        answer = await room.discord.run(command, topic="boat")
        number = 0
        while "More" in answer.labels:
            await room.discord.click(answer, "More")
            number += 1
        assert number == pages - 1, command
        own = next(id_ for id_ in (str(button.custom_id) for button in answer.buttons) if ":page:" in id_)
        press = {"component_type": 2, "custom_id": own.rsplit(":", 1)[0] + ":99"}
        assert f"There are {pages} pages." in (await room.discord.press(answer, press)).text, command
    beyond = await room.discord.run("/search", topic="boat", page=99)
    assert "There are 3 pages." in beyond.text
    assert "Nothing found" not in beyond.text
    assert "Post to channel" not in beyond.labels
    assert "[11]" in (await room.discord.click(beyond, "Back")).text


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("/brief", {"topic": "ferry"}),
        ("/search", {"topic": "ferry"}),
        ("/who", {"name": "Anna Example"}),
        ("/verify", {"quote": "the ferry is full"}),
        ("/archive stats", {}),
    ],
)
async def test_an_empty_archive_says_how_to_fill_it(news: Newsroom, command: str, options: dict[str, object]) -> None:
    answer = await said(news, command, **options)
    assert "This archive has no articles yet" in answer
    assert "/ingest" in answer
    assert "Try" not in answer

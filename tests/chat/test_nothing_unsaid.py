"""What is refused, and what is empty, says how things stand: the trash, the pages, the archive."""

import pytest

from tests.chat.conftest import Newsroom
from tests.search.sample import draft

FERRY = draft("Ferry fares rise", "The ferry of Sample Bay costs more since Monday, the harbour office said.", "2025-03-01")


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    await news.store(FERRY)
    return news


async def said(room: Newsroom, command: str, **options: object) -> str:
    return (await room.discord.run(command, **options)).text  # type: ignore[arg-type]


async def test_what_lies_in_the_trash_says_so_and_what_does_not_too(room: Newsroom) -> None:
    assert "Article 1 is not in the trash: it is in the archive." in await said(room, "/archive restore", article=1)
    assert "In the trash" in await said(room, "/archive remove", article=1)
    lies = "Article 1 lies in the trash; /archive restore brings it back."
    for command in ("/archive remove", "/archive show", "/archive changes"):
        assert lies in await said(room, command, article=1), command
    assert lies in await said(room, "/archive edit", article=1, title="Other fares")
    assert lies in await said(room, "/archive note", article=1, words="Doubtful")
    await said(room, "/archive restore", article=1)
    assert "Article 1 is not in the trash" in await said(room, "/archive restore", article=1)
    for command in ("/archive remove", "/archive restore", "/archive show"):
        assert "There is no article 9 in this archive" in await said(room, command, article=9), command

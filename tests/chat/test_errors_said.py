"""What is refused, as Discord says it: with Discord's own commands, in the language of whoever asks."""

import pytest

from tests.chat.conftest import Newsroom
from tests.discord import Upload
from tests.search.sample import draft


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    """An archive with two articles."""
    await news.store(draft("The ferry", "The ferry of Sample Bay sails on Monday, said Anna Holt."))
    await news.store(draft("The pier", "The pier of Sample Bay is closed, said Ben Holt."))
    return news


async def refused(room: Newsroom, command: str, **options: object) -> str:
    return (await room.discord.run(command, **options)).text  # type: ignore[arg-type]


async def test_a_member_is_told_which_command_helps(room: Newsroom) -> None:
    unlinked = await refused(room, "/archive unlink", article=2, other=1)
    assert "article 2 is to article 1; check their numbers, or link them. /archive link does that." in unlinked
    nobody = await refused(room, "/who", name="**Nobody** @everyone")
    assert "/search finds people who are only mentioned." in nobody
    assert "copydesk" not in nobody
    await room.discord.run("/archive remove", article=1)
    assert "bring it back first. /archive restore article: 1 does that." in await refused(
        room, "/archive show", article=1
    )
    assert "There is no article 12345 in this archive" in await refused(room, "/archive show", article=12_345)


async def test_a_french_member_is_told_it_in_french_to_the_last_word(room: Newsroom) -> None:
    await room.discord.run("/archive remove", article=1)
    room.discord.owner.person.locale = "fr"
    told = await refused(room, "/archive show", article=1)
    assert "L’article 1 est à la corbeille ; ramenez-le d’abord. /archive restore article: 1 le fait." in told
    picture = Upload("picture.png", b"\x89PNG\r\n\x1a\n", "image/png")
    assert "C’est une image" in await refused(room, "/ingest file", file=picture)

"""On Discord: autocomplete of speakers, pages of quotes, several quotes of a message, merge and undo."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.analysis.markup import mark
from bot.archive import articles
from bot.archive.servers import archives
from bot.records.reading import Draft, Field, PublicationDate, Received
from tests.chat.conftest import NOW, Newsroom, newsroom
from tests.discord import LocalDiscord
from tests.verify.conftest import EDITOR
from tests.verify.test_desk import COUSIN, FIRST


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    """A running bot whose server has two articles and a page and a half of quotes of one more."""
    more = " ".join(f"“We counted the ships of pier {number} by hand,” said Lena Quist." for number in range(15))
    async with LocalDiscord() as discord, newsroom(tmp_path / "desk.sqlite", discord) as news:
        async with news.desk.store.writing() as conn:
            archive = await conn.run_sync(archives.of_server, discord.owner.server.id)
            for number, text in enumerate((FIRST, COUSIN, more)):
                received, key = Received(b"", "text/plain"), f"paper.example/{number}"
                draft = Draft(
                    "page", Field("Harbour", "page"), Field(), PublicationDate(), text, received, f"https://{key}", key
                )
                await conn.run_sync(articles.add, archive.id, draft, mark(text, "en"), EDITOR, NOW)
        yield news
        discord.judge()


async def test_quotes_by_an_autocompleted_speaker_turn_pages(room: Newsroom) -> None:
    ((name, number),) = await room.discord.autocomplete("/quotes", speaker="qui")
    assert name == "Lena Quist"
    first = await room.discord.run("/quotes", speaker=number)
    assert "by hand" in first.text
    second = await room.discord.click(first, "More")
    assert "pier 14" in second.text


async def test_every_quote_of_a_message(room: Newsroom) -> None:
    words = (
        "“We will close the harbour before 16 June”, and “My boat stays where my boat has always been”, and “Nobody "
        "ever said this here”."
    )
    said = room.discord.say(room.discord.owner, words)
    answer = await room.discord.menu("Check quotes", said)
    assert answer.ephemeral
    assert answer.text.index("Altered") < answer.text.index("Verbatim") < answer.text.index("Not in this archive")
    assert "fake" not in answer.text.lower()


async def test_merge_and_undo(room: Newsroom) -> None:
    merged = await room.discord.run("/speaker merge", person="Anna Holt", into="Mira Holt")
    assert "Anna Holt counts as Mira Holt now" in merged.text
    assert "Mira Holt" in (await room.discord.run("/who", name="Anna Holt")).text
    assert "as before" in (await room.discord.run("/speaker undo", change=1)).text
    assert "no change 1" in (await room.discord.run("/speaker undo", change=1)).text


async def test_an_altered_quote_with_its_difference_first_appearance_and_link_is_posted(room: Newsroom) -> None:
    answer = await room.discord.run("/verify", quote="We will never close the harbour before 16 June")
    assert answer.ephemeral
    for shown in ("We will not never close the harbour", "We will not close the harbour before", "First Harbour"):
        assert shown in answer.text
    assert answer.text.index("Altered") < answer.text.index("Asked")
    posted = await room.discord.click(answer, "Post to channel")
    assert not posted.ephemeral
    assert "Altered" in posted.text


async def test_two_words_ask_for_a_second_key(room: Newsroom) -> None:
    assert "speaker or the topic" in (await room.discord.run("/verify", quote="did nothing")).text
    assert "Verbatim" in (await room.discord.run("/verify", quote="did nothing", speaker="Otto Brand")).text


async def test_a_topic_that_a_short_quote_was_about_has_the_servers_aliases(room: Newsroom) -> None:
    assert "Not in this archive" in (await room.discord.run("/verify", quote="the harbour", topic="seaport")).text
    await room.discord.run("/settings", alias="seaport, harbour")
    assert "Verbatim" in (await room.discord.run("/verify", quote="the harbour", topic="seaport")).text

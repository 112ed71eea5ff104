"""Two servers on one archive, by a code; and deleting everything."""

import re
from dataclasses import replace

import pytest

from bot.desk import archives, sharing
from bot.errors.missing import NoSuchOffer
from bot.records.archive import Actor
from tests.chat.conftest import Newsroom

TEXT = "The Quicksilver ferry sails on Monday.\n\n“The ferry is full,” said Anna Example."


async def _saved(news: Newsroom) -> None:
    form = await news.discord.run("/ingest text")
    preview = await news.discord.submit(form, {"Title": "The Quicksilver", "Text": TEXT})
    await news.discord.click(preview, "Save")


async def _code(news: Newsroom) -> str:
    shared = await news.discord.run("/settings", share=True)
    assert shared.ephemeral
    found = re.search(r"^`?([\w-]{8,})`?$", shared.text, re.M)
    assert found, shared.text
    return found[1]


async def test_another_server_answers_from_this_archive_by_a_code_that_works_once(news: Newsroom) -> None:
    discord = news.discord
    await _saved(news)
    second, third = await discord.invite("Second"), await discord.invite("Third")
    ask = second.members[second.owner.id]
    assert "Nothing found" in (await discord.run("/brief", topic="Quicksilver", as_=ask)).text
    code = await _code(news)
    assert "It holds 1 article." in (await discord.run("/settings", join=code, as_=ask)).text
    assert "The Quicksilver ferry sails" in (await discord.run("/brief", topic="Quicksilver", as_=ask)).text
    late = third.members[third.owner.id]
    assert "No server offers its archive" in (await discord.run("/settings", join=code, as_=late)).text
    assert "Nothing found" in (await discord.run("/brief", topic="Quicksilver", as_=late)).text
    await discord.run("/settings", join="own", as_=ask)
    assert "Nothing found" in (await discord.run("/brief", topic="Quicksilver", as_=ask)).text


async def test_a_code_is_good_for_an_hour_and_not_for_the_server_that_gave_it(news: Newsroom) -> None:
    discord = news.discord
    second = await discord.invite("Second")
    code = await _code(news)
    assert "No server offers its archive" in (await discord.run("/settings", join=code)).text
    later = replace(news.desk, now=lambda: news.desk.now() + sharing.OFFERED_FOR)
    with pytest.raises(NoSuchOffer):
        await sharing.accept(later, second.id, code, Actor("discord", "1", "Manager"))


async def test_everything_is_deleted_after_one_more_question(news: Newsroom) -> None:
    discord = news.discord
    await _saved(news)
    asked = await discord.run("/settings", purge=True)
    assert "1 article with its quotes" in asked.text
    assert "The Quicksilver" in (await discord.run("/search", topic="Quicksilver")).text
    assert "1 article was deleted." in (await discord.click(asked, "Delete everything")).text
    assert "This archive has no articles yet" in (await discord.run("/search", topic="Quicksilver")).text
    assert "deleted the whole archive" in (await discord.run("/audit")).text
    await _saved(news)
    assert "The Quicksilver" in (await discord.run("/search", topic="Quicksilver")).text


async def test_a_shared_archive_is_not_deleted(news: Newsroom) -> None:
    discord = news.discord
    await _saved(news)
    second = await discord.invite("Second")
    other = second.members[second.owner.id]
    before = await discord.run("/settings", purge=True)
    await discord.run("/settings", join=await _code(news), as_=other)
    assert "not this server's alone" in (await discord.click(before, "Delete everything")).text
    for who in (discord.owner, other):
        asked = await discord.run("/settings", purge=True, as_=who)
        assert "not this server's alone" in asked.text
        assert "Delete everything" not in asked.labels
    assert "The Quicksilver" in (await discord.run("/search", topic="Quicksilver")).text
    assert (await archives.for_server(news.desk, second.id)).id == (
        await archives.for_server(news.desk, discord.server.id)
    ).id

"""What came in, on Discord: filters alone are a list, pages turn it, and *Sources* under new: keeps to it."""

from dataclasses import replace

import pytest

from bot.desk import archives
from tests.archive.came_by import followed
from tests.chat.conftest import Newsroom
from tests.search.sample import draft

SAID = "The {thing} of Sample Bay was {done} on day {n}. “I saw the {thing} myself,” said Ada Holm, the owner."
THINGS = ("ferry", "lamp", "pier", "tower", "kiosk", "bench", "fence", "boat", "crane", "shed")
NEW = draft("Fictional: the bell", "The bell of Sample Bay rang at noon for the first time in a year.", "2025-03-28")


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    """Ten articles of The Quill, a day apart, of which the last three came in by a feed."""
    told = [
        replace(
            draft(f"Fictional: {thing}", SAID.format(thing=thing, done=f"{thing}-painted", n=n), f"2025-03-{n:02}"),
            outlet="The Quill", url=f"https://quill.example/{n}", key=f"quill.example/{n}",
        )
        for n, thing in enumerate(THINGS, start=1)
    ]  # fmt: skip
    numbers = await news.store(*told)
    archive = (await archives.for_server(news.desk, news.discord.server.id)).id
    await news.desk.store.write(lambda conn: followed(conn, archive, "Harbor Wire", *numbers[-3:]))
    return news


async def test_filters_alone_are_a_list_that_pages_turn(room: Newsroom) -> None:
    first = await room.discord.run("/search", topic='outlet:"The Quill"')
    assert 'Newest: outlet:"The Quill"' in first.text
    assert first.text.index("shed") < first.text.index("crane") < first.text.index("pier")
    assert "lamp" not in first.text
    assert "10 articles" in first.text
    second = await room.discord.click(first, "More")
    assert "lamp" in second.text
    assert "crane" not in second.text


async def test_a_brief_of_filters_lists_and_says_so(room: Newsroom) -> None:
    told = await room.discord.run("/brief", topic='feed:"Harbor Wire"')
    assert "Newest: feed:" in told.text
    assert "Only what came from Harbor Wire." in told.text
    assert "Only filters were given" in told.text
    assert "3 articles · searched 10 articles" in told.text
    assert "painted" not in told.text
    assert "Timeline" not in [button.label for button in told.buttons]
    every = await room.discord.click(told, "Sources")
    assert [name in every.text for name in ("shed", "crane", "boat", "fence")] == [True, True, True, False]
    assert "I saw the crane myself" in (await room.discord.click(told, "More quotes")).text
    refused = await room.discord.run("/timeline", topic="feed:harbor")
    assert "give a word beside the filters" in refused.text
    nothing = await room.discord.run("/brief", topic="outlet:quill since:2026")
    assert "No article is left by these filters" in nothing.text


async def test_everything_new(room: Newsroom) -> None:
    first = await room.discord.run("/brief", topic="*", new=True)
    assert "Newest articles" in first.text
    assert "All there is so far" in first.text
    await room.store(NEW)
    second = await room.discord.run("/brief", topic="*", new=True)
    assert "New since 1 Apr 2025, 12:00: 1 article." in second.text
    assert "the bell" in second.text
    assert "crane" not in second.text
    sources = await room.discord.click(second, "Sources")
    assert "the bell" in sources.text
    assert "crane" not in sources.text
    third = await room.discord.run("/brief", topic="*", new=True)
    assert "Nothing new" in third.text
    assert "“*”" not in third.text


async def test_sources_and_quotes_of_what_is_new_are_new(room: Newsroom) -> None:
    await room.discord.run("/brief", topic="Sample Bay", new=True)
    await room.store(NEW)
    told = await room.discord.run("/brief", topic="Sample Bay", new=True)
    sources = await room.discord.click(told, "Sources")
    assert "New since 1 Apr 2025, 12:00: 1 article; 10 on it were there before." in sources.text
    assert "the bell" in sources.text
    assert "crane" not in sources.text
    assert "crane" not in (await room.discord.click(told, "More quotes")).text
    assert "crane" in (await room.discord.run("/sources", topic="Sample Bay crane")).text


async def test_who_and_seen_keep_to_an_outlet_and_a_feed(room: Newsroom) -> None:
    who = await room.discord.run("/who", name="Ada Holm", feed="harbor wire")
    assert "Only what came from Harbor Wire." in who.text
    assert "in 3 articles" in who.text
    assert [value for _, value in await room.discord.autocomplete("/who", outlet="qu")] == ["The Quill"]
    seen = await room.discord.run("/seen", text="https://quill.example/1", feed="harbor wire")
    assert "Not found there" in seen.text
    assert "0 of 3 articles of Harbor Wire." in seen.text
    assert "Yes" in (await room.discord.run("/seen", text="https://quill.example/1", outlet="quill.example")).text
    room.discord.owner.person.locale = "fr"
    verified = await room.discord.run("/verify", quote="I saw the ferry myself", topic="feed:harbor")
    assert "Uniquement ce qui vient de Harbor Wire." in verified.text

"""/feed import and export: a dry run first, an import once, and a question before tokens are written out."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chat.conftest import Newsroom
from tests.chat.feeds_room import LAMP, LEDGER, TOKEN, feeds_room, followed, two_outlets
from tests.discord import LocalDiscord, Upload


def opml(*feeds: tuple[str, str]) -> Upload:
    rows = "".join(f'<outline type="rss" text="{title}" xmlUrl="{address}"/>' for title, address in feeds)
    body = f'<?xml version="1.0"?><opml version="2.0"><body><outline text="News">{rows}</outline></body></opml>'
    return Upload("feeds.opml", body.encode(), "text/x-opml")


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with two_outlets() as web, LocalDiscord() as discord, feeds_room(tmp_path / "d.sqlite", discord, web) as news:
        yield news
        discord.judge()


async def test_a_list_is_shown_before_it_is_imported_and_imported_once(room: Newsroom) -> None:
    discord = room.discord
    await followed(discord, LEDGER)
    file = opml(
        ("The Ledger", LEDGER), ("Lamp", LAMP), ("Lamp again", LAMP), ("Inside", "http://127.0.0.1/feed"),
        ("**@everyone**", "http://puffin.example/rss"),
    )  # fmt: skip
    plan = await discord.run("/feed import", file=file)
    assert plan.ephemeral
    for said in ("5 feeds in the file: 2 new", "1 followed already", "1 twice in the file", "1 refused"):
        assert said in plan.text
    assert "Lamp · lamp.example" in plan.text
    assert "**@everyone** · puffin.example" in plan.text
    assert TOKEN not in plan.text
    assert "1 feed · page" in (await discord.run("/feed list")).text
    await discord.select(plan, "none, only what comes from now on")
    press = {"component_type": 2, "custom_id": plan.button("Import 2 feeds").custom_id}
    done = await discord.click(plan, "Import 2 feeds")
    assert "2 feeds are followed now" in done.text
    assert "was imported already" in (await discord.press(done, press)).text
    assert "3 feeds · page" in (await discord.click(done, "Open the list")).text


async def test_what_is_no_list_and_who_may_not_import(room: Newsroom) -> None:
    discord, moderator = room.discord, room.discord.moderator("Once of the desk")
    assert "no list of feeds" in (await discord.run("/feed import", file=Upload("a.txt", b"Words.", "text/plain"))).text
    plan = await discord.run("/feed import", file=opml(("Lamp", LAMP)), as_=moderator)
    moderator.roles = []
    assert "You may not do this here" in (await discord.click(plan, "Import 1 feed", as_=moderator)).text
    assert "No feed is followed yet" in (await discord.run("/feed list")).text


async def test_addresses_with_tokens_are_written_out_when_it_is_said_so(room: Newsroom) -> None:
    discord = room.discord
    await followed(discord, LEDGER)
    plain = await discord.run("/feed export")
    assert b"ledger.example/feed.xml" in plain.files[0].body
    await followed(discord, LAMP)
    asked = await discord.run("/feed export")
    assert asked.ephemeral
    assert not asked.files
    assert "1 address carries a password or a token" in asked.text
    without = await discord.click(asked, "Without them")
    assert without.ephemeral
    assert TOKEN.encode() not in without.files[0].body
    whole = await discord.click(await discord.run("/feed export"), "With them")
    assert whole.ephemeral
    assert TOKEN.encode() in whole.files[0].body
    again = await discord.run("/feed import", file=Upload("feeds.opml", whole.files[0].body, "text/x-opml"))
    assert "2 feeds in the file: 0 new · 2 followed already" in again.text
    asked_again = await discord.run("/last")
    assert not asked_again.files


async def test_an_import_is_taken_back_whole_and_what_was_there_stays(room: Newsroom) -> None:
    discord, moderator = room.discord, room.discord.moderator("Once of the desk")
    await followed(discord, LEDGER)
    file = opml(("The Ledger", LEDGER), ("Lamp", LAMP), ("Puffin", "http://puffin.example/rss"))
    plan = await discord.run("/feed import", file=file, as_=moderator)
    done = await discord.click(plan, "Import 2 feeds", as_=moderator)
    moderator.roles = []
    assert "You may not do this here" in (await discord.click(done, "Take it back", as_=moderator)).text
    plan = await discord.run("/feed import", file=opml(("Reef", "http://reef.example/rss"), ("Lamp", LAMP)))
    done = await discord.click(plan, "Import 1 feed")
    taken = await discord.click(done, "Take it back")
    assert "1 feed is followed no more" in taken.text
    listed = await discord.click(taken, "Open the list")
    assert [name in listed.text for name in ("Ledger", "Lamp", "puffin", "reef")] == [True, True, True, False]
    again = await discord.click(done, "Take it back")
    assert "there is nothing to take back" in again.text

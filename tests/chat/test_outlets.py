"""/outlet: what is held of each, the label that stands beside the name everywhere, the block that refuses its pages."""

from dataclasses import replace
from typing import Any

import pytest

from bot.records.reading import Draft
from tests.chat.conftest import Newsroom
from tests.discord import NotOffered, Upload
from tests.search.sample import draft

WORDS = "The ferry of Sample Bay stays in port"


def of(outlet: str, address: str, title: str, text: str, day: str) -> Draft:
    made = draft(title, text, day, outlet=outlet)
    return replace(made, kind="page", url=address, key=address.partition("//")[2])


QUILL = of(
    "The Quill", "https://quill.example/1", "Ferry stays in port",
    f"The ferry of Sample Bay stays in port for a week, its owner said.\n\n“{WORDS},” said Ada Holm, the owner.",
    "2025-03-01",
)  # fmt: skip
LAMP = of(
    "Lamp Post", "https://lamp.example/1", "Ferry crews wait",
    "The crews of the Sample Bay ferry wait for word from the owner and play cards on the quay.", "2025-03-04",
)  # fmt: skip


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    await news.store(QUILL, LAMP)
    return news


async def test_the_page_of_outlets_opens_one_and_says_what_is_held(room: Newsroom) -> None:
    discord = room.discord
    listed = await discord.run("/outlet list", order="name")
    assert listed.ephemeral
    assert listed.text.index("Lamp Post") < listed.text.index("The Quill")
    assert "1 article · 1 quote · 1 Mar 2025 · quill.example" in listed.text
    one = await discord.select(listed, "The Quill")
    assert "quill.example" in one.text
    assert {"Label", "Block"} <= set(one.labels)
    assert await discord.autocomplete("/outlet show", outlet="qui") == [("The Quill", "The Quill")]
    assert "No outlet here is called Nobody" in (await discord.run("/outlet show", outlet="Nobody")).text


async def test_a_label_stands_beside_the_name_in_every_answer(room: Newsroom) -> None:
    discord = room.discord
    form = await discord.click(await discord.run("/outlet show", outlet="quill.example"), "Label")
    said = await discord.submit(form, {"Label": "state @everyone *media*"})
    beside = "The Quill (state @everyone *media*)"
    assert beside in said.text
    asked: dict[str, dict[str, Any]] = {
        "/brief": {"topic": "ferry Sample Bay"},
        "/quotes": {"topic": "ferry"},
        "/sources": {"topic": "ferry"},
        "/search": {"topic": "ferry"},
        "/timeline": {"topic": "ferry"},
        "/verify": {"quote": WORDS},
        "/who": {"name": "Ada Holm"},
        "/seen": {"text": "https://quill.example/1"},
        "/archive show": {"article": 1},
        "/outlet list": {},
    }
    for command, given in asked.items():
        assert beside in (await discord.run(command, **given)).text, command
    brief = await discord.run("/brief", topic="ferry Sample Bay")
    assert brief.text.count(beside) >= 2  # with its sentence and under its title
    exported = await discord.run("/archive export", format="jsonl")
    assert b'"outlet_label": "state @everyone *media*"' in exported.files[0].body
    again = await discord.click(said, "Take it back")
    assert "has no label any more" in again.text
    assert beside not in (await discord.run("/brief", topic="ferry Sample Bay")).text
    audit = (await discord.run("/audit")).text
    assert "put a label on The Quill" in audit
    assert "took the label of The Quill away" in audit


async def test_a_blocked_outlets_pages_are_refused_at_every_door(room: Newsroom) -> None:
    discord = room.discord
    blocked = await discord.click(await discord.run("/outlet show", outlet="The Quill"), "Block")
    assert "not taken in from now on" in blocked.text
    assert "1 stored article stays." in blocked.text
    refused = "The Quill is blocked in this archive"
    assert refused in (await discord.run("/ingest url", url="https://www.quill.example/2")).text
    form = await discord.run("/ingest text")
    given: dict[str, object] = {
        "Title": "Two", "Source link": "https://blog.quill.example/2", "Text": "The ferry leaves at noon from the bay."
    }  # fmt: skip
    assert refused in (await discord.submit(form, given)).text
    page = b"<html><head><meta property='og:site_name' content='The Quill'><title>Two</title></head><body><article>"
    page += b"<h1>Two</h1>" + b"<p>The ferry leaves at noon from the bay, and it is full of people.</p>" * 4
    file = Upload("saved.html", page + b"</article></body></html>", "text/html")
    assert refused in (await discord.run("/ingest file", file=file)).text
    said = discord.say(discord.owner, "Read https://quill.example/3 now")
    assert refused in (await discord.menu("Archive links", said)).text
    assert "Ferry stays in port" in (await discord.run("/sources", topic="ferry")).text
    assert "blocked" in (await discord.run("/outlet list")).text
    lifted = await discord.click(blocked, "Take it back")
    assert "taken in again" in lifted.text
    assert "Preview" in (await discord.run("/ingest file", file=file)).text


async def test_a_preview_from_before_the_block_is_not_saved(room: Newsroom) -> None:
    form = await room.discord.run("/ingest text")
    given: dict[str, object] = {"Source link": "https://lamp.example/9", "Text": "The lamp is lit at dusk by a keeper."}
    preview = await room.discord.submit(form, given)
    assert "lamp.example" in (await room.discord.run("/outlet block", outlet="https://lamp.example/news")).text
    assert "lamp.example is blocked" in (await room.discord.click(preview, "Save")).text
    assert "as it was" in (await room.discord.run("/outlet block", outlet="lamp.example")).text
    assert "taken in again" in (await room.discord.run("/outlet unblock", outlet="lamp.example")).text
    assert "Saved 1 article" in (await room.discord.click(preview, "Save")).text


async def test_only_the_desk_changes_anything_and_french_is_whole(room: Newsroom) -> None:
    discord, reader = room.discord, room.discord.member("Reader")
    with pytest.raises(NotOffered):
        await discord.run("/outlet block", outlet="The Quill", as_=reader)
    moderator = discord.moderator("Once of the desk")
    shown = await discord.run("/outlet show", outlet="The Quill", as_=moderator)
    form = await discord.click(shown, "Label", as_=moderator)
    moderator.roles = []
    assert "You may not do this here" in (await discord.click(shown, "Block", as_=moderator)).text
    assert "You may not do this here" in (await discord.submit(form, {"Label": "mine"}, as_=moderator)).text
    discord.owner.person.locale = "fr"
    liste = await discord.run("/outlet list")
    assert "Médias" in liste.text
    assert "1 article · 1 citation" in liste.text
    montre = await discord.run("/outlet label", outlet="The Quill", label="satire")
    assert "The Quill (satire)" in montre.text
    assert "Annuler" in montre.labels

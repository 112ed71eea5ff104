"""Refusals and empty answers of public commands are for the asker alone, and leave nothing in the channel."""

import asyncio
from typing import Any

import pytest

from tests.chat.conftest import Newsroom
from tests.search.sample import draft

FERRY = draft(
    "Ferry fares rise", "The ferry of Sample Bay costs more since Monday, the harbour office said.", "2025-03-01"
)
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("/brief", {"topic": "???"}, "Give a topic"),
    ("/quotes", {"speaker": "#99"}, "Nobody called"),
    ("/sources", {"topic": "ferry " * 200}, "A topic has at most"),
    ("/timeline", {"topic": "???", "private": False}, "Give a topic"),
]
EMPTY: list[tuple[str, dict[str, Any]]] = [
    ("/brief", {"topic": "zeppelin"}),
    ("/quotes", {"topic": "zeppelin"}),
    ("/sources", {"topic": "zeppelin", "private": False}),
    ("/timeline", {"topic": "zeppelin"}),
]


@pytest.fixture
async def room(news: Newsroom) -> Newsroom:
    await news.store(FERRY)
    return news


async def nothing_left(room: Newsroom) -> None:
    """The place of the answer in the channel is cleared once the asker has it."""
    messages = room.discord.server.channel.messages
    for _ in range(500):
        if not any(message.only_for is None for message in messages.values()):
            return
        await asyncio.sleep(0.01)
    raise AssertionError([message.content or message.components for message in messages.values()])


@pytest.mark.parametrize(("command", "options", "why"), REFUSED)
async def test_a_refusal(room: Newsroom, command: str, options: dict[str, Any], why: str) -> None:
    answer = await room.discord.run(command, **options)
    assert why in answer.text
    assert answer.ephemeral
    assert "Post to channel" not in answer.labels
    await nothing_left(room)


@pytest.mark.parametrize(("command", "options"), EMPTY)
async def test_an_empty_answer_can_be_posted(room: Newsroom, command: str, options: dict[str, Any]) -> None:
    answer = await room.discord.run(command, **options)
    assert "Nothing found for “zeppelin”" in answer.text
    assert answer.ephemeral
    posted = await room.discord.click(answer, "Post to channel")
    assert not posted.ephemeral
    assert "0 of 1 article" in posted.text
    assert "Post to channel" not in posted.labels
    assert "Nothing found" in (await room.discord.run("/last")).text


async def test_of_an_empty_archive_there_is_nothing_to_post(news: Newsroom) -> None:
    answer = await news.discord.run("/brief", topic="zeppelin")
    assert answer.ephemeral
    assert "/ingest" in answer.text
    assert answer.labels == []
    await nothing_left(news)


async def test_an_empty_answer_is_in_the_askers_language(room: Newsroom) -> None:
    reader = room.discord.member("Lecteur")
    reader.person.locale = "fr"
    answer = await room.discord.run("/brief", topic="zeppelin", as_=reader)
    assert "Rien trouvé pour" in answer.text
    assert "Nothing found" not in answer.text


async def test_what_was_meant_is_one_press_away(room: Newsroom) -> None:
    answer = await room.discord.run("/brief", topic="ferrry")
    assert answer.ephemeral
    assert "costs more" in (await room.discord.click(answer, "Ask for ferry")).text


async def test_a_public_answer_stays_public(room: Newsroom) -> None:
    answer = await room.discord.run("/brief", topic="ferry")
    assert not answer.ephemeral
    assert answer.followups == []


@pytest.mark.parametrize("request_", ["PATCH /.*@original", r"POST /.*webhooks/\d+/[^/]+$", "DELETE /.*@original"])
@pytest.mark.parametrize("kind", ["reset", "http 502", "429"])
async def test_one_trouble_on_the_way_is_ridden_out(room: Newsroom, request_: str, kind: str) -> None:
    room.discord.faults.add(request_, kind)
    answer = await room.discord.run("/brief", topic="zeppelin")
    assert answer.ephemeral
    assert "0 of 1 article" in answer.text
    await nothing_left(room)
    room.discord.forgive("")

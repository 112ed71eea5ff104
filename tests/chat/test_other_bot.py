"""Another bot with the same token hears the same questions: named once, with what to do, and no traceback."""

import asyncio
import logging
from typing import Any

import pytest

from tests.chat.conftest import Newsroom

FIRST = "POST .*/callback"


async def test_another_bot_with_the_token_is_named_in_one_line(
    news: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    discord = news.discord
    await discord.run("/help")
    fault = discord.faults.add(FIRST, "40060", 4)
    asks: list[tuple[str, dict[str, Any]]] = [("/help", {}), ("/brief", {"topic": "Quillhaven"}), ("/ingest text", {})]
    for number, (command, options) in enumerate(asks, 1):
        await news.ask_in_vain(command, fault, number, **options)
    told = [record for record in caplog.records if record.levelno >= logging.WARNING and "clock" not in record.msg]
    assert [record.name for record in told] == ["bot.chat"]
    assert "Another bot with this token answers here" in told[0].getMessage()
    assert "reset the token" in told[0].getMessage()


async def test_a_suggestion_that_is_not_taken_is_no_traceback(news: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    news.discord.faults.add(FIRST, "40060", 1)
    typing = asyncio.create_task(news.discord.autocomplete("/brief", topic="Qui"))
    async with asyncio.timeout(60):
        while not (told := [record for record in caplog.records if "suggestion" in record.getMessage()]):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    typing.cancel()
    assert [(record.levelname, record.exc_info) for record in told] == [("INFO", None)]

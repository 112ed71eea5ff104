"""Trouble with Discord: the answer comes all the same, once; what could not be delivered is there under /last."""

import pytest

from tests.chat.conftest import Newsroom

CALLBACK, EDIT = r"POST /.*callback", r"PATCH /.*@original"


@pytest.mark.parametrize("pattern", [CALLBACK, EDIT])
@pytest.mark.parametrize("kind", ["reset", "lost", "http 502", "429"])
async def test_one_trouble_is_ridden_out(news: Newsroom, pattern: str, kind: str) -> None:
    news.discord.faults.add(pattern, kind)
    assert "/brief" in (await news.discord.run("/help")).text
    news.discord.forgive("")


@pytest.mark.parametrize("code", ["50013", "50001", "10062", "50027"])
async def test_what_was_not_delivered_is_offered_again(news: Newsroom, code: str) -> None:
    fault = news.discord.faults.add(EDIT, code, times=2)
    await news.ask_in_vain("/help", fault, 1)
    news.discord.faults.waiting.clear()
    assert "/brief" in (await news.discord.run("/last")).text
    news.discord.forgive("")

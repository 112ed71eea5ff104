"""Every REST trouble on the acknowledgement and on the answer: answered once, or nobody can be told any more."""

import pytest

from tests.discord import LocalDiscord

pytestmark = pytest.mark.asyncio(loop_scope="module")
ACK, EDIT = "POST /interactions/", "PATCH .*/messages/@original"
ANSWERED = {
    "ack reset": (ACK, "reset", 1),
    "ack reset twice": (ACK, "reset", 2),
    "ack arrived, its reply lost": (ACK, "lost", 1),
    "ack 500": (ACK, "http 500", 1),
    "ack 502": (ACK, "http 502", 1),
    "ack 503": (ACK, "http 503", 1),
    "ack 429": (ACK, "429", 2),
    "ack 429 global": (ACK, "429 global", 1),
    "ack 429 without Via": (ACK, "429 no via", 1),
    "ack slow": (ACK, "slow 2", 1),
    "edit reset": (EDIT, "reset", 1),
    "edit reset five times": (EDIT, "reset", 5),
    "edit arrived, its reply lost": (EDIT, "lost", 1),
    "edit 500": (EDIT, "http 500", 1),
    "edit 502 four times": (EDIT, "http 502", 4),
    "edit 503": (EDIT, "http 503", 2),
    "edit 504": (EDIT, "http 504", 1),
    "edit 429": (EDIT, "429", 3),
    "edit 429 global": (EDIT, "429 global", 1),
    "edit 429 without Via": (EDIT, "429 no via", 3),
    "edit slow": (EDIT, "slow 5", 1),
}
FORBIDDEN = {
    "edit without access": (EDIT, "50001", 1),
    "edit without permission": (EDIT, "50013", 1),
    "channel deleted": (EDIT, "10003", 1),
    "body refused": (EDIT, "50035", 1),
    "file too large": (EDIT, "40005", 1),
}
SAID = {"50001": "may not write here", "50013": "may not write here", "10003": "not there any more"}
GONE = {
    "interaction unknown": (ACK, "10062", 1),
    "acknowledged by another": (ACK, "40060", 1),
    "ack too slow": (ACK, "slow 4", 1),
    "token expired": (EDIT, "50027", 1),
    "message deleted": (EDIT, "10008", 1),
    "webhook unknown": (EDIT, "10015", 1),
}


@pytest.mark.parametrize("name", ANSWERED)
async def test_answered_once(discord: LocalDiscord, name: str) -> None:
    pattern, kind, times = ANSWERED[name]
    fault = discord.faults.add(pattern, kind, times)
    answer = await discord.run("/help")
    assert fault.hits == times
    assert "Myanmar Russia" in answer.text
    assert answer.message.edits == 1 or kind == "lost"
    assert not answer.followups
    assert not discord.state.breaches
    assert "Myanmar Russia" in (await discord.run("/help")).text


@pytest.mark.parametrize("name", FORBIDDEN)
async def test_what_is_forbidden_is_said_in_one_sentence(discord: LocalDiscord, name: str) -> None:
    discord.faults.add(*FORBIDDEN[name])
    answer = await discord.run("/help")
    assert SAID.get(FORBIDDEN[name][1], "Discord did not take this answer") in answer.text
    assert "Myanmar Russia" in (await discord.run("/help")).text


@pytest.mark.parametrize("name", GONE)
async def test_what_cannot_be_answered_harms_nothing(discord: LocalDiscord, name: str) -> None:
    fault = discord.faults.add(*GONE[name])
    with discord.doing.impatient(5), pytest.raises(AssertionError, match=r"interaction (never answered|left thinking)"):
        await discord.run("/help")
    assert fault.hits == 1
    assert not discord.state.breaches
    if fault.pattern == EDIT:
        assert "Myanmar Russia" in (await discord.run("/last")).text
    assert "Myanmar Russia" in (await discord.run("/help")).text

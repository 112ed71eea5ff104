"""The local Discord itself, proved with a small bot of its own on the real client."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.discord import LocalDiscord, NotOffered, Upload, permissions
from tests.discord.small_bot import SmallBot


@pytest.fixture
async def local() -> AsyncIterator[LocalDiscord]:
    async with LocalDiscord(patience=8) as server, server.running(SmallBot(server)):
        yield server


async def test_a_deferred_answer_and_a_button_that_outlives_its_view(local: LocalDiscord) -> None:
    answer = await local.run("/slow", seconds=0.05)
    assert answer.text == "after 0.05"
    assert not answer.ephemeral
    assert answer.labels == ["Again 1"]
    await local.click(answer, "Again 1")
    assert answer.text == "again 1"
    assert answer.markup == "again **1**"
    again = await local.click(answer, "Again 2", as_=local.member("Somebody"))
    assert again.message is answer.message
    local.judge()


async def test_what_is_not_there_to_press_shows_what_the_bot_said(local: LocalDiscord) -> None:
    answer = await local.run("/slow", seconds=0.05)
    with pytest.raises(AssertionError, match=r"no button 'Save'; there are \['Again 1'\] under:\nafter 0.05"):
        await local.click(answer, "Save")
    with pytest.raises(AssertionError, match=r"no select None under:\nafter 0.05"):
        await local.select(answer, "Somebody")
    with pytest.raises(AssertionError, match=r"no modal opened under:\nafter 0.05"):
        await local.submit(answer, {"Words": "hello"})


async def test_a_modal_with_a_file(local: LocalDiscord) -> None:
    answer = await local.run("/paste")
    assert answer.modal.title == "Paste"
    done = await local.submit(answer, {"Words": "hello", "File": [Upload("a.txt", b"bytes")]})
    assert done.text == "hello [b'bytes']"
    assert done.ephemeral
    with pytest.raises(NotOffered, match="11 characters"):
        await local.submit(answer, {"Words": "x" * 11})
    local.judge()


async def test_attachments_permissions_and_overrides(local: LocalDiscord) -> None:
    moderator, guest = local.moderator(), local.member("Guest")
    answer = await local.run("/take", file=Upload("a.txt", b"inside"), as_=moderator)
    assert answer.text == "inside"
    with pytest.raises(NotOffered, match="not shown"):
        await local.run("/take", file=Upload("a.txt", b"inside"), as_=guest)
    take = next(c for c in local.state.commands[0] if c["name"] == "take")
    rule = {"id": str(guest.id), "type": 2, "permission": True}
    local.server.command_permissions[int(take["id"])] = [rule]
    assert (await local.run("/take", file=Upload("a.txt", b"now"), as_=guest)).text == "now"
    with pytest.raises(NotOffered, match="does not see"):
        await local.press(answer, {"component_type": 2, "custom_id": "x"}, as_=guest)


async def test_autocomplete_and_message_menu(local: LocalDiscord) -> None:
    assert await local.autocomplete("/say", words="a") == [("a0", "a0"), ("a1", "a1"), ("a2", "a2")]
    message = local.say(local.owner, "seven__")
    assert (await local.menu("Count letters", message)).text == "7"
    local.judge()


async def test_what_discord_refuses_is_a_breach(local: LocalDiscord) -> None:
    local.doing.patience = 0.3
    with pytest.raises(AssertionError, match="never answered"):
        await local.run("/say", words="x" * 2001)
    with pytest.raises(AssertionError, match="2001 characters"):
        local.judge()
    local.forgive("2001 characters")
    local.doing.patience = 30
    await local.run("/say", words="@everyone")
    with pytest.raises(AssertionError, match="pings @everyone"):
        local.judge()
    local.doing.patience = 0.3
    with pytest.raises(AssertionError, match="never answered"):
        await local.run("/mute")


async def test_an_old_token_is_refused(local: LocalDiscord) -> None:
    answer = await local.run("/say", words="hello")
    local.pass_time(16 * 60)
    status = await _edit(local, answer.interaction.token)
    assert status == 401


async def _edit(local: LocalDiscord, token: str) -> int:
    url = f"https://discord.com/api/v10/webhooks/{local.state.app.id}/{token}/messages/@original"
    async with (
        aiohttp.ClientSession(connector=local.connector()) as session,
        session.patch(url, json={"content": "late"}) as response,
    ):
        return response.status


async def test_what_was_asked_while_the_line_was_down_is_answered_after_resume(local: LocalDiscord) -> None:
    local.gateway.refusing = 1
    local.gateway.cut()
    for _ in range(10_000):  # until the line is down, and not so long that the client is back
        if local.gateway.connection is None:
            break
        await asyncio.sleep(0)
    assert local.gateway.connection is None
    assert (await local.run("/say", words="meanwhile")).text == "meanwhile"
    assert local.gateway.resumed == 1


async def test_two_servers_and_a_person_without_any(local: LocalDiscord) -> None:
    second = await local.invite("Second")
    stranger = local.member("Stranger", server=second)
    assert (await local.run("/say", words="there", as_=stranger)).message.channel.server is second
    with pytest.raises(NotOffered):
        await local.run("/take", file=Upload("a", b""), as_=local.member("Other", server=second))
    assert permissions.of_member(stranger) == permissions.ORDINARY

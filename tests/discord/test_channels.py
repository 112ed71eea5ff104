"""Channels that are lost, closed, or full of old messages, under the real client."""

from collections.abc import AsyncIterator

import discord
import pytest

from tests.discord import LocalDiscord, channels, permissions
from tests.discord.small_bot import NOBODY, SmallBot


@pytest.fixture
async def small() -> AsyncIterator[tuple[LocalDiscord, discord.Client]]:
    async with LocalDiscord(patience=8) as server, server.running(SmallBot(server)) as client:
        yield server, client


async def code_of(client: discord.Client, channel: int) -> int:
    """The code with which a message to a channel is refused; 0 for one that is taken."""
    try:
        await client.get_partial_messageable(channel).send("news", allowed_mentions=NOBODY)
    except discord.HTTPException as refused:
        return refused.code
    return 0


@pytest.mark.parametrize("told", [True, False])
async def test_a_deleted_channel(small: tuple[LocalDiscord, discord.Client], told: bool) -> None:
    local, client = small
    channel = local.state.add_channel(local.server, "news")
    assert await code_of(client, channel.id) == 0
    await channels.delete(local, channel, told=told)
    assert await code_of(client, channel.id) == 10003
    local.judge()


async def test_a_channel_that_the_bot_may_not_see_or_write_to(small: tuple[LocalDiscord, discord.Client]) -> None:
    local, client = small
    channel = local.server.channel
    codes = []
    for permission in (permissions.SEND_MESSAGES, permissions.VIEW_CHANNEL, 0):
        await channels.forbid(local, channel, permission)
        codes.append(await code_of(client, channel.id))
    assert codes == [50013, 50001, 0]
    local.judge()


async def test_a_message_older_than_an_hour_is_edited_a_few_times_an_hour(
    small: tuple[LocalDiscord, discord.Client],
) -> None:
    local, client = small
    local.faults.retry_after = 0.01  # discord.py asks five times
    place = client.get_partial_messageable(local.server.channel.id)
    old = await place.send("old", allowed_mentions=NOBODY)
    for number in range(5):
        await old.edit(content=f"young {number}", allowed_mentions=NOBODY)
    local.pass_time(3_700)
    for number in range(3):
        await old.edit(content=f"old {number}", allowed_mentions=NOBODY)
    with pytest.raises(discord.HTTPException) as refused:
        await old.edit(content="once more", allowed_mentions=NOBODY)
    assert (refused.value.status, refused.value.code) == (429, 30046)
    await (await place.send("new", allowed_mentions=NOBODY)).edit(content="newer", allowed_mentions=NOBODY)
    local.pass_time(3_700)
    await old.edit(content="an hour later", allowed_mentions=NOBODY)
    assert local.server.channel.messages[old.id].content == "an hour later"
    local.judge()


async def test_the_code_of_old_edits_can_be_a_fault(small: tuple[LocalDiscord, discord.Client]) -> None:
    local, client = small
    local.faults.retry_after = 0.01
    sent = await client.get_partial_messageable(local.server.channel.id).send("news", allowed_mentions=NOBODY)
    local.faults.add("PATCH /channels/.*", "30046", 5)
    with pytest.raises(discord.HTTPException) as refused:
        await sent.edit(content="other", allowed_mentions=NOBODY)
    assert refused.value.code == 30046

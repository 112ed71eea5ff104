"""The log channel of a server: reports for the desk, and what went wrong, at most one failure a minute."""

import datetime as dt
import logging

import aiohttp
import discord

from bot.chat.i18n import translator_for
from bot.chat.rendering import notices
from bot.chat.rendering.card import Card
from bot.chat.state import BotState
from bot.chat.verb import Interaction
from bot.errors.tree import CopydeskError

log = logging.getLogger("bot.chat")
EDITED_FOR = dt.timedelta(minutes=55)
"""Older messages may be edited a few times alone (error 30046: from an hour on)."""


async def post(client: discord.Client, state: BotState, server: int, card: Card, *, channel: int | None = None) -> bool:
    """Send a card to the server's log channel, or to `channel`; False where none takes it."""
    return await put(client, state, server, card, channel=channel) is not None


async def put(
    client: discord.Client,
    state: BotState,
    server: int,
    card: Card,
    *,
    channel: int | None = None,
    edit: int | None = None,
) -> int | None:
    """The same, into the message `edit` where Discord takes that; gives the message's id, None where none takes it."""
    channel = channel or (await state.settings.of(server)).log_channel
    if channel is None:
        return None
    place = client.get_partial_messageable(channel, guild_id=server)
    if edit is not None and _is_young(edit) and await _edited(place.get_partial_message(edit), card):
        return edit
    try:
        return (await place.send(view=card.view())).id
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as failure:
        log.warning("the log channel of server %s cannot be written to: %s", state.pseudonyms.server(server), failure)
        return None


def _is_young(message: int) -> bool:
    """Whether a message may still be edited as often as one likes: Discord's ids tell their time."""
    return discord.utils.utcnow() - discord.utils.snowflake_time(message) < EDITED_FOR


async def _edited(message: discord.PartialMessage, card: Card) -> bool:
    """Whether a message of ours shows the card now: not where it is gone, or too old to be changed again."""
    try:
        await message.edit(view=card.view())
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as failure:
        log.info("an earlier message stays as it is, a new one is sent: %s", failure)
        return False
    return True


async def failed(interaction: Interaction, state: BotState, command: str, error: CopydeskError) -> None:
    """Tell the desk that a command went wrong, unless another one did within the minute."""
    server = interaction.guild_id
    if server is None or not state.failures.take(server):
        return
    translator = translator_for((await state.settings.of(server)).language)
    await post(interaction.client, state, server, notices.failed(translator, command, error))

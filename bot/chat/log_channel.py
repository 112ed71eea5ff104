"""The log channel of a server: reports for the desk, and what went wrong, at most one failure a minute."""

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


async def post(client: discord.Client, state: BotState, server: int, card: Card, *, channel: int | None = None) -> bool:
    """Send a card to the server's log channel, or to `channel`; False where none takes it."""
    channel = channel or (await state.settings.of(server)).log_channel
    if channel is None:
        return False
    try:
        await client.get_partial_messageable(channel, guild_id=server).send(view=card.view())
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as failure:
        log.warning("the log channel of server %s cannot be written to: %s", state.pseudonyms.server(server), failure)
        return False
    return True


async def failed(interaction: Interaction, state: BotState, command: str, error: CopydeskError) -> None:
    """Tell the desk that a command went wrong, unless another one did within the minute."""
    server = interaction.guild_id
    if server is None or not state.failures.take(server):
        return
    translator = translator_for((await state.settings.of(server)).language)
    await post(interaction.client, state, server, notices.failed(translator, command, error))

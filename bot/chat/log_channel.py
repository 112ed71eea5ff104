"""The log channel of a server: reports for the desk, and what went wrong, at most one failure a minute."""

import logging

import aiohttp
import discord

from bot.chat import invitation
from bot.chat.escape import Markdown
from bot.chat.i18n import translator_for
from bot.chat.rendering import notices
from bot.chat.rendering.card import Card
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation
from bot.errors import CopydeskError
from bot.records.settings import ServerSettings

log = logging.getLogger("bot.chat")


async def post(client: discord.Client, state: BotState, server: int, card: Card, *, channel: int | None = None) -> bool:
    """Send a card to the server's log channel, or to `channel`; False where none takes it."""
    channel = channel or (await state.settings.of(server)).log_channel
    if channel is None:
        return False
    try:
        await client.get_partial_messageable(channel, guild_id=server).send(view=card.view())
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as failure:
        log.warning("the channel %s of server %s cannot be written to: %s", channel, server, failure)
        return False
    return True


def warn(ctx: Invocation, card: Card, chosen: ServerSettings) -> None:
    """Say on a card of the settings what keeps the bot from writing into the log channel."""
    guild = ctx.interaction.client.get_guild(ctx.server) if ctx.server else None
    lacks = invitation.to_report(guild, chosen.log_channel) if chosen.log_channel else None
    if lacks is not None:
        card.add(Markdown("⚠️ " + ctx._.error(lacks)))


async def failed(interaction: Interaction, state: BotState, command: str, error: CopydeskError) -> None:
    """Tell the desk that a command went wrong, unless another one did within the minute."""
    server = interaction.guild_id
    if server is None or not state.failures.take(server):
        return
    translator = translator_for((await state.settings.of(server)).language)
    await post(interaction.client, state, server, notices.failed(translator, command, error))

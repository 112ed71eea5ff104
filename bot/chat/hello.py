"""The hello: once, in the system channel of a server that has the bot for the first time, where it may write there.

That a server was greeted is remembered by its own row: whoever throws the bot out and takes it back within the days of
grace is not greeted again. Where nothing can be said, nothing is kept, so that another invitation may greet.
"""

import logging

import aiohttp
import discord

from bot.chat import invitation
from bot.chat.i18n import translator_for
from bot.chat.rendering.hello import hello
from bot.chat.state import BotState
from bot.desk import servers
from bot.errors.tree import CopydeskError

log = logging.getLogger("bot.chat")


async def greet(guild: discord.Guild, state: BotState) -> None:
    """Say hello to a server that was just joined; where that cannot be, one line in the log. Raises StoreError."""
    if await servers.is_known(state.desk, guild.id):
        return
    channel = guild.system_channel
    lacks = _lacks(guild, channel)
    if channel is None or lacks is not None:
        log.info("server %s is not greeted: %s", guild.id, lacks or "it has no system channel")
        return
    if not await servers.first_seen(state.desk, guild.id):
        return
    card = hello(translator_for(guild.preferred_locale.value), state.commands)
    try:
        async with state.in_flight.track():
            await channel.send(view=card.view(), nonce=guild.id)  # the nonce: a try after a lost answer posts no second
    except (CopydeskError, discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as failure:
        log.warning("server %s could not be greeted: %s", guild.id, failure)


def _lacks(guild: discord.Guild, channel: discord.TextChannel | None) -> CopydeskError | None:
    return invitation.to_report(guild, channel.id) if channel is not None else None

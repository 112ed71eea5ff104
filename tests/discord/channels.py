"""What befalls a channel while the bot runs: it is deleted, or the bot loses a permission there."""

from tests.discord import payloads
from tests.discord.speaking import LocalDiscord
from tests.discord.world import Channel, Overwrite


async def delete(discord: LocalDiscord, channel: Channel, *, told: bool = True) -> None:
    """Delete a channel: what is sent there is refused with 10003. The bot hears of it unless it is not `told`."""
    assert channel.server is not None
    del channel.server.channels[channel.id]
    if told:
        await discord.gateway.dispatch("CHANNEL_DELETE", payloads.channel(channel))


async def forbid(discord: LocalDiscord, channel: Channel, permission: int, *, told: bool = True) -> None:
    """Keep a permission from the bot in a channel, in place of any former overwrite; 0 gives all back.

    Without VIEW_CHANNEL Discord refuses with 50001, without another that is needed with 50013.
    """
    bot = discord.state.app.id
    channel.overwrites[:] = [overwrite for overwrite in channel.overwrites if overwrite.id != bot]
    if permission:
        channel.overwrites.append(Overwrite(bot, 1, deny=permission))
    if told:
        await discord.gateway.dispatch("CHANNEL_UPDATE", payloads.channel(channel))

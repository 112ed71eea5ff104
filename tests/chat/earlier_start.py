"""The commands as an earlier start registered them: bots of tests find them so, as every bot does but on its first day.

Registering takes a fifth of what a bot's start takes here. The first bot of a process does it, with all that the local
Discord checks; whose commands are others registers them anew, as `bot/chat/sync` decides by their digest.
"""

from bot.chat.registered import Registration, kept_as
from bot.desk import settings
from bot.desk.resources import Desk
from tests.discord import LocalDiscord
from tests.discord.rest_commands import EVERYWHERE, register
from tests.discord.world import Json

_registered: list[tuple[str, list[Json]]] = []
"""The digest and the commands that the first bot of this process registered."""


async def restore(desk: Desk, discord: LocalDiscord) -> None:
    """Have an empty archive and a new Discord know what was registered; nothing where no bot has done so yet."""
    for digest, bodies in _registered:
        ids = {each["name"]: int(each["id"]) for each in register(discord.state, bodies) if each["type"] == 1}
        await settings.remember(desk, kept_as(discord.state.app.id), Registration(digest, ids).mark())


async def keep(desk: Desk, discord: LocalDiscord) -> None:
    """Keep for later bots what this process's first has registered."""
    if not _registered:
        known = Registration.read(await settings.remembered(desk, kept_as(discord.state.app.id)))
        if known is not None:
            _registered.append((known.digest, list(discord.state.commands[EVERYWHERE])))

"""What the bot asks for when it is invited: each permission with what needs it; and what a server did not give it.

Answers to commands and presses need no permission: Discord takes them by the interaction's own token. Components show
no embeds, and messages are read from the interactions that bring them along, so that neither Embed Links nor Read
Message History is asked for.
"""

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot.chat.escape import Markdown
from bot.chat.refusals import NoAccessHere, NotAttached, NotSeen, NotSeenNorSent, NotSent
from bot.errors.tree import CopydeskError

VIEW, SEND, ATTACH = "view_channel", "send_messages", "attach_files"
SCOPES = ("bot", "applications.commands")


@dataclass(frozen=True, slots=True)
class Needed:
    """A permission: discord.py's name of it, Discord's own, and what it is needed for."""

    flag: str
    name: str
    reason: str


PERMISSIONS = (
    Needed(VIEW, "View Channel", "to find the system channel for its one hello, and the log channel of /settings"),
    Needed(SEND, "Send Messages", "to write that hello, and what goes wrong and is reported into the log channel"),
    Needed(ATTACH, "Attach Files", "to send the chart of /timeline, the file of /archive export, and pages"),
)
"""All that the bot ever uses; README has the same table."""


_LACKS: dict[tuple[str, ...], type[CopydeskError]] = {
    (VIEW,): NotSeen, (SEND,): NotSent, (VIEW, SEND): NotSeenNorSent, (ATTACH,): NotAttached,
}  # fmt: skip


def permissions() -> discord.Permissions:
    """What the invitation asks for."""
    return discord.Permissions(**dict.fromkeys((needed.flag for needed in PERMISSIONS), True))


def link(application: int) -> str:
    """The address at which the bot is invited."""
    return discord.utils.oauth_url(application, permissions=permissions(), scopes=SCOPES)


def reasons() -> list[str]:
    """A line for each permission that is asked for."""
    return [f"{needed.name}: {needed.reason}" for needed in PERMISSIONS]


def to_write(granted: discord.Permissions, channel: int) -> CopydeskError | None:
    """What keeps the bot from writing in a channel; None where nothing does."""
    return _lack(granted, (VIEW, SEND), channel)


def to_attach(granted: discord.Permissions, channel: int) -> CopydeskError | None:
    """What keeps the bot from sending a file in a channel; None where nothing does."""
    return _lack(granted, (ATTACH,), channel)


def named(interaction: discord.Interaction[Any], fault: CopydeskError | None) -> CopydeskError | None:
    """The fault of an answer; where the bot may not write, which permission it lacks, as far as Discord says so."""
    if not isinstance(fault, NoAccessHere) or not interaction.is_guild_integration():
        return fault
    return to_write(interaction.app_permissions, interaction.channel_id or 0) or fault


def to_report(guild: discord.Guild | None, channel: int) -> CopydeskError | None:
    """What keeps the bot from writing in a server's log channel; None also where the channel or the bot is unknown."""
    place = guild.get_channel(channel) if guild is not None else None
    if guild is None or place is None or guild.me is None:
        return None
    return to_write(place.permissions_for(guild.me), channel)


def not_seen(error: app_commands.AppCommandError) -> CopydeskError | None:
    """That a channel was chosen of which Discord tells the bot nothing; None for other errors."""
    chosen = error.value if isinstance(error, app_commands.TransformerError) else None
    return NotSeen(channel=Markdown(f"<#{chosen.id}>")) if isinstance(chosen, app_commands.AppCommandChannel) else None


def _lack(granted: discord.Permissions, flags: tuple[str, ...], channel: int) -> CopydeskError | None:
    missing = tuple(flag for flag in flags if not getattr(granted, flag))
    return _LACKS[missing](channel=Markdown(f"<#{channel}>")) if missing else None

"""Who may press what: asked of Discord again at the moment of the write.

Discord itself lets a command through or not. A button or a modal arrives without that check, so for those the grant of
the command they belong to is worked out here: the server's own overrides for it, read afresh, else its default
permission; or, for the desk's work, one of the desk's roles. Nobody has a grant from outside the server: an
administrator of another one, or of this one in a direct message, is a guest there.

Order as in Discord's "Application command permissions" and its help page "Updates to Command Permissions": channel,
then the person, then the roles (one allowing is enough), then everyone; a command's own overrides go before those of
the whole application, which take away and never give what the default permission withholds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import aiohttp
import discord
from discord import app_commands

from bot.chat.discord_internals import permission_overrides
from bot.chat.refusals import CannotTell, MayNot
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation

USER, ROLE, CHANNEL = 2, 1, 3


@dataclass(frozen=True, slots=True)
class Rules:
    """The overrides of one command, or of the whole application: (kind, id) to allowed or not."""

    said: Mapping[tuple[int, int], bool] = field(default_factory=dict)

    def of(self, kind: int, ids: Iterable[int]) -> bool | None:
        """What is said of any of these; None where nothing is."""
        allowed = [self.said[kind, id_] for id_ in ids if (kind, id_) in self.said]
        return any(allowed) if allowed else None

    def of_channel(self, channel: int, server: int) -> bool | None:
        """What is said of the channel, else of all channels (their id is the server's less one)."""
        own = self.of(CHANNEL, [channel])
        return own if own is not None else self.of(CHANNEL, [server - 1])

    def of_member(self, member: discord.Member) -> bool | None:
        """What is said of the person, else of any role, else of everyone."""
        everyone = member.guild.id
        roles = {role.id for role in member.roles} - {everyone}
        for kind, ids in ((USER, {member.id}), (ROLE, roles), (ROLE, {everyone})):
            allowed = self.of(kind, ids)
            if allowed is not None:
                return allowed
        return None


async def check(interaction: Interaction, state: BotState, command: str) -> None:
    """Raises MayNot unless the person may use `command` (a top-level name) now, CannotTell when nobody can say."""
    member, shown = interaction.user, spelled(interaction, command)
    if not isinstance(member, discord.Member) or not interaction.is_guild_integration():
        raise MayNot(command=shown)
    if interaction.permissions.administrator:
        return
    needed = _needed(interaction, command)
    settings = await state.settings.of(member.guild.id)
    if not needed.manage_guild and {role.id for role in member.roles} & set(settings.desk_roles):
        return
    try:
        own, every = await _overrides(interaction, command)
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        raise CannotTell(command=shown) from error
    if not _allowed(interaction, member, own, every, needed):
        raise MayNot(command=shown)


def of_the_desk(ctx: Invocation) -> bool:
    """Whether to show the desk's tools to whoever asks; whether they may be used is checked at the press."""
    roles = {role.id for role in getattr(ctx.interaction.user, "roles", ())}
    return ctx.interaction.permissions.manage_messages or bool(roles & set(ctx.settings.desk_roles))


def spelled(interaction: Interaction, command: str) -> str:
    """A command as people call it: /ingest; a message menu by its name."""
    menu = isinstance(_declared(interaction, command), app_commands.ContextMenu)
    return f"“{command}”" if menu else f"/{command}"


async def _overrides(interaction: Interaction, name: str) -> tuple[Rules, Rules]:
    """The command's own overrides on this server, and those of the whole application."""
    client, server = interaction.client, interaction.guild_id or 0
    registered = await client.tree.fetch_commands()
    overrides = await permission_overrides(client, interaction.application_id, server)
    rules = {id_: Rules(allowed) for id_, allowed in overrides.items()}
    own = next((rules[entry.id] for entry in registered if entry.name == name and entry.id in rules), Rules())
    return own, rules.get(interaction.application_id, Rules())


def _allowed(
    interaction: Interaction, member: discord.Member, own: Rules, every: Rules, needed: discord.Permissions
) -> bool:
    channel, server = _ruling(interaction), member.guild.id
    here = own.of_channel(channel, server)
    if here is False or (here is None and every.of_channel(channel, server) is False):
        return False
    allowed = own.of_member(member)
    if allowed is not None:
        return allowed
    if every.of_member(member) is False:
        return False
    return interaction.permissions.is_superset(needed)


def _ruling(interaction: Interaction) -> int:
    """The channel whose overrides count: of a thread or a forum post its parent."""
    channel = interaction.channel
    return (channel.parent_id if isinstance(channel, discord.Thread) else interaction.channel_id) or 0


def _needed(interaction: Interaction, name: str) -> discord.Permissions:
    declared = _declared(interaction, name)
    return getattr(declared, "default_permissions", None) or discord.Permissions(manage_messages=True)


def _declared(interaction: Interaction, name: str) -> object:
    tree = interaction.client.tree
    return tree.get_command(name) or tree.get_command(name, type=discord.AppCommandType.message)

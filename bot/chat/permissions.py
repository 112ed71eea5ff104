"""Who may press what: asked of Discord again at the moment of the write.

Discord itself lets a command through or not. A button or a form arrives without that check, so for those the grant of
the command they belong to is worked out here: the server's own overrides for it, read afresh, else its default
permission; or one of the desk's roles. Order as in Discord's "Application command permissions": channel, then the
person, then the roles (one allowing is enough), then everyone.
"""

from collections.abc import Iterable

import discord
from discord import app_commands

from bot.chat.room import Interaction, Room
from bot.errors import NotAllowed

NO_OVERRIDES = (10066, 10063)
Kind = discord.AppCommandPermissionType


class MayNot(NotAllowed):
    template = "You may not do this here. Ask an admin for a role that may use /{command}."


class CannotTell(NotAllowed):
    template = "Discord does not say just now whether you may do this. Run /{command} again."


async def check(interaction: Interaction, room: Room, command: str) -> None:
    """Raises MayNot unless the person may use `command` (a top-level name) now, CannotTell when nobody can say."""
    member = interaction.user
    if not isinstance(member, discord.Member) or interaction.guild_id is None:
        raise MayNot(command=command)
    if interaction.permissions.administrator:
        return
    roles = {role.id for role in member.roles}
    settings = await room.settings(interaction.guild_id)
    if roles & set(settings.desk_roles):
        return
    try:
        rules = await _overrides(interaction, command)
    except (discord.HTTPException, OSError, TimeoutError) as error:
        raise CannotTell(command=command) from error
    if not _allowed(interaction, member, roles, rules, command):
        raise MayNot(command=command)


async def _overrides(interaction: Interaction, name: str) -> list[app_commands.AppCommandPermissions]:
    registered = await interaction.client.tree.fetch_commands()
    command = next((each for each in registered if each.name == name), None)
    if command is None:
        return []
    try:
        found = await command.fetch_permissions(discord.Object(interaction.guild_id or 0))
    except discord.NotFound:
        return []
    return list(found.permissions)


def _allowed(
    interaction: Interaction,
    member: discord.Member,
    roles: set[int],
    rules: list[app_commands.AppCommandPermissions],
    command: str,
) -> bool:
    server = member.guild.id
    channel = _said(rules, Kind.channel, [interaction.channel_id or 0])
    if channel is None:
        channel = _said(rules, Kind.channel, [server - 1])
    if channel is False:
        return False
    for kind, ids in ((Kind.user, [member.id]), (Kind.role, roles - {server}), (Kind.role, [server])):
        said = _said(rules, kind, ids)
        if said is not None:
            return said
    return interaction.permissions.is_superset(_default(interaction, command))


def _default(interaction: Interaction, command: str) -> discord.Permissions:
    declared = interaction.client.tree.get_command(command)
    return getattr(declared, "default_permissions", None) or discord.Permissions(manage_messages=True)


def _said(rules: list[app_commands.AppCommandPermissions], kind: Kind, ids: Iterable[int]) -> bool | None:
    found = [rule.permission for rule in rules if rule.type is kind and rule.id in set(ids)]
    return any(found) if found else None

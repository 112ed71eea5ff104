"""Who may do what, worked out as Discord documents it ("Permissions" and "Application command permissions")."""

from tests.discord.world import Channel, Json, Member, Person, Server

ADMINISTRATOR = 1 << 3
MANAGE_SERVER = 1 << 5
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED_LINKS = 1 << 14
ATTACH_FILES = 1 << 15
READ_HISTORY = 1 << 16
USE_COMMANDS = 1 << 31
ORDINARY = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_HISTORY | USE_COMMANDS
ALL = (1 << 53) - 1


def of_member(member: Member, channel: Channel | None = None) -> int:
    """The permissions of a member on the server, or in one of its channels."""
    server = member.server
    if member.person is server.owner:
        return ALL
    base = server.everyone.permissions
    for role in member.roles:
        base |= role.permissions
    if base & ADMINISTRATOR:
        return ALL
    return base if channel is None else _in_channel(base, member, channel.ruled_by)


def _in_channel(base: int, member: Member, channel: Channel) -> int:
    ranks = [{member.server.id}, {role.id for role in member.roles}, {member.id}]
    for ids in ranks:
        matching = [overwrite for overwrite in channel.overwrites if overwrite.id in ids]
        for overwrite in matching:
            base &= ~overwrite.deny
        for overwrite in matching:
            base |= overwrite.allow
    return base


def may_use(command: Json, member: Member, channel: Channel, app: int) -> bool:
    """Whether Discord offers a command to a member in a channel: the admins' overrides first, then the default."""
    if of_member(member) & ADMINISTRATOR:
        return True
    if not of_member(member, channel) & USE_COMMANDS:
        return False
    rules = member.server.command_permissions
    own, every = rules.get(int(command["id"]), []), rules.get(app, [])
    for scope in (own, every):
        by_channel = _rule(scope, 3, [channel.ruled_by.id]) or _rule(scope, 3, [member.server.id - 1])
        if by_channel is not None:
            if not any(by_channel):
                return False
            break
    said = _said(own, member)
    if said is not None:
        return said
    return _said(every, member) is not False and _by_default(command, member, channel)


def _said(scope: list[Json], member: Member) -> bool | None:
    """What overrides say of a member: the first of person, roles and everyone that they name."""
    for kind, ids in _subjects(member):
        found = _rule(scope, kind, ids)
        if found is not None:
            return any(found)
    return None


def _by_default(command: Json, member: Member, channel: Channel) -> bool:
    needed = command.get("default_member_permissions")
    if needed is None:
        return True
    return int(needed) != 0 and of_member(member, channel) & int(needed) == int(needed)


def _subjects(member: Member) -> list[tuple[int, list[int]]]:
    return [(2, [member.id]), (1, [role.id for role in member.roles]), (1, [member.server.id])]


def _rule(scope: list[Json], kind: int, ids: list[int]) -> list[bool] | None:
    found = [bool(rule["permission"]) for rule in scope if rule["type"] == kind and int(rule["id"]) in ids]
    return found or None


def of_bot(server: Server, bot: Person, channel: Channel) -> int:
    """The bot's own permissions in a channel; as ordinary members when it is not on the server."""
    member = server.members.get(bot.id)
    return of_member(member, channel) if member else ORDINARY

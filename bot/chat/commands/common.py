"""What several commands share: where they are offered, who may see them, and their arguments as text."""

from typing import Any, TypeVar

from discord import Permissions, app_commands

Command = TypeVar("Command", bound=app_commands.Command[Any, ..., Any] | app_commands.Group)
DESK = Permissions(manage_messages=True)
MANAGERS = Permissions(manage_guild=True)


def everywhere(command: Command) -> Command:
    """Offered on servers, and to those who installed the bot for themselves."""
    installed = app_commands.allowed_installs(guilds=True, users=True)(command)
    return app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(installed)


def on_servers(command: Command) -> Command:
    """Offered on servers that have the bot."""
    installed = app_commands.allowed_installs(guilds=True, users=False)(command)
    return app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)(installed)


def given(**options: object) -> dict[str, str]:
    """The options that were given, as the text an asking keeps."""
    return {name: str(value) for name, value in options.items() if value is not None}

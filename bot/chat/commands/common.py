"""What several commands share: where they are offered, who may see them, and their arguments as text."""

from typing import Any, TypeVar

from discord import Permissions, app_commands

from bot.chat.rendering.card import Button, Card
from bot.chat.room import Args, At

Command = TypeVar("Command", bound=app_commands.Command[Any, ..., Any] | app_commands.Group)
DESK = Permissions(manage_messages=True)
MANAGERS = Permissions(manage_guild=True)
SERVERS = app_commands.AppCommandContext(guild=True)
SERVERS_ONLY = app_commands.AppInstallationType(guild=True)


def everywhere(command: Command) -> Command:
    """Offered on servers, and to those who installed the bot for themselves."""
    installed = app_commands.allowed_installs(guilds=True, users=True)(command)
    return app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(installed)


def given(**options: object) -> dict[str, str]:
    """The options that were given, as the text an asking keeps."""
    return {name: str(value) for name, value in options.items() if value is not None}


def page_of(args: Args) -> int:
    """The page that is asked for, from 1."""
    return max(1, int(args.get("page", "1")))


def turns(at: At, card: Card, page: int, *, more: bool) -> None:
    """*Back* and *More*, where there is something to turn to."""
    buttons = []
    if page > 1:
        buttons.append(Button(at.words.plain("Back"), action=at.action("page", page - 1)))
    if more:
        buttons.append(Button(at.words.plain("More"), action=at.action("page", page + 1)))
    card.buttons(*buttons)

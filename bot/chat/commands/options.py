"""The options of several commands: where they are offered, who may see them, and what was given as text."""

import datetime as dt
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from discord import Permissions, app_commands

from bot.chat.rendering.card import Button, Card
from bot.chat.room import Args, At
from bot.desk.resources import Desk
from bot.errors import UsageError

Given = ParamSpec("Given")
Rendered = TypeVar("Rendered")
RENDERED_AT_ONCE = 20_000
"""Letters; a page of 4 MB takes 0.1 s to cut and to count, of nothing but marks a second."""
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


class NoSuchDay(UsageError):
    template = "“{day}” is not a day. Write it as year, month, day, for example 2025-03-20."


def day_in(args: Args, name: str) -> dt.date | None:
    """A day as typed, None where none was. Raises NoSuchDay."""
    if name not in args:
        return None
    try:
        return dt.date.fromisoformat(args[name].strip())
    except ValueError as error:
        raise NoSuchDay(day=args[name][:40]) from error


def page_of(args: Args) -> int:
    """The page that is asked for, from 1."""
    return max(1, int(args.get("page", "1")))


async def off_loop(
    desk: Desk, letters: int, render: Callable[Given, Rendered], *args: Given.args, **kwargs: Given.kwargs
) -> Rendered:
    """What `render` gives for a text of so many letters: in a thread where that may take long. Raises ComparingBusy."""
    if letters < RENDERED_AT_ONCE:
        return render(*args, **kwargs)
    return await desk.thinking.run(render, *args, **kwargs)


def turns(at: At, card: Card, page: int, *, more: bool) -> None:
    """*Back* and *More*, where there is something to turn to."""
    buttons = []
    if page > 1:
        buttons.append(Button(at.words.plain("Back"), action=at.action("page", page - 1)))
    if more:
        buttons.append(Button(at.words.plain("More"), action=at.action("page", page + 1)))
    card.buttons(*buttons)

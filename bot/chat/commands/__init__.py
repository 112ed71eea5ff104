"""The commands, listed. Each module has `build(room)`, what Discord is told, and `VERBS`, what can be asked again.

Modules whose answers carry buttons of their own list them as `ACTIONS`.
"""

from typing import Any

from discord import app_commands

from bot.chat.buttons import Action, FormAction
from bot.chat.commands import (
    archive,
    ask,
    check,
    help,
    ingest,
    last,
    new,
    quoted,
    rest,
    settings,
    sharing,
    slip,
    speaker,
)
from bot.chat.room import Room, Verb

Command = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu
MODULES = (ask, new, slip, quoted, check, ingest, archive, speaker, settings, sharing, rest, last, help)


def all_commands(room: Room) -> list[Command]:
    """Every command, in the order of `/help`."""
    return [command for module in MODULES for command in module.build(room)]


def all_verbs() -> dict[str, Verb]:
    """Every verb that a button or `/last` can ask again, by name."""
    return {verb.name: verb for module in MODULES for verb in module.VERBS}


def all_more_actions() -> dict[str, Action | FormAction]:
    """The actions of single commands, by name."""
    return {**new.ACTIONS, **slip.ACTIONS, **ingest.ACTIONS, **quoted.ACTIONS, **sharing.ACTIONS, **rest.ACTIONS}

"""What is typed on Discord."""

from typing import cast

from discord import app_commands

from bot.chat.command_tree import build
from bot.chat.features import FEATURES
from bot.chat.state import BotState


def commands() -> set[str]:
    """Every command and group of commands by its words, without the slash: "brief", "archive", "archive show"."""
    found: set[str] = set()
    for command in build(FEATURES, cast(BotState, None)):
        if not isinstance(command, app_commands.ContextMenu):
            found |= {command.name, *(each.qualified_name for each in getattr(command, "commands", ()))}
    return found

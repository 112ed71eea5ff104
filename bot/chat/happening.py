"""A command, menu entry, press or form as the log's line names it: never an argument, an id or a name."""

import logging

import discord
from discord import app_commands

from bot.chat.state import BotState
from bot.chat.verb import Interaction
from bot.logs.tracing import Kind, Trace, current

log = logging.getLogger("bot.requests")
"""The lines of requests: one for each."""
_KINDS: dict[discord.InteractionType, Kind] = {
    discord.InteractionType.autocomplete: "typing",
    discord.InteractionType.component: "button",
    discord.InteractionType.modal_submit: "form",
}


def trace_of(interaction: Interaction, state: BotState) -> Trace:
    """A new trace: the command's name, and server and member as hashes; a press is `named` once it is known."""
    named = state.pseudonyms
    server, member = named.server(interaction.guild_id), named.member(interaction.user.id)
    return Trace(_kind(interaction), name_of(interaction), server, member)


def name_of(interaction: Interaction) -> str:
    """What was asked in one word: "archive-show", "check-quotes"; of presses and forms only that they are some."""
    command = interaction.command
    if isinstance(command, app_commands.Command | app_commands.ContextMenu):
        return command.qualified_name.lower().replace(" ", "-")
    return interaction.type.name


def shown_name(interaction: Interaction) -> str:
    """What was asked, for the desk: a command's name or a button's kind, never its arguments."""
    command = interaction.command
    if isinstance(command, app_commands.Command | app_commands.ContextMenu):
        return f"/{command.qualified_name}"
    return interaction.type.name


def named(verb: str) -> None:
    """The press or form that is being answered turned out to be this one; `verb` is a word of the program's own."""
    trace = current()
    if trace is not None:
        trace.verb = verb


def was_empty() -> None:
    """The answer that is being given says that there is nothing."""
    trace = current()
    if trace is not None:
        trace.outcome = "empty"


def _kind(interaction: Interaction) -> Kind:
    if isinstance(interaction.command, app_commands.ContextMenu):
        return "menu"
    return _KINDS.get(interaction.type, "command")

"""Everything the bot says, found in its code: what a language must translate."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any, cast

from discord import app_commands

import bot
from bot.chat.actions import settings_forms
from bot.chat.command_tree import build
from bot.chat.commands import help
from bot.chat.features import FEATURES
from bot.chat.rendering import articles, audit, corrections, how_to_ask, merging, outlets, settings, verdicts
from bot.chat.state import BotState
from bot.errors import CopydeskError

SAYING = {"_", "gettext", "ngettext", "ask", "put", "open_button", "Notice"}


def sentences() -> set[str]:
    """Sentences and labels that are given to the catalogue, plural pairs apart."""
    found = {text for path in Path("bot/chat").rglob("*.py") for text in _in_code(path)}
    found |= {text for path in Path("bot/jobs").rglob("*.py") for text in _in_code(path)}
    found |= (
        {line.text for feature in FEATURES for line in feature.help}
        | {line.example for feature in FEATURES for line in feature.help if line.example}
        | {words for row in how_to_ask.ROWS for words in row}
        | {how_to_ask.DAYS, "The first steps", "How to ask", *help.PARTS.values()}
        | set(verdicts.TITLES.values())
        | set(audit.DONE.values())
        | set(articles.ORIGINS.values())
        | set(corrections.CHOICES.values())
        | set(verdicts.RELATIONS.values())
        | set(verdicts.SEEN.values())
        | {*settings.NAMES.values(), *settings.ORDERS.values(), settings.READERS, settings_forms.ADDED}
        | {words for form in settings_forms.FORMS.values() for words in (form.label, form.hint)}
        | {*merging.DONE.values(), merging.CHOSEN, merging.WOULD, *outlets.STORED}
    )
    for room in ("reading", "desk"):
        found |= {text for path in Path("bot", room).rglob("*.py") for text in _in_code(path, {"Doubt"})}
    return found | set(templates()) | set(descriptions())


def _in_code(path: Path, saying: Set[str] = SAYING) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in saying:
            given = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            yield from given[1:3] if _name(node.func) == "ask" else given


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def templates() -> Iterator[str]:
    """The sentence of every error."""
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting = [CopydeskError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        yield kind.template


def descriptions() -> Iterator[str]:
    """What Discord shows of the commands."""
    for command in build(FEATURES, cast(BotState, None)):
        yield from _of(command)


def _of(command: Any) -> Iterator[str]:
    if isinstance(command, app_commands.ContextMenu):
        yield command.name
        return
    yield str(command.description)
    if isinstance(command, app_commands.Group):
        for inner in command.commands:
            yield from _of(inner)
        return
    for option in command.parameters:
        yield str(option.description)
        yield from (choice.name for choice in option.choices if choice.name not in ("short", "normal", "long"))


def names() -> set[str]:
    """What people type: the names of commands and options; a message menu's is its label."""
    found: set[str] = set()
    waiting: list[Any] = list(build(FEATURES, cast(BotState, None)))
    while waiting:
        command = waiting.pop()
        if not isinstance(command, app_commands.ContextMenu):
            found.add(command.name)
            waiting += getattr(command, "commands", [])
            found |= {option.name for option in getattr(command, "parameters", [])}
    return found

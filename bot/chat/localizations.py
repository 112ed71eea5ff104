"""What Discord would refuse of the commands' translations, so that one bad name does not fail every registration."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import regex
from discord import app_commands

from bot.chat import limits

Command = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu
Words = Callable[[str, str | None], str]
"""The translation of a sentence in a context."""
NAME = "name"
"""The context of what is typed: the names of commands, groups and options."""
_TYPED = regex.compile(r"[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}")
"""What Discord's API reference says of such names; letters that have a lower case must be in it."""
_LONGEST = {"name": 32, "menu": 32, "description": 100, "choice": 100}


def refused(commands: Iterable[Command], words: Words) -> Mapping[tuple[str | None, str], str]:
    """By context and English sentence: why Discord would not take its translation, or that another bears it too."""
    found: dict[tuple[str | None, str], str] = {}
    for kind, siblings in _siblings(tuple(commands)):
        context = NAME if kind == "name" else None
        said = {english: words(english, context) for english in siblings}
        for english, own in said.items():
            problem = _problem(kind, own) or _taken(kind, english, said)
            if own != english and problem:
                found[context, english] = f"“{own}” {problem}"
    return found


def _problem(kind: str, own: str) -> str | None:
    if not 1 <= limits.size(own) <= _LONGEST[kind]:
        return f"has {limits.size(own)} characters; allowed are 1 to {_LONGEST[kind]}"
    if kind == "name" and not (_TYPED.fullmatch(own) and own == own.lower()):
        return "is no name that can be typed: letters in lower case, digits, - and _ alone"
    return None


def _taken(kind: str, english: str, said: Mapping[str, str]) -> str | None:
    """Whether another of the siblings has the name, in this language or in English."""
    if kind == "description":
        return None
    others = [other for other, own in said.items() if other != english and said[english] in (own, other)]
    return f"is also the name of {', '.join(others)}" if others else None


def _siblings(commands: tuple[Command, ...]) -> Iterator[tuple[str, list[str]]]:
    """Each kind of words with those that stand beside each other, in English."""
    typed = [command for command in commands if not isinstance(command, app_commands.ContextMenu)]
    yield "name", [command.name for command in typed]
    yield "menu", [command.name for command in commands if isinstance(command, app_commands.ContextMenu)]
    yield "description", [command.description for command in typed]
    for command in typed:
        if isinstance(command, app_commands.Group):
            yield from _siblings(tuple(command.commands))
            continue
        yield "name", [str(option.name) for option in command.parameters]
        yield "description", [str(option.description) for option in command.parameters]
        for option in command.parameters:
            yield "choice", [choice.name for choice in option.choices]

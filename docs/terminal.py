"""Print `docs/terminal.md`: every verb of the terminal with its arguments and options, made of the program itself.

Usage, from the top of the checkout: `python -m docs.terminal > docs/terminal.md`.
"""

import sys
from collections.abc import Mapping
from typing import Any

from typer import Context
from typer.main import get_command

from bot.cli.main import app
from bot.cli.verb_group import SHARED, VERBS, LazyVerbs, loaded

HEAD = """# The terminal, verb by verb

Made of the program by `python -m docs.terminal > docs/terminal.md`; `copydesk VERB --help` says the same.

These stand before a verb or after it, with every verb that has them in its line *also*:

| option | |
| --- | --- |
"""
TAIL = """
What ends a verb: 0 answered, also when nothing was found; 1 refused or failed; 2 wrong usage or
configuration; 130 interrupted.
"""
LEFT_OUT = frozenset({"help", "install_completion", "show_completion"})


def commands() -> Mapping[str, Any]:
    """Every command by what is typed for it, those of a group after the group."""
    group = get_command(app)
    assert isinstance(group, LazyVerbs)
    found: dict[str, Any] = {}
    for name in group.list_commands(Context(group)):
        found[name] = loaded(name) if name in VERBS else group.commands[name]
        inner: Mapping[str, Any] = getattr(found[name], "commands", {})
        found |= {f"{name} {each}": command for each, command in inner.items()}
    return found


def options(command: Any) -> Mapping[str, Any]:
    """A command's own options by their long name, `--help` left out."""
    named = {parameter.opts[-1]: parameter for parameter in command.params if parameter.opts[0].startswith("-")}
    return {name: parameter for name, parameter in named.items() if parameter.name not in LEFT_OUT}


def document() -> str:
    """The whole page."""
    group = get_command(app)
    rows = "".join(_row(each, group) for each in options(group).values())
    return HEAD + rows + "".join(_section(name, each) for name, each in commands().items()) + TAIL


def _section(name: str, command: Any) -> str:
    arguments = [each for each in command.params if not each.opts[0].startswith("-")]
    own = {each: option for each, option in options(command).items() if each[2:] not in SHARED or name == "pipe"}
    also = [each for each in options(command) if each not in own]
    words = " ".join(["copydesk", name, *map(_metavar, arguments)])
    rows = "".join(_row(each, command) for each in (*(each for each in arguments if each.help), *own.values()))
    table = f"\n| | |\n| --- | --- |\n{rows}" if rows else ""
    line = f"\nAlso {', '.join(f'`{each}`' for each in also)}.\n" if also else ""
    return f"\n## {name}\n\n`{words}`\n\n{' '.join((command.help or '').split())}\n{table}{line}"


def _row(parameter: Any, command: Any) -> str:
    """What `--help` says of an option, or of an argument by its name alone."""
    typed, told = parameter.get_help_record(Context(command))
    name = typed if parameter.opts[0].startswith("-") else _metavar(parameter)
    return f"| `{_cell(name)}` | {_cell(' '.join(told.split()))} |\n"


def _metavar(argument: Any) -> str:
    return argument.metavar or str(argument.name).upper()


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(document())

"""The terminal's groups of verbs: a verb's module is loaded when that verb is run, and shared options stand anywhere.

`copydesk --help`, a TAB and `copydesk --version` load no desk, no database and no Discord.
"""

import tomllib
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.resources import files
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

VERBS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    files("bot.cli.verbs").joinpath("verbs.toml").read_text("utf-8"),
)
"""By name, in the order of --help: the module that has the verb, and the first sentence of its help."""

SHARED = ("json", "archive", "database", "config")


class SharedOptions(TyperGroup):
    """A group whose own options are its verbs': `copydesk --database x brief y` is `copydesk brief --database x y`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The verb with what is left of its words, the group's options before them so that the verb's own win."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command, [*_typed(ctx.params), *rest]


class LazyVerbs(SharedOptions):
    """The group of VERBS; the commands that it was given come after them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Every verb's name."""
        return [*VERBS, *self.commands]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """What --help and a TAB need of a verb: its name and its sentence."""
        if cmd_name not in VERBS:
            return super().get_command(ctx, cmd_name)
        return TyperCommand(cmd_name, help=VERBS[cmd_name]["help"], rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The verb itself, loaded."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, loaded(name) if name in VERBS else command, rest


def _typed(given: Mapping[str, Any]) -> list[str]:
    """Options as somebody types them."""
    words: list[str] = []
    for name, value in given.items():
        if name not in SHARED:
            continue
        if value is True:
            words.append(f"--{name}")
        elif value:
            words += [f"--{name}", str(value)]
    return words


def loaded(name: str) -> Any:
    """A verb of VERBS, or a group of them, as Typer makes it."""
    module = _module(name)
    group: typer.Typer | None = getattr(module, "GROUPS", {}).get(name)
    made = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    if group is not None:
        made.add_typer(group, name=name)
        return typer.main.get_group(made).commands[name]
    made.command(name)(getattr(module, name.replace("-", "_")))
    return typer.main.get_command(made)


def typed_name(verb: Callable[..., None]) -> str:
    """A verb's name as it is typed: `verify_page` is `verify-page`."""
    return verb.__name__.replace("_", "-")


def every_verb() -> Mapping[Callable[..., None], type]:
    """All verbs, loaded, each with the record that it prints with --json."""
    modules = dict.fromkeys(row["module"] for row in VERBS.values())
    answers: dict[Callable[..., None], type] = {}
    for name in modules:
        answers |= import_module(f"bot.cli.verbs.{name}").VERBS
    return answers


def _module(name: str) -> Any:
    return import_module(f"bot.cli.verbs.{VERBS[name]['module']}")

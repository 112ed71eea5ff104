"""Every command, option and message menu stands in the README, and everything the bot says can be translated."""

import re
from pathlib import Path
from typing import Any, cast

from discord import app_commands

from bot.chat.command_tree import build
from bot.chat.features import FEATURES
from bot.chat.state import BotState

README = Path("README.md").read_text("utf-8")


def every_command() -> list[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu]:
    """Commands, groups' commands and menus; building them needs no desk."""
    found: list[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu] = []
    for command in build(FEATURES, cast(BotState, None)):
        if isinstance(command, app_commands.Group):
            found += [inner for inner in command.walk_commands() if isinstance(inner, app_commands.Command)]
        else:
            found.append(command)
    return found


def test_every_command_and_option_is_in_the_readme() -> None:
    for command in every_command():
        if isinstance(command, app_commands.ContextMenu):
            assert f"*{command.name}*" in README, f"name the menu entry *{command.name}* in README.md, under Commands"
            continue
        rows = re.findall(rf"`/{re.escape(command.qualified_name)}(?: [^`]*)?`", README)
        options = [f"{option.display_name}:" for option in command.parameters]
        row = " ".join([f"/{command.qualified_name}", *options])
        missing = [option for option in options if not any(option in row for row in rows)]
        assert rows, f"give it a row in README.md, under Commands: `{row}`"
        assert not missing, f"README.md's row `{row}` lacks {missing}"


def test_names_and_descriptions_are_as_discord_takes_them() -> None:
    for command in every_command():
        if isinstance(command, app_commands.Command):
            assert 1 <= len(command.description) <= 100
            assert all(1 <= len(str(option.description)) <= 100 for option in command.parameters)
            assert all(str(option.description) != "…" for option in command.parameters), command.name


def test_every_answer_has_its_pictures() -> None:
    shown = set(re.findall(r"\]\(pictures/([a-z]+)-720-dark\.png\)", Path("docs/README.md").read_text("utf-8")))
    source = "".join(path.read_text("utf-8") for path in sorted(Path("docs").glob("capture*.py")))
    asked = r'(?:^ +\(|keep\(folder, |keep_form\(folder, |write\(folder, )"([a-z]+)"'
    captured = set(re.findall(asked, source, re.M))
    assert captured
    assert captured == shown
    for name in captured:
        for kind in ("320-light", "320-dark", "720-light", "720-dark"):
            assert Path(f"docs/pictures/{name}-{kind}.png").is_file(), f"{name}-{kind}"

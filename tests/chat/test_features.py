"""The features: each module's is listed, no name is given twice, and every button names an action that there is."""

import ast
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import bot.chat.actions
import bot.chat.commands
from bot.chat.command_tree import PERMISSIONS
from bot.chat.feature import Feature, Option
from bot.chat.features import FEATURES
from bot.records.arguments import fields_of


def given() -> Iterator[tuple[str, Feature]]:
    """Each module that has a FEATURE, by name, and that."""
    for package in (bot.chat.commands, bot.chat.actions):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            feature = getattr(importlib.import_module(module.name), "FEATURE", None)
            if feature is not None:
                yield module.name, feature


def test_every_module_with_a_feature_is_listed() -> None:
    listed = {id(feature) for feature in FEATURES}
    missing = [name for name, feature in given() if id(feature) not in listed]
    assert not missing, f"list in bot/chat/features.py: {missing}"


def test_no_name_is_given_twice() -> None:
    for names in (
        [verb.name for feature in FEATURES for verb in feature.verbs],
        [name for feature in FEATURES for name in feature.actions],
        [(c.group.name if c.group else "", c.name) for feature in FEATURES for c in feature.commands],
        [menu.name for feature in FEATURES for menu in feature.menus],
    ):
        assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_button_names_an_action() -> None:
    named = {name for path in Path("bot/chat").rglob("*.py") for name in _actions(path)}
    assert len(named) >= 12
    assert named <= {name for feature in FEATURES for name in feature.actions}


def _actions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "action":
            yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant) and type(arg.value) is str)


def test_arguments_are_frozen_and_every_one_is_read_by_the_codec() -> None:
    for feature in FEATURES:
        kinds: set[type[Any]] = {verb.arguments for verb in feature.verbs} | {c.arguments for c in feature.commands}
        for kind in kinds:
            assert is_dataclass(kind), kind
            assert kind.__hash__ is not None, f"{kind} is not frozen"
            assert [field.name for field in fields_of(kind)] == [field.name for field in fields(kind)]


def test_whoever_is_asked_for_something_is_told_what() -> None:
    for feature in FEATURES:
        for command in feature.commands:
            asked = [note for field in fields_of(command.arguments) for note in field.notes if isinstance(note, Option)]
            assert all(1 <= len(option.description) <= 100 for option in asked), command.name
            assert command.audience in PERMISSIONS

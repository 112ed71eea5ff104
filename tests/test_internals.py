"""No private or undocumented interface of a library is used, but for those that one module names with the reason."""

import ast
import functools
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.chat import discord_internals

ROOT = Path(bot.__file__).parent
GATHERED = Path(discord_internals.__file__)
SOURCES = [path for path in sorted(ROOT.rglob("*.py")) if path != GATHERED]
DOCUMENTED = {
    "_replace": "namedtuple",
    "_fields": "namedtuple",
    "_exit": "os",
    "_mapping": "sqlalchemy.Row",
    "_Element": "lxml.etree, which has no other name for the type of an element",
}
"""Private in name only: where the documentation has them."""
UNDOCUMENTED_MODULES = re.compile(r"discord\.(gateway|http|state|webhook\.async_|types|_types|ext\.commands\._\w+)\b")
UNDOCUMENTED = {"ws", "http", "to_dict", "get_translated_payload", "dispatch"}
"""Of discord.py, whose reference leaves them out (or, of `ws`, what it is)."""


def is_private(name: str) -> bool:
    """Whether a name says that it is private; a translator is called `_`, as gettext has it."""
    return name.startswith("_") and name != "_" and not (name.startswith("__") and name.endswith("__"))


def own_members(tree: ast.AST) -> set[str]:
    """The private members of a module's own classes: methods, class variables and what is assigned to `self`."""
    members: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
                    members.add(part.name)
                elif isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                    members.add(part.target.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self":
            members.add(node.attr)
    return members


def reached_into(tree: ast.AST, *, of_chat: bool) -> Iterator[str]:
    """The private and undocumented names of libraries that a module uses."""
    own = own_members(tree) | set(DOCUMENTED)
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Attribute):
            names = [node.attr]
        elif isinstance(node, ast.Call) and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            if isinstance(node.func, ast.Name) and node.func.id in {"getattr", "hasattr", "setattr"}:
                names = [str(node.args[1].value)]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            yield from UNDOCUMENTED_MODULES.findall(f"{node.module}.")
        elif isinstance(node, ast.Import):
            names = [part for alias in node.names for part in alias.name.split(".")]
            yield from (name for alias in node.names for name in UNDOCUMENTED_MODULES.findall(f"{alias.name}."))
        yield from (name for name in names if is_private(name) and name not in own)
        if of_chat and isinstance(node, ast.Attribute) and node.attr in UNDOCUMENTED:
            yield node.attr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_other_module_reaches_into_a_library(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert list(reached_into(tree, of_chat=path.is_relative_to(ROOT / "chat"))) == []


@pytest.mark.parametrize(
    ("code", "reached"),
    [
        ("gateway._keep_alive.beat()", ["_keep_alive"]),
        ("getattr(message, '_state')", ["_state"]),
        ("from discord.gateway import DiscordWebSocket", ["gateway"]),
        ("import discord.http", ["http"]),
        ("from lxml.html import _transform_result", ["_transform_result"]),
        ("from multiprocessing.pool import ThreadPool", []),
        ("client.http.request(route)", ["http"]),
        ("class Own:\n    def __init__(self):\n        self._kept = 1\n\ndef of(own):\n    return own._kept", []),
        ("class Own(Modal):\n    def sent(self):\n        return self._children", ["_children"]),
        ("row._mapping", []),
    ],
)
def test_what_reaches_into_a_library_is_seen(code: str, reached: list[str]) -> None:
    assert list(reached_into(ast.parse(code), of_chat=True)) == reached


def derived() -> Iterator[tuple[type, type]]:
    """Each class of the bot with each class of a library that it is derived from."""
    for found in pkgutil.walk_packages([str(ROOT)], "bot."):
        if found.name == "bot.__main__":
            continue
        for own in vars(importlib.import_module(found.name)).values():
            if isinstance(own, type) and own.__module__ == found.name:
                for base in own.__mro__[1:]:
                    if base.__module__.partition(".")[0] not in {"bot", *sys.stdlib_module_names}:
                        yield own, base


@functools.cache
def of_self(kind: type) -> frozenset[str]:
    """The private names that a class has on `self`, by its source."""
    return frozenset(re.findall(r"\bself\.(_\w+)", inspect.getsource(kind)))


def test_no_member_of_ours_takes_the_place_of_a_librarys_private_one() -> None:
    pairs = list(derived())
    assert {base.__name__ for _, base in pairs} >= {"Client", "Modal", "CommandTree"}
    for own, base in pairs:
        ours = {name for name in of_self(own) if is_private(name)}
        ours |= {name for name in vars(own) if is_private(name) and inspect.isroutine(vars(own)[name])}
        theirs = {*vars(base), *of_self(base)}
        assert ours & theirs == set(), f"{own.__qualname__} and {base.__qualname__}"

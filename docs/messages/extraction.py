"""The extraction methods: where the sentences stand that a language translates.

Babel drives them over the package and makes the catalogue. Its own method for Python reads tokens: it takes the
translator that is handed on (`open_button(_, url, "Open")`) for a call of its own, and joins what stands on both sides
of an `if`. This one reads the syntax tree, and the templates of errors with it. What Discord is told of the commands
comes from the commands themselves, since the names of their options are fields of dataclasses.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import IO, Any, cast

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from discord import app_commands
from jinja2.ext import babel_extract

from bot.chat.command_tree import Command, build
from bot.chat.features import FEATURES
from bot.chat.localizations import NAME
from bot.chat.state import BotState
from bot.languages.messages import spoken

Arguments = Mapping[str, tuple[int | str, ...]]
"""Functions, and which of their arguments are sentences: by their place, counted from 0, or by name."""
SENTENCES: Arguments = dict.fromkeys(("_", "gettext", "N_", "Notice", "Words", "Doubt"), (0,))
CHAT: Arguments = {
    **SENTENCES,
    "ask": (1, 2),
    "put": (0, 1),
    "open_button": (2,),
    "HelpLine": (1, 3, "example"),
    "Form": (0, 1),
}
"""The same with those that `chat` has for itself."""
PLURALS = {"ngettext": (1, 2), "NN_": (0, 1)}
"""The same for those that take a sentence for one and a sentence for many."""
KEYWORDS: dict[str, Any] = {"one": (1,), "plural": (1, 2), "named": ((1, "c"), 2)}
"""What the methods yield, as babel takes it: a sentence, a pair, a sentence in a context."""
METHODS = [
    ("chat/features.py", "docs.messages.extraction:of_commands"),
    ("chat/**.py", "docs.messages.extraction:of_chat"),
    ("cli/**.py", "ignore"),
    ("pages/forms/templates/**.html", "docs.messages.extraction:of_templates"),
    ("**.py", "docs.messages.extraction:of_code"),
]
"""Which method reads which files of the package; the first that fits. The terminal speaks English."""
Found = Iterator[tuple[int, str, Any, list[str]]]


@cache
def template() -> Catalog:
    """Every sentence that is said, with the places where it stands: files and lines, or commands of Discord."""
    catalog = Catalog(project="copydesk", charset="utf-8")
    for name, line, message, commands, context in extract_from_dir("bot", METHODS, keywords=KEYWORDS):
        places: list[Any] = [(command, None) for command in commands] or [(f"bot/{name}", line)]
        catalog.add(message, None, places, context=context)
    return catalog


def of_code(source: IO[bytes], keywords: object, tags: object, options: object) -> Found:
    """Sentences in calls, and the templates of errors: `template = "..."` in the body of a class."""
    return _of_tree(ast.parse(source.read()), SENTENCES)


def of_chat(source: IO[bytes], keywords: object, tags: object, options: object) -> Found:
    """The same in `chat`."""
    return _of_tree(ast.parse(source.read()), CHAT)


def of_templates(source: IO[bytes], keywords: object, tags: object, options: object) -> Found:
    """Sentences in the templates of pages, by the engine's own extractor."""
    for line, _, sentence, comments in babel_extract(source, ("_",), (), {"encoding": "utf-8"}):
        yield line, "one", sentence, comments


def _of_tree(tree: ast.Module, sentences: Arguments) -> Found:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node, sentences)
        elif isinstance(node, ast.ClassDef):
            yield from _of_class(node)


def _of_call(node: ast.Call, sentences: Arguments) -> Found:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    given: dict[int | str | None, ast.expr] = {each.arg: each.value for each in node.keywords}
    given |= dict(enumerate(node.args))
    for place in sentences.get(called, ()):
        for text in _texts(given[place]) if place in given else []:
            yield node.lineno, "one", text, []
    if called in PLURALS and len(node.args) > PLURALS[called][1]:
        singular, plural = (_texts(node.args[place]) for place in PLURALS[called])
        for pair in zip(singular, plural, strict=True):
            yield node.lineno, "plural", pair, []


def _texts(node: ast.expr) -> list[str]:
    """The literals that an argument may be."""
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    if isinstance(node, ast.BoolOp):
        return [text for value in node.values for text in _texts(value)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value else []


def _of_class(node: ast.ClassDef) -> Found:
    for statement in node.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "template" for target in targets):
            value = cast(ast.Assign | ast.AnnAssign, statement).value
            for text in _texts(value) if value else []:
                yield statement.lineno, "one", text, []


def of_commands(source: IO[bytes], keywords: object, tags: object, options: object) -> Found:
    """What Discord shows of every feature's commands: what is typed, in a context of its own, and the rest."""
    for command in build(FEATURES, cast(BotState, None)):
        for place, message in _of_command(command):
            yield 1, "named" if isinstance(message, tuple) else "one", message, [place]


def _of_command(command: Command) -> Iterator[tuple[str, str | tuple[str, str]]]:
    """Each of a command's words with the command that it stands in; a language's own name for itself is no word."""
    place = f"/{command.qualified_name}"
    if isinstance(command, app_commands.ContextMenu):
        yield command.name, command.name
        return
    yield place, (NAME, command.name)
    own_names = {each.own for each in spoken().values()}
    yield place, command.description
    for inner in command.commands if isinstance(command, app_commands.Group) else []:
        yield from _of_command(inner)
    for option in command.parameters if isinstance(command, app_commands.Command) else []:
        yield place, (NAME, str(option.name))
        yield place, str(option.description)
        yield from ((place, choice.name) for choice in option.choices if choice.name not in own_names)

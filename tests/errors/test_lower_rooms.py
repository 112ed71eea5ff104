"""Rooms below the faces name no face's command and no option: what is typed is each face's own to say."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.verb_group import VERBS
from tests.errors.typed import commands

FACES = {"chat", "cli", "__main__.py"}
LOWER = sorted(path for path in Path("bot").rglob("*.py") if path.parts[1] not in FACES)
MENTION = re.compile(
    rf"\bcopydesk (?:{'|'.join(map(re.escape, VERBS))}|pipe)\b"
    rf"|(?<![\w./:'\"@)\]])/(?:{'|'.join(sorted({name.split()[0] for name in commands()}))})\b(?![/'\"-])"
    r"|(?<!\S)--[a-z]{2,}"
)


def literals(source: str) -> Iterator[str]:
    """The strings of a file that can be shown: all but docstrings and the notes below constants."""
    tree = ast.parse(source)
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.value


def test_no_string_of_a_lower_room_names_what_is_typed_on_a_face() -> None:
    assert len(LOWER) > 250
    found = [(str(path), said) for path in LOWER for said in literals(path.read_text("utf-8")) if MENTION.search(said)]
    assert not found, "say it in bot/chat/error_sentences.py or bot/cli/error_sentences.py, or beside the answer there"


@pytest.mark.parametrize(("face", "other"), [("chat", r"\bcopydesk [a-z]"), ("cli", r"(?<![\w./:-])/[a-z]{3,}\b(?!/)")])
def test_no_string_of_a_face_names_what_is_typed_on_the_other(face: str, other: str) -> None:
    paths = sorted(Path("bot", face).rglob("*.py"))
    found = [
        (str(path), said) for path in paths for said in literals(path.read_text("utf-8")) if re.search(other, said)
    ]
    assert not found


@pytest.mark.parametrize(
    "said",
    ["Use `copydesk export` instead.", "/ingest adds some.", "Try /brief topic: ferry.", "Give --force to replace it."],
)
def test_such_a_string_would_be_found(said: str) -> None:
    assert MENTION.search(said)
    assert list(literals(f'"""A docstring: {said}"""\nTEMPLATE = {said!r}')) == [said]

"""`copydesk pipe VERB`: JSON lines in, JSON lines out, flushed line by line, by the same functions the bot uses."""

import json
import sys
from collections.abc import Callable, Iterable
from importlib import import_module

VERBS = ("pages", "paste", "quotes", "verify", "briefs", "search", "copies")

Out = Callable[[dict[str, object]], None]
Run = Callable[[Iterable[str], Out], None]


def run(verb: str) -> None:
    """Answer the JSON lines on standard input with `verb`'s, one of VERBS. Only that verb's libraries are loaded."""
    chosen: Run = import_module(f"bot.cli.pipes.{verb}").run
    chosen(sys.stdin, _write)


def _write(row: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.stdout.flush()

"""`copydesk pipe VERB`: JSON lines in, JSON lines out, flushed line by line, by the same functions the bot uses.

A line that cannot be answered gets its error in its place, with its id, and the next one is read.
"""

import sys
from collections.abc import Callable
from importlib import import_module

from bot.cli.printing.safe import Row, json_line

VERBS = ("pages", "paste", "read", "sentences", "quotes", "verify", "briefs", "search", "copies", "desk")
ON_A_SERVER = ("search",)
"""The verbs that can be measured on PostgreSQL too."""

Run = Callable[..., None]


def run(verb: str, server: str | None = None) -> None:
    """Answer the JSON lines on standard input with `verb`'s, one of VERBS. Only that verb's libraries are loaded.

    `server`, for verbs ON_A_SERVER, is a postgresql:// URL: the throwaway database is made there.
    """
    lines = import_module("bot.cli.pipes.lines")
    chosen: Run = import_module(f"bot.cli.pipes.{verb}").run
    chosen(lines.rows(sys.stdin.buffer, _write), _write, **({"server": server} if server else {}))


def _write(row: Row) -> None:
    sys.stdout.write(json_line(row))
    sys.stdout.flush()

"""`copydesk pipe VERB`: JSON lines in, JSON lines out, flushed line by line, by the same functions the bot uses."""

import io
import json
import sys
from collections.abc import Callable
from importlib import import_module

VERBS = ("pages", "paste", "read", "sentences", "quotes", "verify", "briefs", "search", "copies", "desk")
ON_A_SERVER = ("search",)
"""The verbs that can be measured on PostgreSQL too."""

Out = Callable[[dict[str, object]], None]
Run = Callable[..., None]


def run(verb: str, server: str | None = None) -> None:
    """Answer the JSON lines on standard input with `verb`'s, one of VERBS. Only that verb's libraries are loaded.

    `server`, for verbs ON_A_SERVER, is a postgresql:// URL: the throwaway database is made there.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # bytes that are no UTF-8 spoil their line alone
    chosen: Run = import_module(f"bot.cli.pipes.{verb}").run
    chosen(sys.stdin, _write, **({"server": server} if server else {}))


def _write(row: dict[str, object]) -> None:
    line = json.dumps(row, ensure_ascii=False)
    # Half of a surrogate pair cannot be written as UTF-8; JSON has an escape for it.
    sys.stdout.write((line if _is_utf8(line) else json.dumps(row)) + "\n")
    sys.stdout.flush()


def _is_utf8(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True

"""A terminal obeys control characters, so foreign text loses them on the screen (never in `--json`)."""

import json
import re
import sys
from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.text import Text

Row = dict[str, Any]
"""A JSON object, as a line holds it."""
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(words: str) -> Text:
    """Foreign words as Rich text: no markup, and nothing that moves the cursor or turns the direction."""
    return Text(CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words))


def console(*, error: bool = False) -> Console:
    """The console that answers (or, with `error`, refusals) are printed on."""
    return Console(stderr=error, highlight=False, markup=False, emoji=False, soft_wrap=False)


def json_line(row: object, *, indent: int | None = None, default: Callable[[object], object] | None = None) -> str:
    """`row` as JSON that standard output can carry: escaped where its encoding, or UTF-8 itself, has no such letter."""
    text = json.dumps(row, ensure_ascii=False, indent=indent, default=default)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(row, indent=indent, default=default)
    return text + "\n"

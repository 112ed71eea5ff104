"""A terminal obeys control characters, so foreign text loses them on the screen (never in `--json`)."""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

Row = dict[str, Any]
"""A JSON object, as a line holds it."""
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(words: str) -> Text:
    """Foreign words as Rich text: no markup, and nothing that moves the cursor or turns the direction."""
    return Text(CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words))


UNWRAPPED = 10_000_000
"""Columns of a pipe: more than a stored text has letters, so that each row stays one line for grep and awk."""


def console(*, error: bool = False) -> Console:
    """The console that answers (or, with `error`, refusals) are printed on. What is piped is never wrapped."""
    made = Console(stderr=error, highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not made.is_terminal:
        made.width = UNWRAPPED
    return made


@dataclass(frozen=True)
class Indented:
    """Words set in by `left` columns with `below` empty lines under them; a pipe gets no spaces to fill a row."""

    words: Text
    left: int
    below: int = 0

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> RenderResult:
        if console.is_terminal:
            yield Padding(self.words, (0, 0, self.below, self.left))
            return
        for line in self.words.split(allow_blank=True):
            line.rstrip()
            yield Text(" " * self.left if line else "") + line
        yield from [Text()] * self.below


def titled(console: Console, words: str) -> None:
    """Print the title of an answer: with a rule on a screen, as a line of its own in a pipe."""
    if console.is_terminal:
        console.rule(plain(words), align="left", style="cyan")
    else:
        console.print(plain(words))


def json_line(row: object, *, indent: int | None = None, default: Callable[[object], object] | None = None) -> str:
    """`row` as JSON that standard output can carry: escaped where its encoding, or UTF-8 itself, has no such letter."""
    text = json.dumps(row, ensure_ascii=False, indent=indent, default=default)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(row, indent=indent, default=default)
    return text + "\n"

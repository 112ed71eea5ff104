"""A terminal obeys control characters, so foreign text loses them on the screen (never in `--json`)."""

import re

from rich.console import Console
from rich.text import Text

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(words: str) -> Text:
    """Foreign words as Rich text: no markup, and nothing that moves the cursor or turns the direction."""
    return Text(CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words))


def console(*, error: bool = False) -> Console:
    """The console that answers (or, with `error`, refusals) are printed on."""
    return Console(stderr=error, highlight=False, markup=False, emoji=False, soft_wrap=False)

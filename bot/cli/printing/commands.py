"""The commands that an answer names, with its own numbers and words."""

import shlex
from collections.abc import Iterable, Sequence

from rich.console import Console

from bot.cli.printing.safe import plain
from bot.records.answers import QuoteExcerpt
from bot.records.archive import Article

FIRST_WORDS = 5
"""Words of a quote that name it in a command."""


def set_right(console: Console, said: Sequence[QuoteExcerpt], articles: Iterable[Article] = ()) -> None:
    """The commands that set right what was just shown, on a screen alone: a pipe gets rows of the answer only."""
    if not console.is_terminal:
        return
    commands = []
    for quote in said[:1]:
        words = shlex.quote(" ".join(quote.cut.text.split()[:FIRST_WORDS]))
        commands.append(f"Another speaker: copydesk correct {quote.cut.article} {words} --speaker NAME")
    for article in [*articles][:1]:
        commands.append(f"Another title, byline, day or outlet: copydesk edit {article.id} --help")
        commands.append(f"Not for this archive: copydesk remove {article.id}")
    for command in commands:
        console.print(plain(command), style="dim", soft_wrap=True)

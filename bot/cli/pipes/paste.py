"""`copydesk pipe paste`: {"id","text"} per line -> the same rows as `pipe pages`."""

import datetime as dt
from collections.abc import Iterable

from bot.cli.pipes.lines import Out, answered, text_of
from bot.cli.pipes.pages import answer
from bot.cli.printing.safe import Row
from bot.records.reading import Hints, Received


def run(rows: Iterable[Row], out: Out) -> None:
    """Read each row's pasted text and hand its row to `out`; a text that is refused gives {"id", "error"}."""
    hints = Hints(today=dt.datetime.now(dt.UTC).date())
    for asked in rows:
        with answered(asked, out):
            text = text_of(asked, "text").encode("utf-8", "replace")
            out(answer(asked["id"], Received(text, "text/plain", "utf-8"), hints))

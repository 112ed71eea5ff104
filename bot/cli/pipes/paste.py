"""`copydesk pipe paste`: {"id","text"} per line -> the same rows as `pipe pages`."""

import datetime as dt
import json
from collections.abc import Callable, Iterable

from bot.cli.pipes.pages import answer
from bot.records.reading import Hints, Received


def run(lines: Iterable[str], out: Callable[[dict[str, object]], None]) -> None:
    """Read each line's pasted text and hand its row to `out`; a text that is refused gives {"id", "error"}."""
    hints = Hints(today=dt.datetime.now(dt.UTC).date())
    for line in lines:
        asked = json.loads(line)
        out(answer(asked["id"], Received(asked["text"].encode("utf-8", "replace"), "text/plain", "utf-8"), hints))

"""How far a run is, as lines of JSON on standard error: what `--json` has in the place of a bar."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.cli import as_json
from bot.cli.printing.progress import Told
from bot.cli.receipts import ItemDone


@contextmanager
def json_lines(total: int, told: Told | None = None) -> Iterator[Callable[[int, int, str], None]]:
    """As `progress_bar`, with a line of JSON for each item that is done, of a run of several."""
    last = told or Told()

    def tell(done: int, of: int, name: str) -> None:
        last.done, last.of = done, of
        if of > 1:
            as_json.write_line(ItemDone(done, of, name), error=True)

    yield tell

"""How far a run is, on standard error: a bar where somebody looks at it, a line now and then in a pipe or a log."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.cli.printing.safe import CONTROLS, console, plain

LINES, SECONDS = 10, 10.0
"""In a pipe a line stands after each tenth of a run, and at the latest after so many seconds."""
NAME = 60


@dataclass
class Told:
    """What was told last: how many are done, of how many."""

    done: int = 0
    of: int = 0


@contextmanager
def progress_bar(total: int, told: Told | None = None) -> Iterator[Callable[[int, int, str], None]]:
    """Show how far a run of `total` items is. Yields what to call with (done, of how many, the item's name).

    `told` keeps the last of these numbers for whoever is interrupted.
    """
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    shown, last = console(error=True), told or Told()
    line = _lines()
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal or total < 2) as bar:
        task = bar.add_task("", total=total)

        def tell(done: int, of: int, name: str) -> None:
            last.done, last.of = done, of
            name = CONTROLS.sub(" ", name)[:NAME]
            bar.update(task, completed=done, total=of, description=name)
            if not shown.is_terminal and of > 1:
                line(done, of, name)

        yield tell


def _lines() -> Callable[[int, int, str], None]:
    tenths, at = 0, time.monotonic()

    def tell(done: int, of: int, name: str) -> None:
        nonlocal tenths, at
        now = time.monotonic()
        if done * LINES // of > tenths or now - at > SECONDS:
            tenths, at = done * LINES // of, now
            console(error=True).print(plain(f"{done:,} of {of:,}  {name}"))

    return tell

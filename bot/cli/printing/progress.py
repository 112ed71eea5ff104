"""A progress bar on standard error, there only when somebody looks at it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.cli.printing.safe import CONTROLS, console


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[int, int, str], None]]:
    """Show how far a run of `total` items is. Yields what to call with (done, of how many, the item's name)."""
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    shown = console(error=True)
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal or total < 2) as bar:
        task = bar.add_task("", total=total)

        def tell(done: int, of: int, name: str) -> None:
            bar.update(task, completed=done, total=of, description=CONTROLS.sub(" ", name)[:60])

        yield tell

"""One bot for one database: a second one is refused before it does anything."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.archive.store import file_of
from bot.archive.store.instance_lock import running
from bot.errors.starting import AlreadyRunning


@contextmanager
def single_instance(database: str) -> Iterator[None]:
    """Be the only bot of a database while the block runs, before it is opened. Raises AlreadyRunning.

    Only for databases that are files, whatever path leads there; PostgreSQL answers several processes.
    """
    file = file_of(database)
    if file is None:
        yield
        return
    with running(file) as first:
        if not first:
            raise AlreadyRunning()
        yield

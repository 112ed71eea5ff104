"""One bot for one database: a second one is refused before it connects."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.archive.store import Store
from bot.errors import ConfigError


class AlreadyRunning(ConfigError):
    template = "A bot is running on this database already. Stop it first, or give this one another database."


@contextmanager
def alone(store: Store) -> Iterator[None]:
    """Hold `<database>.running` locked (flock, which a crash gives free) while the block runs. Raises AlreadyRunning.

    Only for databases that are files; PostgreSQL answers several processes.
    """
    path = store.url.database
    if store.dialect != "sqlite" or not path or path == ":memory:":
        yield
        return
    with Path(f"{path}.running").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning() from error
        yield

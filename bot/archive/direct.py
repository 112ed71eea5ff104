"""A whole write in one step of another thread.

aiosqlite takes four trips between threads for each statement (cursor, execute, fetch, close), 74 for an article; here
the same coroutines run from end to end beside the connection, and only their answer travels.
"""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Dialect, Executable

T = TypeVar("T")


class Direct:
    """What our writes use of an AsyncConnection, done at once: awaiting it never waits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def dialect(self) -> Dialect:
        """The connection's dialect."""
        return self._connection.dialect

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        """As AsyncConnection.execute."""
        return self._connection.execute(statement, parameters)

    async def exec_driver_sql(self, statement: str, parameters: Any = None) -> CursorResult[Any]:
        """As AsyncConnection.exec_driver_sql."""
        return self._connection.exec_driver_sql(statement, parameters)

    async def run_sync(self, work: Callable[..., T], *args: Any) -> T:
        """As AsyncConnection.run_sync."""
        return work(self._connection, *args)


def finished(work: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that awaits nothing but a Direct. Raises RuntimeError when it waits for more."""
    try:
        work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    work.close()
    raise RuntimeError("a write may await its connection and nothing else")

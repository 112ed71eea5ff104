"""How long whole reads are in the database, and how long they think in between: their cursors count it.

SQLAlchemy's own events would do for both stores, but cost five times as much a statement and see no fetching, in which
SQLite does a part of its work.
"""

import sqlite3
import time
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPICursor, ExecutionContext

from bot.logs import tracing

_clock = time.perf_counter


class _TimedCursor(sqlite3.Cursor):
    """Counts what runs a statement or fetches many rows; a single row is fetched faster than it is counted."""

    def execute(self, *args: Any) -> "_TimedCursor":
        began = _clock()
        try:
            super().execute(*args)
        finally:
            tracing.add("reading", _clock() - began)
        return self

    def fetchall(self) -> list[Any]:
        began = _clock()
        try:
            return super().fetchall()
        finally:
            tracing.add("reading", _clock() - began)


class TimedConnection(sqlite3.Connection):
    """SQLite's connection, for `sqlite3.connect(factory=...)`."""

    def cursor(self, *_: Any) -> _TimedCursor:  # type: ignore[override]  # SQLAlchemy names no factory of its own
        return super().cursor(_TimedCursor)


def time_statements(engine: Engine) -> None:
    """Count the statements of an engine whose driver fetches all rows at once, as psycopg does."""

    def before(conn: Connection, *_: object) -> None:
        conn.info["began"] = _clock()

    def after(
        conn: Connection, cursor: DBAPICursor, words: str, given: object, context: ExecutionContext, many: bool
    ) -> None:
        tracing.add("reading", _clock() - conn.info["began"])

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)

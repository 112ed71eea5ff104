"""What SQLite and PostgreSQL do differently: every such decision is taken here, so that a third store is one class.

How their connections are made stands in `engine`, their search indexes in `bot.archive.search`.
"""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from sqlalchemy import URL, Connection, Table, insert, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class Dialect(ABC):
    """One kind of store. `one_file` tells that it is a file of ours, with one writer in its process."""

    name: ClassVar[str]
    one_file: ClassVar[bool]
    bytewise: ClassVar[str]
    """The collation that orders text by its bytes."""
    rewriting: ClassVar[str]
    """Writes the whole database anew without what was deleted, outside any transaction."""
    emptying_log: ClassVar[str | None]
    """Takes what the tables have already out of the log beside them; None where the log is the server's own."""

    @abstractmethod
    def numbered(self, statement: str) -> str:
        """A statement of ours, with its `?` in the driver's own style."""

    @abstractmethod
    def moment(self, conn: Connection, now: dt.datetime) -> dt.datetime:
        """What time it is for all who share the database; `now` is what our own clock says."""

    @abstractmethod
    def insert_rows(self, conn: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert the values of all columns of `table` in their order."""

    @abstractmethod
    def last_id(self, conn: Connection, table: Table) -> int:
        """The highest id that a table ever gave, also to a row that is gone; 0 for none."""

    @abstractmethod
    def go_on_after(self, conn: Connection, table: Table, last: int) -> None:
        """Let a table give only ids above `last` from now on."""


class Sqlite(Dialect):
    """https://sqlite.org/autoinc.html"""

    name, one_file, bytewise = "sqlite", True, "BINARY"
    rewriting, emptying_log = "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"

    def numbered(self, statement: str) -> str:
        """As it is."""
        return statement

    def moment(self, conn: Connection, now: dt.datetime) -> dt.datetime:
        """Ours: whoever opens the file is on this machine."""
        return now

    def insert_rows(self, conn: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Handed to the driver as they are: made ready one by one they take as long as the database."""
        values = ", ".join("?" * len(table.columns))
        conn.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({values})", list(rows))

    def last_id(self, conn: Connection, table: Table) -> int:
        """As SQLite keeps it beside the tables."""
        kept = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
        return int(conn.execute(kept, {"table": table.name}).scalar() or 0)

    def go_on_after(self, conn: Connection, table: Table, last: int) -> None:
        """In the same place."""
        conn.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table.name})
        kept = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)")
        conn.execute(kept, {"table": table.name, "last": last})


class Postgresql(Dialect):
    """https://www.postgresql.org/docs/current/functions-sequence.html"""

    name, one_file, bytewise = "postgresql", False, "C"
    rewriting, emptying_log = "VACUUM FULL", None

    def numbered(self, statement: str) -> str:
        """In psycopg's style."""
        return statement.replace("?", "%s")

    def moment(self, conn: Connection, now: dt.datetime) -> dt.datetime:
        """The server's, since the clocks of several machines differ."""
        told: dt.datetime = conn.execute(text("SELECT clock_timestamp()")).scalar_one()
        return told.astimezone(dt.UTC)

    def insert_rows(self, conn: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """In one statement of many rows."""
        names = table.columns.keys()
        conn.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])

    def last_id(self, conn: Connection, table: Table) -> int:
        """Of the sequence that the column owns."""
        sequence = conn.execute(text("SELECT pg_get_serial_sequence(:table, 'id')"), {"table": table.name}).scalar_one()
        row = conn.execute(text(f"SELECT last_value, is_called FROM {sequence}")).one()
        return int(row.last_value) if row.is_called else 0

    def go_on_after(self, conn: Connection, table: Table, last: int) -> None:
        """In the same sequence."""
        kept = text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :last)")
        conn.execute(kept, {"table": table.name, "last": last})


_DIALECTS = {dialect.name: dialect for dialect in (Sqlite(), Postgresql())}


def of(place: URL | Connection | AsyncConnection | AsyncEngine) -> Dialect:
    """The dialect of an address, or of the database behind a connection. Raises KeyError for any other store."""
    return _DIALECTS[place.get_backend_name() if isinstance(place, URL) else place.dialect.name]

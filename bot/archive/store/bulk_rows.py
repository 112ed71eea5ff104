"""Rows of whole numbers, letters and bytes, handed to the driver as they are.

An article has some hundreds of fingerprints; made ready one by one by SQLAlchemy they take as long as the database.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table

from bot.archive.store import dialect


def insert_rows(conn: Connection, table: Table, rows: Sequence[tuple[int | str | bytes, ...]]) -> None:
    """Insert `rows`, the values of all columns of `table` in their order."""
    if rows:
        dialect.of(conn).insert_rows(conn, table, rows)


def select_rows(conn: Connection, statement: str, numbers: Sequence[int]) -> Sequence[Row[Any]]:
    """The rows that a SELECT of ours gives; each `?` in it stands for one of `numbers`."""
    return conn.exec_driver_sql(dialect.of(conn).numbered(statement), tuple(numbers)).all()

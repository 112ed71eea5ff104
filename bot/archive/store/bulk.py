"""Rows of whole numbers, letters and bytes, handed to the driver as they are.

An article has some hundreds of fingerprints; made ready one by one by SQLAlchemy they take as long as the database.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, insert


def put(w: Connection, table: Table, rows: Sequence[tuple[int | str | bytes, ...]]) -> None:
    """Insert `rows`, the values of all columns of `table` in their order."""
    if not rows:
        return
    if w.dialect.name == "sqlite":
        values = ", ".join("?" * len(table.columns))
        w.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({values})", list(rows))
        return
    names = table.columns.keys()
    w.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


def look(r: Connection, statement: str, numbers: Sequence[int]) -> Sequence[Row[Any]]:
    """The rows that a SELECT of ours gives; each `?` in it stands for one of `numbers`."""
    in_style = statement if r.dialect.name == "sqlite" else statement.replace("?", "%s")
    return r.exec_driver_sql(in_style, tuple(numbers)).all()

"""Many rows of whole numbers by one statement, handed to the driver as they are."""

from collections.abc import Sequence

from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection


async def put(w: AsyncConnection, table: Table, rows: Sequence[tuple[int, ...]]) -> None:
    """Insert `rows`, the values of all columns of `table` in their order.

    An article has some hundreds of fingerprints; making a dict of each for SQLAlchemy takes as long as storing them.
    """
    if not rows:
        return
    if w.dialect.name == "sqlite":
        values = ", ".join("?" * len(table.columns))
        await w.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({values})", list(rows))
        return
    names = table.columns.keys()
    await w.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])

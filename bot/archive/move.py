"""Copying a whole database from one store to another, SQLite or PostgreSQL, and proving that nothing changed."""

import hashlib
from typing import Any

from sqlalchemy import Select, Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import indexing, integrity, seals
from bot.archive.current import current
from bot.archive.store import Store
from bot.archive.tables import articles, metadata
from bot.errors import MoveDamaged, MoveDiffers, MoveNotEmpty
from bot.records.archive import Moved, MovedTable

BATCH = 500  # rows read and written at a time


async def move(source: Store, target: Store) -> Moved:
    """Copy everything from `source` into the empty `target`, keeping every id; `source` stays as it is.

    1. One snapshot of the source is read, one transaction of the target is written.
    2. What is damaged is looked for first: with any damaged row nothing is moved.
    3. Each table is copied in the order of its foreign keys and read back: count and sha256 over all rows must agree.
    4. Ids that were given once are never given again there either.
    5. The search index, which each store keeps in its own way, is built anew from the texts.
    Raises MoveNotEmpty when the target holds anything, MoveDamaged when the source is damaged, MoveDiffers when a row
    came out otherwise than it went in; the target is then left empty.
    """
    async with source.reading() as r, target.writing() as w:
        for table in metadata.sorted_tables:
            if (await w.execute(select(func.count()).select_from(table))).scalar_one():
                raise MoveNotEmpty(database=target.shown, table=table.name)
        await _refuse_damage(r)
        copied = [await _copied(r, w, table) for table in metadata.sorted_tables]
        for table in metadata.sorted_tables:
            await _never_again(r, w, table)
        indexed = await _indexed(w)
    return Moved(tuple(copied), indexed)


async def _refuse_damage(r: AsyncConnection) -> None:
    damaged = {table.name: count for table in metadata.sorted_tables if (count := await _damaged(r, table))}
    if damaged:
        named = ", ".join(f"{name}: {count}" for name, count in damaged.items())
        raise MoveDamaged(rows=sum(damaged.values()), tables=named)


async def _damaged(r: AsyncConnection, table: Table) -> int:
    """How many rows of a table are not as they were stored; each is named."""
    if not seals.has_seal(table):
        return 0
    count = 0
    async with r.stream(_in_order(r, table)) as rows:
        async for some in rows.partitions(BATCH):
            count += sum(not integrity.whole(table, row) for row in some)
    return count


async def _copied(r: AsyncConnection, w: AsyncConnection, table: Table) -> MovedTable:
    digest, count = hashlib.sha256(), 0
    async with r.stream(_in_order(r, table)) as rows:
        async for some in rows.partitions(BATCH):
            await w.execute(insert(table), [dict(row._mapping) for row in some])
            for row in some:
                digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
            count += len(some)
    there = await _digest(w, table)
    if there != (count, digest.hexdigest()):
        raise MoveDiffers(table=table.name, here=count, there=there[0])
    return MovedTable(table.name, count, digest.hexdigest())


async def _digest(c: AsyncConnection, table: Table) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    async with c.stream(_in_order(c, table)) as rows:
        async for row in rows:
            digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
            count += 1
    return count, digest.hexdigest()


def _in_order(c: AsyncConnection, table: Table) -> Select[Any]:
    """Every row by its key, text by its bytes: SQLite's own order, and "C" in PostgreSQL."""
    bytewise = "C" if c.dialect.name == "postgresql" else "BINARY"
    keys = [column.collate(bytewise) if column.type.python_type is str else column for column in table.primary_key]
    return select(table).order_by(*keys)


async def _never_again(r: AsyncConnection, w: AsyncConnection, table: Table) -> None:
    last = await _last_id(r, table) if table.dialect_options["sqlite"]["autoincrement"] else 0
    if not last:
        return
    if w.dialect.name == "postgresql":
        await w.execute(text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :last)"), _named(table, last))
        return
    await w.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table.name})
    await w.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"), _named(table, last))


def _named(table: Table, last: int) -> dict[str, object]:
    return {"table": table.name, "last": last}


async def _last_id(r: AsyncConnection, table: Table) -> int:
    """The highest id that a table ever gave, also to a row that is gone."""
    if r.dialect.name == "postgresql":
        name = (
            await r.execute(text("SELECT pg_get_serial_sequence(:table, 'id')"), {"table": table.name})
        ).scalar_one()
        row = (await r.execute(text(f"SELECT last_value, is_called FROM {name}"))).one()
        return int(row.last_value) if row.is_called else 0
    given = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    return int((await r.execute(given, {"table": table.name})).scalar() or 0)


async def _indexed(w: AsyncConnection) -> int:
    """Index every live article anew; gives how many."""
    last, count = 0, 0
    while True:
        found = select(articles).where(articles.c.trashed_at.is_(None), articles.c.id > last)
        some = (await w.execute(found.order_by(articles.c.id).limit(BATCH))).all()
        if not some:
            return count
        for row in some:
            await indexing.put(w, await current(w, row))
        last, count = some[-1].id, count + len(some)

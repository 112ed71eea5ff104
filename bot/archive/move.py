"""Copying a whole database from one store to another, SQLite or PostgreSQL, and proving that nothing changed."""

import hashlib
from typing import Any

from sqlalchemy import Connection, Select, Table, func, insert, select

from bot.archive.articles import indexing
from bot.archive.articles.newest import index_entry
from bot.archive.store import Store, dialect, integrity, seals
from bot.archive.store.tables import articles, feed_tellings, leases, metadata, tellings
from bot.errors.storage import MoveDamaged, MoveDiffers, MoveNotEmpty
from bot.records.archive import Moved, MovedTable

BATCH = 500  # rows read and written at a time
_MOVED = tuple(table for table in metadata.sorted_tables if table not in (leases, tellings, feed_tellings))
"""All but what is of the moment: who does what just now in the old database, and what was to be told of it."""


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
    async with source.reading() as reading, target.writing() as writing:
        snapshot = reading.sync_connection
        assert snapshot is not None  # it is open
        return await writing.run_sync(lambda into: _moved(snapshot, into, target.shown))


def _moved(source: Connection, target: Connection, shown: str) -> Moved:
    for table in _MOVED:
        if target.execute(select(func.count()).select_from(table)).scalar_one():
            raise MoveNotEmpty(database=shown, table=table.name)
    _refuse_damage(source)
    copied = tuple(_copied(source, target, table) for table in _MOVED)
    for table in _MOVED:
        _never_again(source, target, table)
    return Moved(copied, _indexed(target))


def _refuse_damage(source: Connection) -> None:
    damaged = {table.name: count for table in _MOVED if (count := _damaged(source, table))}
    if damaged:
        named = ", ".join(f"{name}: {count}" for name, count in damaged.items())
        raise MoveDamaged(rows=sum(damaged.values()), tables=named)


def _damaged(source: Connection, table: Table) -> int:
    """How many rows of a table are not as they were stored; each is named."""
    if not seals.has_seal(table):
        return 0
    count = 0
    with source.execute(_in_order(source, table)) as rows:
        for some in rows.partitions(BATCH):
            count += sum(not integrity.whole(table, row) for row in some)
    return count


def _copied(source: Connection, target: Connection, table: Table) -> MovedTable:
    digest, count = hashlib.sha256(), 0
    with source.execute(_in_order(source, table)) as rows:
        for some in rows.partitions(BATCH):
            target.execute(insert(table), [dict(row._mapping) for row in some])
            for row in some:
                digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
            count += len(some)
    there = _digest(target, table)
    if there != (count, digest.hexdigest()):
        raise MoveDiffers(table=table.name, here=count, there=there[0])
    return MovedTable(table.name, count, digest.hexdigest())


def _digest(c: Connection, table: Table) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    with c.execute(_in_order(c, table)) as rows:
        for row in rows:
            digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
            count += 1
    return count, digest.hexdigest()


def _in_order(c: Connection, table: Table) -> Select[Any]:
    """Every row by its key, a few at a time, text by its bytes: SQLite's own order, and "C" in PostgreSQL."""
    bytewise = dialect.of(c).bytewise
    keys = [column.collate(bytewise) if column.type.python_type is str else column for column in table.primary_key]
    return select(table).order_by(*keys).execution_options(yield_per=BATCH)


def _never_again(source: Connection, target: Connection, table: Table) -> None:
    last = dialect.of(source).last_id(source, table) if table.dialect_options["sqlite"]["autoincrement"] else 0
    if last:
        dialect.of(target).go_on_after(target, table, last)


def _indexed(target: Connection) -> int:
    """Index every live article anew; gives how many."""
    last, count = 0, 0
    while True:
        next_articles = select(articles).where(articles.c.trashed_at.is_(None), articles.c.id > last)
        some = target.execute(next_articles.order_by(articles.c.id).limit(BATCH)).all()
        if not some:
            return count
        for row in some:
            indexing.put(target, index_entry(target, row))
        last, count = some[-1].id, count + len(some)

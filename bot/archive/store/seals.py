"""Seals: a hash of each row over the columns that are shown or acted on, kept in the row.

Which columns a table's seal covers is declared with the table (`tables`). A row is sealed when it is inserted, by the
column's default; an UPDATE of a sealed column goes through `update` here. A column that is added later at the end of a
table, with NULL in the rows that are there, leaves their seals as they are.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, bindparam, select
from sqlalchemy import update as updating

from bot.archive.store.column_types import Packed

SEAL = "seal"
_COVERS = "sealed columns"
SIZE = 16
"""Bytes of a seal: it guards against a failing disk or memory, not against people who can write to the file."""


def digest(table: str, values: Sequence[object]) -> bytes:
    """The seal of a row of `table` whose sealed columns hold `values`, in the order they were declared.

    Hashed is what `ascii` makes of them: the same in every version of Python and Unicode. Moments are in UTC.
    """
    end = len(values)
    while end and values[end - 1] is None:
        end -= 1
    return hashlib.blake2b(f"{table}{values[:end]!a}".encode(), digest_size=SIZE).digest()


def _plain(value: object) -> object:
    """A value as it is read again: a moment in UTC, long bytes by their sha256."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC)
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def seal(table: Table, *free: str) -> None:
    """Give `table` its seal, over every column but the `free` ones."""
    names = tuple(column.name for column in table.columns if column.name not in free)
    table.info[_COVERS] = names

    def new(context: Any) -> bytes:
        return sealed(table, context.get_current_parameters())

    table.append_column(Column(SEAL, Packed, default=new))


def sealed(table: Table, values: Mapping[str, object]) -> bytes:
    """The seal of a row of `table` with these values by column; one that is not given is NULL."""
    return digest(table.name, tuple(_plain(values.get(name)) for name in covered(table)))


def covered(table: Table) -> tuple[str, ...]:
    """The columns that the seal of `table` covers."""
    names: tuple[str, ...] = table.info[_COVERS]
    return names


def limited(table: Table, names: Collection[str]) -> dict[Any, Any]:
    """The `info` of a table that has only the columns `names` of `table`."""
    return {_COVERS: tuple(name for name in covered(table) if name in names)}


def has_seal(table: Table) -> bool:
    """Whether the rows of `table` are sealed."""
    return _COVERS in table.info


@cache
def _picker(table: Table, at: int) -> tuple[Callable[[Row[Any]], tuple[Any, ...]], int, tuple[int, ...]]:
    """How to take the sealed values out of a row, the place of the seal there, and which of the values are bytes."""
    places = {column.name: at + place for place, column in enumerate(table.columns)}
    names = covered(table)
    packed = tuple(place for place, name in enumerate(names) if isinstance(table.c[name].type, Packed))
    return itemgetter(*(places[name] for name in names)), places[SEAL], packed


def holds(table: Table, row: Row[Any], at: int = 0) -> bool:
    """Whether a row is as it was sealed; all columns of `table` stand in it in their order, from place `at` on."""
    pick, place, packed = _picker(table, at)
    values = pick(row)
    if packed:
        hashed = list(values)
        for number in packed:
            hashed[number] = _plain(values[number])
        values = tuple(hashed)
    return bool(digest(table.name, values) == row[place])


def update(conn: Connection, table: Table, where: Sequence[ColumnElement[bool]], values: Mapping[str, object]) -> int:
    """Set `values` (never a key) in the rows for which all of `where` holds, and seal them anew; gives how many.

    A row that is damaged is changed too, but never sealed: it stays damaged.
    """
    rows = conn.execute(select(table).where(*where)).all()
    rewrite(conn, table, rows, values)
    return len(rows)


def rewrite(conn: Connection, table: Table, rows: Sequence[Row[Any]], values: Mapping[str, object]) -> None:
    """As `update`, in rows that were read in the same transaction, with all columns of `table` in their order."""
    if rows:
        statement, keys = _by_key(table, tuple(values))
        conn.execute(statement, [_parameters(table, row, keys, values) for row in rows])


@cache
def _by_key(table: Table, names: tuple[str, ...]) -> tuple[Any, tuple[tuple[str, int], ...]]:
    """The UPDATE of the columns `names` in a row, and the key's parameters with their places in it."""
    keys = [column.name for column in table.primary_key]
    chosen = updating(table).where(*(table.c[key] == bindparam(f"key_{key}") for key in keys))
    statement = chosen.values({name: bindparam(f"new_{name}") for name in (*names, SEAL)})
    return statement, tuple((f"key_{key}", table.columns.keys().index(key)) for key in keys)


def _parameters(
    table: Table, row: Row[Any], keys: Sequence[tuple[str, int]], values: Mapping[str, object]
) -> dict[str, object]:
    pick, place, _ = _picker(table, 0)
    seal: bytes = row[place]
    if holds(table, row):
        old = zip(covered(table), pick(row), strict=True)
        now = [values.get(name, value) for name, value in old]
        seal = digest(table.name, tuple(map(_plain, now)))
    changed = {f"new_{name}": value for name, value in values.items()}
    return changed | {key: row[at] for key, at in keys} | {f"new_{SEAL}": seal}

"""Seals: a hash of each row over the columns that are shown or acted on, kept in the row.

Which columns a table's seal covers is declared with the table (`tables`). A row is sealed when it is inserted, by the
column's default; an UPDATE of a sealed column goes through `update` here. A column that is added later at the end of a
table, with NULL in the rows that are there, leaves their seals as they are.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Table, bindparam, select
from sqlalchemy import update as updating
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive.columns import Packed

SEAL = "seal"
_COVERS = "sealed columns"
SIZE = 16
"""Bytes of a seal: it guards against a failing disk or memory, not against people who can write to the file."""


def _plain(value: object) -> str:
    """What JSON has no form for: moments, days and bytes. Raises TypeError for a value that could not be read."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError


_JSON = json.JSONEncoder(separators=(",", ":"), default=_plain, check_circular=False).encode


def digest(table: str, values: Sequence[object]) -> bytes:
    """The seal of a row of `table` whose sealed columns hold `values`, in the order they were declared.

    Bytes go in by their sha256. Raises TypeError for a value that could not be read.
    """
    end = len(values)
    while end and values[end - 1] is None:
        end -= 1
    return hashlib.blake2b(_JSON([table, *values[:end]]).encode(), digest_size=SIZE).digest()


def seal(table: Table, *free: str) -> None:
    """Give `table` its seal, over every column but the `free` ones."""
    names = tuple(column.name for column in table.columns if column.name not in free)
    table.info[_COVERS] = names
    pick = itemgetter(*names)

    def sealed(context: Any) -> bytes:
        given = context.get_current_parameters()
        return digest(table.name, pick(_Given(given)))

    table.append_column(Column(SEAL, Packed, default=sealed))


class _Given(dict[str, object]):
    """The values of an INSERT; a column that is not given will be NULL."""

    def __missing__(self, name: str) -> None:
        return None


def sealed(table: Table, values: Mapping[str, object]) -> bytes:
    """The seal of a row of `table` with these values by column."""
    return digest(table.name, itemgetter(*covered(table))(_Given(values)))


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
def _picker(table: Table, at: int) -> tuple[Callable[[Row[Any]], Any], int]:
    places = {column.name: at + place for place, column in enumerate(table.columns)}
    return itemgetter(*(places[name] for name in covered(table))), places[SEAL]


def holds(table: Table, row: Row[Any], at: int = 0) -> bool:
    """Whether a row is as it was sealed; all columns of `table` stand in it in their order, from place `at` on."""
    pick, place = _picker(table, at)
    try:
        return bool(digest(table.name, pick(row)) == row[place])
    except TypeError:
        return False


async def update(
    w: AsyncConnection, table: Table, where: Sequence[ColumnElement[bool]], values: Mapping[str, object]
) -> int:
    """Set `values` (never a key) in the rows for which all of `where` holds, and seal them anew; gives how many.

    A row that is damaged is changed too, but never sealed: it stays damaged.
    """
    rows = (await w.execute(select(table).where(*where))).all()
    if rows:
        statement, keys = _by_key(table, tuple(values))
        await w.execute(statement, [_parameters(table, row, keys, values) for row in rows])
    return len(rows)


@cache
def _by_key(table: Table, names: tuple[str, ...]) -> tuple[Any, tuple[str, ...]]:
    keys = tuple(column.name for column in table.primary_key)
    chosen = updating(table).where(*(table.c[key] == bindparam(f"key_{key}") for key in keys))
    return chosen.values({name: bindparam(f"new_{name}") for name in (*names, SEAL)}), keys


def _parameters(table: Table, row: Row[Any], keys: Sequence[str], values: Mapping[str, object]) -> dict[str, object]:
    now = dict(row._mapping)
    new = sealed(table, now | dict(values)) if holds(table, row) else now[SEAL]
    changed = {f"new_{name}": value for name, value in values.items()}
    return changed | {f"key_{key}": now[key] for key in keys} | {"new_seal": new}

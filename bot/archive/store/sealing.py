"""Sealing the rows that an older database has, when it is upgraded: what can be checked is checked before.

A seal says that a row is as it was on that day; of what was altered before, only a text that differs from its sha256, a
value that does not unpack and two forms of one fact that differ can be told. Such rows are named and left unsealed, so
that they are not shown.
"""

import datetime as dt
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Row, Table, and_, bindparam, inspect, or_, select, update

from bot.archive.store import seals
from bot.archive.store.column_types import StoredText
from bot.archive.store.tables import metadata
from bot.records.passages import Passages

log = logging.getLogger(__name__)
BATCH = 1000  # rows in memory at a time; an article's text has some kilobytes
BATCH_OF_BODIES = 100  # originals have some ten kilobytes, and up to megabytes


def seal_all(conn: Connection, name: str) -> tuple[int, int]:
    """Seal the rows of a table that can be vouched for; gives how many were sealed and how many were not.

    The table is taken with the columns that the database has at that revision.
    """
    table = at_hand(conn, metadata.tables[name])
    keys = [column.name for column in table.primary_key]
    chosen = update(table).where(*(table.c[key] == bindparam(f"key_{key}") for key in keys))
    statement = chosen.values(seal=bindparam("new"))
    sealed = left = 0
    for rows in _batches(conn, table):
        new = [{**{f"key_{key}": row._mapping[key] for key in keys}, "new": _seal(table, row)} for row in rows]
        good = [values for values in new if values["new"] is not None]
        if good:
            conn.execute(statement, good)
        sealed, left = sealed + len(good), left + len(new) - len(good)
    return sealed, left


def at_hand(conn: Connection, table: Table) -> Table:
    """`table` with the columns that the database has at the revision it is at, and their seal."""
    there = {column["name"] for column in inspect(conn).get_columns(table.name)}
    columns = [Column(c.name, c.type, primary_key=c.primary_key) for c in table.columns if c.name in there]
    return Table(table.name, MetaData(), *columns, info=seals.limited(table, there))


def _batches(conn: Connection, table: Table) -> Iterator[list[Row[Any]]]:
    """All rows by their key; each batch goes on where the last one ended."""
    keys = list(table.primary_key)
    size = BATCH_OF_BODIES if "body" in table.columns else BATCH
    ordered = select(table).order_by(*keys).limit(size)
    last: Row[Any] | None = None
    while True:
        after = ordered if last is None else ordered.where(_after(keys, last))
        rows = list(conn.execute(after).all())
        if rows:
            yield rows
        if len(rows) < size:
            return
        last = rows[-1]


def _after(keys: list[Any], last: Row[Any]) -> Any:
    """A condition for the rows whose key is greater than that of `last`."""
    parts = []
    for place, column in enumerate(keys):
        same = [key == last._mapping[key.name] for key in keys[:place]]
        parts.append(and_(*same, column > last._mapping[column.name]))
    return or_(*parts)


def _seal(table: Table, row: Row[Any]) -> bytes | None:
    values = row._mapping
    try:
        if _sound(table.name, values):
            return seals.sealed(table, dict(values))
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        pass
    numbers = [values[column.name] for column in table.primary_key]
    named = " ".join(str(number) if isinstance(number, int) else "?" for number in numbers)
    log.error("%s %s: the row is damaged; it is not sealed and will not be shown", table.name, named)
    return None


def _sound(name: str, values: Mapping[Any, Any]) -> bool:
    """Whether nothing in a row contradicts itself."""
    return all(check(values) for check in _CHECKS.get(name, ()))


def _text(values: Mapping[Any, Any]) -> bool:
    text = values["text"]
    return isinstance(text, StoredText) and text.sha256() == values["sha256"]


def _marks(values: Mapping[Any, Any]) -> bool:
    json.loads(values["posts"] or "[]")
    return Passages.fits(values["passages"])


def _dates(values: Mapping[Any, Any]) -> bool:
    """Whether the day stands first among the dates."""
    if values["dates"] is None:
        return bool(values["day"] is None)
    chosen, *rivals = json.loads(values["dates"])
    days = [dt.date.fromisoformat(rival[0]) for rival in (chosen, *rivals) if rival]
    return bool(values["day"] == (days[0] if chosen else None))


def _value(values: Mapping[Any, Any]) -> bool:
    json.loads(values["value"])
    return True


_CHECKS: dict[str, tuple[Callable[[Mapping[Any, Any]], bool], ...]] = {
    "versions": (_text, _marks),
    "answer_cuts": (_text,),
    "articles": (_dates,),
    "settings": (_value,),
}

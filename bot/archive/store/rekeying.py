"""Bringing stored keys along when addresses and names are understood better, as a database is upgraded."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from bot.archive.store import seals, storable_text
from bot.archive.store.sealing import at_hand
from bot.archive.store.tables import metadata
from bot.errors.fetching import BadAddress
from bot.text import urls

log = logging.getLogger(__name__)
BATCH = 1000  # rows in memory at a time


def rekey_articles(conn: Connection) -> int:
    """Give articles the keys that their addresses have today, oldest article first; gives how many were changed.

    A key that another article of the archive has stays its own: the later one goes by its exact key, by which its old
    address finds it. What was stored without an address keeps its key, and what is damaged stays so.
    """
    table = at_hand(conn, metadata.tables["articles"])
    changed = 0
    for row in _addressed(conn, table):
        key = next((key for key in _keys(row) if key == row.key or not _is_taken(conn, table, row.archive, key)), None)
        if key is not None and key != row.key:
            changed += seals.update(conn, table, [table.c.id == row.id], {"key": key})
    return changed


def rekey_people(conn: Connection, key_of: Callable[[str], tuple[str, str]]) -> int:
    """Give people the key and the last name that `key_of` makes of their names; gives how many were changed.

    Only where the stored key has other letters than ASCII's, whose forms are as they were. What is damaged stays so.
    """
    table = at_hand(conn, metadata.tables["people"])
    ordered, last, changed = select(table).order_by(table.c.id).limit(BATCH), 0, 0
    while rows := conn.execute(ordered.where(table.c.id > last)).all():
        last = rows[-1].id
        for row in rows:
            if not isinstance(row.key, str) or row.key.isascii() or not isinstance(row.name, str):
                continue
            key, surname = key_of(row.name)
            _, bar, gender = row.key.partition("|")
            values = {"key": key + bar + gender, "surname": surname}
            if key and values != {"key": row.key, "surname": row.surname}:
                changed += seals.update(conn, table, [table.c.id == row.id], values)
    return changed


def _addressed(conn: Connection, table: Table) -> Iterator[Row[Any]]:
    ordered = select(table).order_by(table.c.id).limit(BATCH)
    last = 0
    while rows := conn.execute(ordered.where(table.c.id > last, table.c.url.is_not(None))).all():
        yield from rows
        last = rows[-1].id


def _keys(row: Row[Any]) -> list[str]:
    """The keys that an article may have now, best first; none where its key is not made of its address."""
    if not isinstance(row.url, str) or not isinstance(row.key, str):
        return []
    plain, mark, part = row.key.partition("#")
    try:
        possible = urls.keys(row.url)
        is_of_address = plain == possible[-1] or urls.key(plain) == possible[-1]  # the second costs as much again
    except BadAddress:
        return []
    return [storable_text.key(key + mark + part) for key in reversed(possible)] if is_of_address else []


def _is_taken(conn: Connection, table: Table, archive: int, key: str) -> bool:
    return conn.execute(select(table.c.id).where(table.c.archive == archive, table.c.key == key)).first() is not None

"""What is read from the database is checked here before anybody is shown it.

A row whose seal does not hold, and a text that is not the one that was stored, is left out of the answer and named once
to the operator, by its table and number; never with its letters.
"""

import datetime as dt
import logging
import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Row, Table

from bot.archive.store import seals
from bot.archive.store.column_types import StoredText
from bot.records.texts import VerifiedText

log = logging.getLogger(__name__)
T = TypeVar("T")
MOST_NAMED = 10_000
"""Damaged rows that are remembered as named, so that a whole damaged database does not fill the memory."""
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error)
"""What unpacking a damaged value may raise: JSON that is none, a date that never was, a missing part."""
_named: set[tuple[object, ...]] = set()


def intact(table: Table, row: Row[Any], at: int = 0) -> bool:
    """Whether a row is as it was stored; all columns of `table` stand in it from place `at` on. Names it if not."""
    if seals.holds(table, row, at):
        return True
    name(table, row, at)
    return False


def checked(table: Table, rows: Iterable[Row[Any]], at: int = 0) -> Iterator[Row[Any]]:
    """Those of the rows that are as they were stored."""
    return (row for row in rows if intact(table, row, at))


def unpacked(table: Table, row: Row[Any], read: Callable[[Row[Any]], T], at: int = 0) -> T | None:
    """What `read` makes of a row; None for a damaged one, and for one that was sealed with what cannot be read."""
    if not intact(table, row, at):
        return None
    try:
        return read(row)
    except UNREADABLE:
        name(table, row, at)
        return None


def whole(table: Table, row: Row[Any]) -> bool:
    """Whether a row and the text in it, if it has one, are as they were stored."""
    if not intact(table, row):
        return False
    text = row._mapping.get("text")
    if not isinstance(text, StoredText):
        return True
    return verified(text, row.sha256, row.article, row._mapping.get("id", row._mapping.get("version"))) is not None


def verified(stored: StoredText, sha256: object, article: object, version: object) -> VerifiedText | None:
    """A stored text, once it is the same as its hash; None, and a line in the log, when it is not."""
    if isinstance(stored, StoredText) and stored.sha256() == sha256:
        return VerifiedText(stored.unchecked)
    _say(
        (article, version, sha256, repr(stored)),
        "article %s, version %s: the text is not what was stored; left out",
        _number(article),
        _number(version),
    )
    return None


def name(table: Table, row: Row[Any], at: int = 0) -> None:
    """Name a damaged row to the operator, once."""
    values = {column.name: row[at + place] for place, column in enumerate(table.columns)}
    keys = [values[column.name] for column in table.primary_key]
    _say(
        (table.name, *map(repr, values.values())),
        "%s %s (archive %s, article %s): the row is not what was stored; left out",
        table.name,
        " ".join(map(_key, keys)),
        _number(values.get("archive", "-")),
        _number(values.get("article", "-")),
    )


def whole_word(row: Row[Any]) -> bool:
    """Whether a word of titles, read with itself written backward, is as it was stored."""
    if row.reversed == row.word[::-1]:
        return True
    _say((row.word, row.reversed), "search_words: a word is not what was stored; left out")
    return False


def _say(about: tuple[object, ...], line: str, *facts: object) -> None:
    mark = (hash(about),)
    if mark in _named:
        return
    if len(_named) >= MOST_NAMED:
        _named.clear()
    _named.add(mark)
    log.error(line, *facts)


def _key(value: object) -> str:
    """A number, or a setting's name; other keys of letters (tokens, hashes) do not go into the log."""
    return value if isinstance(value, str) and len(value) <= 20 and value.isidentifier() else _number(value)


def _number(value: object) -> str:
    """A number or "-"; letters of a damaged row do not go into the log."""
    return str(value) if isinstance(value, int) or value == "-" else "?"


def day_of(value: object) -> dt.date | None:
    """A day that was read, None for anything else."""
    return value if isinstance(value, dt.date) else None

"""Column types that read the same in SQLite and PostgreSQL, and that a damaged value cannot break.

A flipped bit turns a date into no date, text into bytes, or a length into another. Such a value is read as DAMAGED, so
that the other rows of the answer are read too; the seal of its row (`seals`) then does not hold.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, Dialect, LargeBinary, Text
from sqlalchemy.types import TypeDecorator


class _Damaged:
    """What stands for a value that cannot be read."""

    def __repr__(self) -> str:
        return "DAMAGED"


DAMAGED = _Damaged()


@dataclass(frozen=True, slots=True)
class StoredText:
    """Text as the database gave it. `integrity.verified` alone opens it, so that none is shown that was not checked."""

    unchecked: str

    def sha256(self) -> str:
        """The hex digest of its bytes in the database."""
        return hashlib.sha256(self.unchecked.encode("utf-8", "surrogateescape")).hexdigest()

    def __repr__(self) -> str:
        return f"StoredText({self.sha256()})"


def _sturdy(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def process(value: Any) -> Any:
        try:
            return read(value)
        except (TypeError, ValueError, OverflowError):
            return DAMAGED

    return process


class Moment(TypeDecorator[dt.datetime]):
    """An aware moment, kept and handed out in UTC. A naive one is an error of ours and raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return value and (value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC))

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _sturdy(super().result_processor(dialect, coltype) or _same)


class Day(TypeDecorator[dt.date]):
    """A date."""

    impl = Date
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _sturdy(super().result_processor(dialect, coltype) or _same)


class Flag(TypeDecorator[bool]):
    """True or false."""

    impl = Boolean
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _sturdy(_flag)


class Packed(TypeDecorator[bytes]):
    """Bytes."""

    impl = LargeBinary
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _sturdy(_bytes)


class Stored(TypeDecorator[str]):
    """Text that has a hash beside it; read as StoredText."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return value.unchecked if isinstance(value, StoredText) else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _sturdy(_stored)


def _same(value: Any) -> Any:
    return value


def _flag(value: Any) -> bool | None:
    if value is None or value in (0, 1):
        return None if value is None else bool(value)
    raise ValueError


def _bytes(value: Any) -> bytes | None:
    if value is None or isinstance(value, bytes):
        return value
    if isinstance(value, memoryview):
        return bytes(value)
    raise TypeError


def _stored(value: Any) -> StoredText | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError
    return StoredText(value)

"""What a database's own errors mean, said as one of ours."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors.missing import NoSuchNumber
from bot.errors.storage import (
    DatabaseBroken,
    DatabaseBusy,
    DatabaseFull,
    DatabaseReadOnly,
    DatabaseUnreachable,
    NotADatabase,
    ServerUnreachable,
)
from bot.errors.tree import StoreError

# Primary result codes: https://www.sqlite.org/rescode.html (an extended code keeps its primary one in the low byte).
_SQLITE: dict[int, type[StoreError]] = {
    5: DatabaseBusy,
    6: DatabaseBusy,
    8: DatabaseReadOnly,
    10: DatabaseBroken,
    11: DatabaseBroken,
    13: DatabaseFull,
    14: DatabaseUnreachable,
    26: NotADatabase,
}

_PREFIX = re.compile(r"^connection failed: |(?<=: )FATAL: +|^FATAL: +")
_OUT_OF_RANGE = "22003"
# What SQLite says where a bit of the schema itself is flipped: our statements name only what the migrations made.
_SCHEMA_BROKEN = ("no such column", "no such table", "no such index", "malformed database schema")

# Classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES: dict[str, type[StoreError]] = {
    "25006": DatabaseReadOnly,
    "28": ServerUnreachable,
    "3D000": ServerUnreachable,
    "42501": DatabaseReadOnly,
    "53100": DatabaseFull,
    "53300": ServerUnreachable,
    "55P03": DatabaseBusy,
    "57014": DatabaseBusy,
    "40": DatabaseBusy,
    "57P": ServerUnreachable,
    "58": DatabaseBroken,
    "XX": DatabaseBroken,
    "08": ServerUnreachable,
}


def of_sqlite(fault: object) -> type[StoreError] | None:
    """The error of ours that an error of SQLite's stands for, None for a mistake in our own SQL."""
    code = getattr(fault, "sqlite_errorcode", None)
    if code == 1 and str(fault).startswith(_SCHEMA_BROKEN):
        return DatabaseBroken
    return _SQLITE.get(code & 0xFF) if isinstance(code, int) else None


def error_class(fault: DBAPIError) -> type[StoreError] | None:
    """The error of ours that a driver's error stands for, None for a mistake in our own SQL."""
    if isinstance(getattr(fault.orig, "sqlite_errorcode", None), int):
        return of_sqlite(fault.orig)
    state = getattr(fault.orig, "sqlstate", None)
    if isinstance(state, str):
        return next((_POSTGRES[state[:size]] for size in (5, 3, 2) if state[:size] in _POSTGRES), None)
    return ServerUnreachable if fault.connection_invalidated or _never_connected(fault) else None


def _never_connected(fault: DBAPIError) -> bool:
    """psycopg gives no state when there was no server to give one."""
    return type(fault.orig).__module__.startswith("psycopg") and type(fault.orig).__name__ == "OperationalError"


def _problem(fault: DBAPIError) -> str:
    """What the server or its driver says first, without the words that every such line begins with."""
    lines = str(fault.orig).strip().splitlines()
    return _PREFIX.sub("", lines[0]).strip() if lines else type(fault.orig).__name__


@contextmanager
def map_driver_errors(database: str) -> Iterator[None]:
    """Raise StoreError subclasses in place of the drivers' errors, and NoSuchNumber for one that no row can have.

    `database` is its address as a person may see it.
    """
    try:
        yield
    except PoolTimeout as fault:
        raise DatabaseBusy(database=database) from fault
    except OverflowError as fault:  # a number beyond 64 bits, which no row has
        raise NoSuchNumber from fault
    except UnicodeDecodeError as fault:  # what SQLite says of a schema with such a byte cannot be read either
        raise DatabaseBroken(database=database) from fault
    except DBAPIError as fault:
        if getattr(fault.orig, "sqlstate", None) == _OUT_OF_RANGE:
            raise NoSuchNumber from fault
        ours = error_class(fault)
        if ours is None:
            raise
        raise ours(database=database, problem=_problem(fault)) from fault

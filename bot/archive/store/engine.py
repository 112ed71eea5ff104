"""Connections to the two stores: one writer, and readers that cannot write.

SQLite runs in WAL with `synchronous=FULL` (150 simulated power cuts: FULL lost no acknowledged article, NORMAL lost
some in 105). The writer begins IMMEDIATE (a deferred read-then-write failed 600 of 900 times beside other writers in
spite of `busy_timeout`), readers begin plainly on `query_only` connections (40 reads at once:
0.14 s against 3.0 s IMMEDIATE).
PostgreSQL gets the same single writer from a transaction-level advisory lock.
"""

import re
import sqlite3
import time
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.archive.store import dialect
from bot.archive.store.timed_cursor import TimedConnection, time_statements
from bot.archive.store.whole_calls import WholeCallsEngine
from bot.errors.storage import DatabaseAddress, NoPostgresDriver

WRITER_LOCK = 0x636F7079  # "copy": the advisory lock that every writer of a PostgreSQL database takes
# 16 MB of WAL between checkpoints: with SQLite's own 4 MB an ingest makes one every four articles and takes 6 % longer.
# What is deleted is overwritten: SQLite else leaves its bytes in free pages (https://sqlite.org/pragma.html).
_WRITING = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "wal_autocheckpoint=4000",
    "secure_delete=ON",
)
_PASSWORD = re.compile(r"(//[^:/@]*):[^/]*@")
# Bytes that are no UTF-8 are left by damage alone; they are read, so that the rows beside them are, and fail the seal.
_LETTERS = partial(str, encoding="utf-8", errors="surrogateescape")
_TURNS, _TURN = 50, 0.02  # tries at a pragma, and seconds between them


@dataclass(frozen=True, slots=True)
class Waits:
    """How long to wait, in seconds: for another process's write, and for one of our own connections."""

    busy: float = 5.0
    pool: float = 30.0


def address(database: str) -> URL:
    """Where the database is: a path to a SQLite file, or a sqlite:// or postgresql:// URL.

    Raises DatabaseAddress for any other URL and for in-memory databases (a reader would see another one), and
    NoPostgresDriver where that extra is missing.
    """
    if "://" not in database:
        return _file(database)
    try:
        url = make_url(database)
    except (ArgumentError, ValueError) as fault:  # ValueError: a port that is no number
        raise DatabaseAddress(database=_PASSWORD.sub(r"\1:***@", database)) from fault
    backend = url.get_backend_name()
    if backend == "postgresql" and url.database:
        _check_driver()
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database:
        return _file(url.database)
    raise DatabaseAddress(database=url.render_as_string(hide_password=True))


def _file(path: str) -> URL:
    if not path or ":memory:" in path or "\0" in path:
        raise DatabaseAddress(database=path)
    try:
        return URL.create("sqlite+aiosqlite", database=str(Path(path).expanduser()))
    except RuntimeError as fault:  # "~name/" of nobody here
        raise DatabaseAddress(database=path) from fault


def frozen(url: URL) -> URL:
    """The same file, opened as one that nobody changes: SQLite then needs no WAL beside it, and writes nothing."""
    path = quote(str(Path(str(url.database)).absolute()))
    return url.set(database=f"file:{path}", query={"mode": "ro", "immutable": "1", "uri": "true"})


def _check_driver() -> None:
    """Raises NoPostgresDriver. The driver is an extra, so it may not be there, or not find its own library."""
    try:
        import_module("psycopg")
    except ImportError as fault:
        raise NoPostgresDriver from fault


def shown(url: URL) -> str:
    """The address as a person may see it: no password."""
    if dialect.of(url).one_file:
        return str(url.database)
    return url.render_as_string(hide_password=True)


def writer(url: URL, waits: Waits) -> AsyncEngine:
    """The engine with the one connection that writes."""
    if not dialect.of(url).one_file:
        engine = _postgres(url, waits, size=1)
        event.listen(engine.sync_engine, "begin", _take_writer_lock)
        return engine
    return _sqlite(url, waits, size=1, begin="BEGIN IMMEDIATE", pragmas=_WRITING)


def direct(url: URL, waits: Waits) -> Engine:
    """SQLite's writer for writes that run whole in one thread."""
    engine = create_engine(url.set(drivername="sqlite+pysqlite"), **_direct_options(waits, 1))
    _listen(engine, "BEGIN IMMEDIATE", _WRITING)
    return engine


def maintenance(url: URL, waits: Waits) -> Engine:
    """A connection outside any transaction, for what rewrites the database's files."""
    if not dialect.of(url).one_file:
        return create_engine(url, **_postgres_options(waits, 1) | {"isolation_level": "AUTOCOMMIT"})
    engine = create_engine(url.set(drivername="sqlite+pysqlite"), **_direct_options(waits, 1))
    _on_connect(engine, _WRITING)
    return engine


def _direct_options(waits: Waits, size: int) -> dict[str, Any]:
    arguments = {"isolation_level": None, "timeout": waits.busy, "check_same_thread": False}
    return {"connect_args": arguments, **_pooled(waits, size)}


def _pooled(waits: Waits, size: int) -> dict[str, Any]:
    return {"pool_size": size, "max_overflow": 0, "pool_timeout": waits.pool}


def readers(url: URL, waits: Waits, size: int = 8) -> AsyncEngine:
    """The engine whose connections only read."""
    if not dialect.of(url).one_file:
        engine = _postgres(url, waits, size)
        event.listen(engine.sync_engine, "begin", _read_only)
        return engine
    return _sqlite(url, waits, size, begin="BEGIN", pragmas=("query_only=ON",))


def direct_readers(url: URL, waits: Waits, size: int) -> Engine:
    """Readers for reads that run whole in one thread."""
    if not dialect.of(url).one_file:
        engine = create_engine(url, **_postgres_options(waits, size))
        event.listen(engine, "begin", _read_only)
        time_statements(engine)
        return engine
    options = _direct_options(waits, size)
    options["connect_args"]["factory"] = TimedConnection
    engine = create_engine(url.set(drivername="sqlite+pysqlite"), **options)
    _listen(engine, "BEGIN", ("query_only=ON",))
    return engine


def direct_short_readers(url: URL, waits: Waits, size: int) -> Engine:
    """SQLite's readers for reads of a few rows that run whole in one thread; whoever asks counts their time."""
    engine = create_engine(url.set(drivername="sqlite+pysqlite"), **_direct_options(waits, size))
    _listen(engine, "BEGIN", ("query_only=ON",))
    return engine


def _sqlite(url: URL, waits: Waits, size: int, begin: str, pragmas: tuple[str, ...]) -> AsyncEngine:
    arguments = {"isolation_level": None, "timeout": waits.busy}
    made = create_async_engine(url, connect_args=arguments, **_pooled(waits, size)).sync_engine
    _listen(made, begin, pragmas)
    return WholeCallsEngine(made)


def _listen(engine: Engine, begin: str, pragmas: tuple[str, ...]) -> None:
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    _on_connect(engine, pragmas)
    event.listen(engine, "begin", begun)


def _on_connect(engine: Engine, pragmas: tuple[str, ...]) -> None:
    def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        driver: Any = getattr(connection, "driver_connection", connection)
        driver.text_factory = _LETTERS
        cursor = connection.cursor()
        for pragma in pragmas:
            _set(cursor, pragma)
        cursor.close()

    event.listen(engine, "connect", connected)


def _set(cursor: DBAPICursor, pragma: str) -> None:
    """Set a pragma; two programs that turn a new file to WAL at once are refused at once, without SQLite's own wait."""
    for _ in range(_TURNS):
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError as fault:
            if fault.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_TURN)
        else:
            return
    cursor.execute(f"PRAGMA {pragma}")


def _postgres(url: URL, waits: Waits, size: int) -> AsyncEngine:
    return create_async_engine(url, **_postgres_options(waits, size))


def _postgres_options(waits: Waits, size: int) -> dict[str, Any]:
    options = f"-c lock_timeout={int(waits.busy * 1000)} -c timezone=UTC"
    return {
        "connect_args": {"options": options, "connect_timeout": 10},
        "isolation_level": "REPEATABLE READ" if size > 1 else "READ COMMITTED",
        "pool_pre_ping": True,
        **_pooled(waits, size),
    }


def _take_writer_lock(connection: Connection) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")


def _read_only(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION READ ONLY")

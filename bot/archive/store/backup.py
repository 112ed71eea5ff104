"""A checked copy of a SQLite database beside it, before it is upgraded (https://sqlite.org/backup.html)."""

import logging
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.archive.store.driver_errors import of_sqlite
from bot.errors.storage import DatabaseBroken, DatabaseFull, NoRoomForCopy
from bot.errors.tree import StoreError

log = logging.getLogger(__name__)
KEPT = 2  # copies; older ones are deleted
MODE = 0o600  # nobody but the program's user reads an archive
WAIT = 5.0  # seconds for another program's write
ROOM = 1.05  # of the database's size: the file system needs some for itself
MEGABYTE = 1_000_000


def copied(database: Path, revision: str) -> Path:
    """Copy the database beside itself, as `<name>.<revision>.backup`; gives where.

    The last two copies are kept. Raises NoRoomForCopy when the disk is too full, DatabaseBroken when the copy fails
    SQLite's integrity check, and other StoreError subclasses; then no copy is left.
    """
    place = database.with_name(f"{database.name}.{revision}.backup")
    part = place.with_name(f"{place.name}.{os.getpid()}.part")
    needed = sum(file.stat().st_size for file in (database, Path(f"{database}-wal")) if file.exists())
    if shutil.disk_usage(database.absolute().parent).free < needed * ROOM:
        raise _no_room(database, needed)
    try:
        _copy(database, part)
        os.replace(part, place)
    except sqlite3.Error as fault:
        raise _meaning(fault, database, needed) from fault
    except OSError as fault:
        raise _no_room(database, needed) from fault
    finally:
        part.unlink(missing_ok=True)
    _drop_older(database)
    log.info("before the upgrade %s was copied to %s and the copy was checked", database.name, place.name)
    return place


def _copy(database: Path, part: Path) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, MODE))
    with closing(sqlite3.connect(database, timeout=WAIT)) as old, closing(sqlite3.connect(part)) as new:
        old.execute("PRAGMA query_only=ON")
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        if new.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise DatabaseBroken(database=database)
    with part.open("rb") as written:
        os.fsync(written.fileno())


def _drop_older(database: Path) -> None:
    """Delete all but the last KEPT copies."""
    copies = [file for file in database.absolute().parent.iterdir() if _is_copy(file.name, database.name)]
    for old in sorted(copies, key=lambda file: file.stat().st_mtime_ns)[:-KEPT]:
        old.unlink(missing_ok=True)


def _is_copy(name: str, database: str) -> bool:
    return name.startswith(f"{database}.") and name.endswith(".backup")


def _no_room(database: Path, needed: int) -> StoreError:
    return NoRoomForCopy(database=database, megabytes=max(1, round(needed * ROOM / MEGABYTE)))


def _meaning(fault: sqlite3.Error, database: Path, needed: int) -> StoreError:
    kind = of_sqlite(fault) or DatabaseBroken
    return _no_room(database, needed) if kind is DatabaseFull else kind(database=database)

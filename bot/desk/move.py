"""Moving everything to another database."""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.archive.move import move as moved
from bot.archive.store import Store, file_of
from bot.desk.new_file import PREFIX, SUFFIX
from bot.desk.resources import Desk
from bot.errors.storage import DatabaseUnreachable
from bot.records.archive import Moved

BESIDE = ("", "-wal", "-shm", "-journal", ".running")
"""What SQLite and the lock put beside a database, after its name."""


async def move(desk: Desk, to: str) -> Moved:
    """Copy the desk's whole database into the empty one at `to` (a path or a URL), with counts and hashes compared.

    The old database stays as it is. A new file is at `to` only when everything is in it; where anything fails, nothing
    is left there. Raises MoveNotEmpty, MoveDiffers and what `Store.open` raises.
    """
    file = file_of(to)
    if file is None or _there(file):
        target = await Store.open(to)
        try:
            return await moved(desk.store, target)
        finally:
            await target.close()
    async with _new_database(file) as target:
        return await moved(desk.store, target)


def _there(file: Path) -> bool:
    """Whether a file of that name is there. Raises DatabaseUnreachable for a name that no file can have."""
    try:
        return file.exists()
    except OSError as fault:
        raise DatabaseUnreachable(database=file) from fault


@asynccontextmanager
async def _new_database(file: Path) -> AsyncIterator[Store]:
    """A database beside `file`, which takes its place when the block ends and is gone when it raises."""
    part = file.with_name(f"{PREFIX}{secrets.token_hex(4)}{SUFFIX}")
    try:
        target = await Store.open(str(part), shown=str(file))
        try:
            yield target
        finally:
            await target.close()
        os.replace(part, file)
    finally:
        for ending in BESIDE:
            part.with_name(part.name + ending).unlink(missing_ok=True)

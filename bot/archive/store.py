"""The open database: read blocks, write blocks, and closing."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.archive import engine
from bot.archive.faults import translated
from bot.archive.upgrade import upgrade
from bot.errors import DatabaseReadOnly, DatabaseUnreachable, NoDatabase


class Store:
    """The archive's database, opened and upgraded. Make one with `Store.open`, end it with `close`."""

    def __init__(self, url: URL, writer: AsyncEngine, readers: AsyncEngine) -> None:
        self.url = url
        self._writer = writer
        self._readers = readers

    @classmethod
    async def open(cls, database: str, *, create: bool = True, waits: engine.Waits | None = None) -> "Store":
        """Open a SQLite path or a database URL and bring it to the newest schema.

        With `create` off a missing file raises NoDatabase. Raises StoreError subclasses, one sentence each, for a
        database that is read-only, locked, newer than the program, broken, or not one of ours.
        """
        url = engine.address(database)
        if url.get_backend_name() == "sqlite":
            _check_file(Path(str(url.database)), create)
        waits = waits or engine.Waits()
        store = cls(url, engine.writer(url, waits), engine.readers(url, waits))
        try:
            with translated(store.shown):
                await upgrade(store._writer, store._readers, store.shown)
        except BaseException:
            await store.close()
            raise
        return store

    @property
    def dialect(self) -> str:
        """Which store this is: "sqlite" or "postgresql"."""
        return self.url.get_backend_name()

    @property
    def shown(self) -> str:
        """The database's address as a person may see it, without a password."""
        return engine.shown(self.url)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one snapshot and cannot write. Raises StoreError subclasses."""
        with translated(self.shown):
            async with self._readers.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: kept when the block ends, undone when it raises. Raises StoreError subclasses."""
        with translated(self.shown):
            async with self._writer.begin() as connection:
                yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self._readers.dispose()
        await self._writer.dispose()


def _check_file(path: Path, create: bool) -> None:
    if not create and not path.exists():
        raise NoDatabase(database=path)
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise DatabaseUnreachable(database=path)
    if not _writable(path.absolute().parent) or (path.exists() and not _writable(path)):
        raise DatabaseReadOnly(database=path)


def _writable(path: Path) -> bool:
    """Whether this process may write there. WAL needs it of the folder even to read (https://sqlite.org/wal.html)."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)

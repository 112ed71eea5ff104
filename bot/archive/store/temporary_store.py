"""A store that is gone afterwards, for measuring: a file in a temporary folder, or a new database on a server."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.archive.store import Store, dialect, engine
from bot.archive.store.driver_errors import map_driver_errors
from bot.errors.storage import DatabaseAddress


@asynccontextmanager
async def temporary_store(server: str | None = None) -> AsyncIterator[Store]:
    """An empty, open store: SQLite in a temporary folder, or with `server`, a postgresql:// URL, a new database there.

    Raises DatabaseAddress for any other URL, and StoreError subclasses.
    """
    if server is None:
        with TemporaryDirectory(prefix="copydesk-") as folder:
            async with _opened(str(Path(folder) / "passing.sqlite")) as store:
                yield store
        return
    url = engine.address(server)
    if dialect.of(url).one_file:
        raise DatabaseAddress(database=engine.shown(url))
    name = f"copydesk_{uuid.uuid4().hex}"
    await _told(url, f"CREATE DATABASE {name}")
    try:
        async with _opened(url.set(database=name).render_as_string(hide_password=False)) as store:
            yield store
    finally:
        await _told(url, f"DROP DATABASE {name} WITH (FORCE)")


@asynccontextmanager
async def _opened(database: str) -> AsyncIterator[Store]:
    store = await Store.open(database)
    try:
        yield store
    finally:
        await store.close()


async def _told(url: URL, statement: str) -> None:
    """Databases are made and dropped outside any transaction."""
    server = create_async_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with map_driver_errors(engine.shown(url)):
            async with server.connect() as conn:
                await conn.execute(text(statement))
    finally:
        await server.dispose()

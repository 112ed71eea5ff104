"""Which index belongs to which database."""

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive.search import SearchIndex
from bot.archive.search.postgres import PostgresSearch
from bot.archive.search.sqlite import SqliteSearch
from bot.archive.store import dialect

_INDEXES: dict[str, SearchIndex] = {"sqlite": SqliteSearch(), "postgresql": PostgresSearch()}


def index_for(conn: Connection | AsyncConnection) -> SearchIndex:
    """The index of the database behind `conn`."""
    return _INDEXES[dialect.of(conn).name]

"""Which index belongs to which database."""

from functools import cache

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive.search import SearchIndex
from bot.archive.search.sqlite import SqliteSearch
from bot.archive.store import dialect


def index_for(conn: Connection | AsyncConnection) -> SearchIndex:
    """The index of the database behind `conn`."""
    return SqliteSearch() if dialect.of(conn).one_file else _postgres()


@cache
def _postgres() -> SearchIndex:
    """Loaded where there is one: most archives are a file."""
    from bot.archive.search.postgres import PostgresSearch

    return PostgresSearch()

"""The rows of a search index in either store: their digest, whether they fit the texts, and their bytes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from bot.archive.articles import indexing
from bot.archive.articles.newest import index_entry
from bot.archive.store import dialect, tables

_TABLES = {
    "search_rows": "SELECT * FROM search_rows ORDER BY article_id",
    "search_languages": "SELECT * FROM search_languages WHERE articles > 0 ORDER BY 1, 2",
    "search_words": "SELECT * FROM search_words ORDER BY archive_id, reversed",
}
_OF_FTS5 = "SELECT rowid, title, lead, rest, facet FROM search_index ORDER BY rowid"
_POSTINGS = "INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)"
_BYTES = "SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'search_*' OR name GLOB '*_search_*'"
_BYTES_ON_SERVER = (
    "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'search\\_%'"
)


@dataclass(frozen=True, slots=True)
class Digest:
    """How many rows a table has, and the sha256 of all of them."""

    rows: int
    sha256: str


def digests(conn: Connection) -> dict[str, Digest]:
    """Of each of the index's tables, byte for byte."""
    statements = _TABLES | ({"search_index": _OF_FTS5} if dialect.of(conn).one_file else {})
    return {name: _digest(conn, statement) for name, statement in statements.items()}


def _digest(conn: Connection, statement: str) -> Digest:
    made, many = hashlib.sha256(), 0
    for row in _rows(conn, statement):
        made.update(repr(row).encode())
        many += 1
    return Digest(many, made.hexdigest())


def _rows(conn: Connection, statement: str) -> Iterator[tuple[Any, ...]]:
    found = conn.execute(text(statement), execution_options={"stream_results": True})
    for row in found.yield_per(1_000):
        yield tuple(row)


def check_postings(conn: Connection) -> None:
    """Raises DatabaseError where FTS5's postings are not those of its rows (https://sqlite.org/fts5.html, 6.4)."""
    if dialect.of(conn).one_file:
        conn.exec_driver_sql(_POSTINGS)


def index_bytes(conn: Connection) -> int:
    """The bytes that the index takes on the disk, its free pages not counted."""
    return int(conn.execute(text(_BYTES if dialect.of(conn).one_file else _BYTES_ON_SERVER)).scalar_one())


def unlike_fresh(conn: Connection, step: int) -> list[int]:
    """The articles, of every so manieth, whose rows are not what storing them now would write; changes nothing."""
    wrong = []
    live = tables.articles.select().where(tables.articles.c.trashed_at.is_(None), tables.articles.c.id % step == 0)
    for row in conn.execute(live).all():
        before = _of_article(conn, row.id)
        indexing.put(conn, index_entry(conn, row))
        if _of_article(conn, row.id) != before:
            wrong.append(row.id)
    conn.rollback()
    return wrong


def _of_article(conn: Connection, article: int) -> list[tuple[Any, ...]]:
    facts = {"article": article}
    found = list(conn.execute(text("SELECT * FROM search_rows WHERE article_id = :article"), facts))
    if dialect.of(conn).one_file:
        row = "SELECT title, lead, rest, facet FROM search_index WHERE rowid = :id"
        found += [other for kept in found for other in conn.execute(text(row), {"id": kept.docid})]
    return [tuple(row) for row in found]

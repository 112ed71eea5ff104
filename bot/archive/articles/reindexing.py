"""Indexing stored texts anew, once a program writes other words into the search index for them.

A batch is read, and looked at again before it is written, in one statement each: one for each article took longer than
all else that indexing anew does in this process.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from bot.archive.articles import indexing, rows
from bot.archive.articles.indexing import IndexEntry
from bot.archive.search import generation
from bot.archive.store import integrity, tables
from bot.records.ids import ArchiveId
from bot.records.texts import VerifiedText

articles, texts = tables.articles, tables.versions

_ROWS = select(articles).where(articles.c.id.in_(bindparam("ids", expanding=True)))
_WITH_TEXT = _ROWS.add_columns(*(column.label(rows.TEXT + column.name) for column in texts.columns)).join(
    texts, texts.c.id == articles.c.version
)


@dataclass(frozen=True, slots=True)
class OldEntry:
    """An article that an older program indexed; `text` is None where it is damaged, or is gone by now."""

    article: int
    archive: ArchiveId
    version: int = 0
    text: VerifiedText | None = None
    language: str | None = None


def next_entries(
    conn: Connection, limit: int, archive_id: ArchiveId | None = None, besides: Collection[int] = ()
) -> tuple[OldEntry, ...]:
    """The next few, in one archive or in all, but for the articles `besides`."""
    older = generation.older(conn, limit + len(besides), archive_id)
    wanted = [old for old in older if old.article not in besides][:limit]
    found = {row.id: row for row in conn.execute(_WITH_TEXT, {"ids": [old.article for old in wanted]})}
    return tuple(_entry(found.get(old.article), old) for old in wanted)


def renew(conn: Connection, batch: Sequence[tuple[OldEntry, str | None]]) -> None:
    """Index articles by their stems; without any one stays as it is, and so does one that was indexed meanwhile."""
    still = generation.still_older(conn, [old.article for old, _ in batch])
    found = {row.id: row for row in conn.execute(_ROWS, {"ids": list(still)})}
    for old, stems in batch:
        if old.article not in still:
            continue
        row = _of_archive(found.get(old.article), old.archive)
        if row is None or stems is None:
            generation.leave(conn, old.article)
        elif row.version == old.version:
            indexing.renew(conn, _indexed(row, stems))


def _indexed(row: Row[Any], stems: str) -> IndexEntry:
    return IndexEntry(
        archive=row.archive,
        article=row.id,
        version=row.version,
        title=row.title,
        stems=stems,
        day=row.day,
        outlet=row.outlet,
        url=row.url,
        language=row.language,
        fingerprint=None,
    )


def _entry(found: Row[Any] | None, old: generation.OldRow) -> OldEntry:
    row = _of_archive(found, old.archive)
    version = row and rows.version(row, rows.VERSIONS_AT)
    if row is None or not version or version.article != row.id:
        return OldEntry(old.article, old.archive)
    return OldEntry(old.article, old.archive, row.version, version.text, row.language)


def _of_archive(row: Row[Any] | None, archive_id: ArchiveId) -> Row[Any] | None:
    """The row where it is of that archive, and whole."""
    whole = row is not None and row.archive == archive_id and integrity.intact(articles, row)
    return row if whole else None

"""Indexing stored texts anew, once a program writes other words into the search index for them."""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.archive.articles import indexing
from bot.archive.articles.indexing import IndexEntry
from bot.archive.articles.newest import article_row, newest_text
from bot.archive.search import generation
from bot.errors.missing import DamagedArticle
from bot.records.ids import ArchiveId
from bot.records.texts import VerifiedText


@dataclass(frozen=True, slots=True)
class OldEntry:
    """An article that an older program indexed; `text` is None where it is damaged, or is gone by now."""

    article: int
    archive: ArchiveId
    version: int = 0
    text: VerifiedText | None = None
    language: str | None = None


def next_entries(conn: Connection, limit: int, archive_id: ArchiveId | None = None) -> tuple[OldEntry, ...]:
    """The next few, in one archive or in all."""
    return tuple(_entry(conn, row) for row in generation.older(conn, 0, limit, archive_id))


def renew(conn: Connection, old: OldEntry, stems: str | None) -> None:
    """Index an article by its `stems`; without any it stays as it is, and so does one that was changed meanwhile."""
    try:
        row = article_row(conn, old.archive, old.article)
    except DamagedArticle:
        row = None
    if row is None or stems is None:
        generation.leave(conn, old.article)
        return
    if row.version != old.version or row.trashed_at is not None:
        return
    indexing.renew(
        conn,
        IndexEntry(
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
        ),
    )


def _entry(conn: Connection, old: generation.OldRow) -> OldEntry:
    try:
        row = article_row(conn, old.archive, old.article)
        if row is None:
            return OldEntry(old.article, old.archive)
        return OldEntry(old.article, old.archive, row.version, newest_text(conn, row).text, row.language)
    except DamagedArticle:
        return OldEntry(old.article, old.archive)

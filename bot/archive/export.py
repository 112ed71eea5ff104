"""A whole archive, article by article, without ever holding more than a few in memory."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from bot.archive.articles import marked
from bot.archive.store import tables
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId

BATCH = 200


def articles(conn: Connection, archive_id: ArchiveId, batch: int = BATCH) -> Iterator[AnnotatedArticle]:
    """Every live article with its newest text and marks, in the order they were added; `batch` are read at a time."""
    last = 0
    while ids := _next(conn, archive_id, last, batch):
        yield from marked(conn, archive_id, ids)
        last = ids[-1]


def _next(conn: Connection, archive_id: ArchiveId, last: int, batch: int) -> list[int]:
    c = tables.articles.c
    next_ids = select(c.id).where(c.archive == archive_id, c.trashed_at.is_(None), c.id > last)
    return list(conn.execute(next_ids.order_by(c.id).limit(batch)).scalars())

"""A whole archive, article by article, without ever holding more than a few in memory."""

from collections.abc import AsyncIterator

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import tables
from bot.archive.articles import marked
from bot.records.archive import MarkedArticle

BATCH = 200


async def articles(r: AsyncConnection, archive_id: int, batch: int = BATCH) -> AsyncIterator[MarkedArticle]:
    """Every live article with its newest text and marks, in the order they were added; `batch` are read at a time."""
    last = 0
    while ids := await _next(r, archive_id, last, batch):
        for article in await marked(r, archive_id, ids):
            yield article
        last = ids[-1]


async def _next(r: AsyncConnection, archive_id: int, last: int, batch: int) -> list[int]:
    c = tables.articles.c
    found = select(c.id).where(c.archive == archive_id, c.trashed_at.is_(None), c.id > last)
    return list((await r.execute(found.order_by(c.id).limit(batch))).scalars())

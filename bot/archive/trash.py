"""Thirty days between removing an article and losing it."""

import datetime as dt
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import archives, audit, fingerprints, indexing, rows, tables
from bot.archive.current import current, found_in
from bot.errors import NoSuchArticle
from bot.records.archive import Actor, Trashed

articles = tables.articles
PURGER = Actor("clock", "upkeep", "upkeep")


async def remove(w: AsyncConnection, archive_id: int, article_id: int, actor: Actor, now: dt.datetime) -> None:
    """Put a live article into the trash and take it out of the index. Raises NoSuchArticle."""
    await _found(w, archive_id, article_id, trashed=False)
    await w.execute(update(articles).where(articles.c.id == article_id).values(trashed_at=now))
    await indexing.drop(w, archive_id, article_id)
    await archives.counted(w, archive_id, -1)
    await audit.note(w, archive_id, actor, now, "remove", article_id)


async def restore(w: AsyncConnection, archive_id: int, article_id: int, actor: Actor, now: dt.datetime) -> None:
    """Take an article out of the trash and index it again. Raises NoSuchArticle when it is not in the trash."""
    row = await _found(w, archive_id, article_id, trashed=True)
    await w.execute(update(articles).where(articles.c.id == article_id).values(trashed_at=None))
    await indexing.put(w, await current(w, row))
    await archives.counted(w, archive_id, +1)
    await audit.note(w, archive_id, actor, now, "restore", article_id)


async def trashed(r: AsyncConnection, archive_id: int) -> tuple[Trashed, ...]:
    """What lies in an archive's trash, last removed first."""
    found = select(articles).where(articles.c.archive == archive_id, articles.c.trashed_at.is_not(None))
    lying = await r.execute(found.order_by(articles.c.trashed_at.desc(), articles.c.id.desc()))
    return tuple(Trashed(rows.article(row), row.trashed_at) for row in lying)


async def purge(w: AsyncConnection, before: dt.datetime, now: dt.datetime, limit: int = 500) -> int:
    """Delete for good at most `limit` articles that were removed before `before`; gives how many it was."""
    old = select(articles.c.id, articles.c.archive).where(articles.c.trashed_at < before).limit(limit)
    gone = (await w.execute(old)).all()
    for row in gone:
        await fingerprints.drop(w, row.archive, row.id)
        await w.execute(delete(articles).where(articles.c.id == row.id))
        await audit.note(w, row.archive, PURGER, now, "purge", row.id)
    return len(gone)


async def _found(w: AsyncConnection, archive_id: int, article_id: int, *, trashed: bool) -> Row[Any]:
    row = await found_in(w, archive_id, article_id)
    if row is None or (row.trashed_at is not None) is not trashed:
        raise NoSuchArticle(article=article_id)
    return row

"""What an archive holds, counted."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from bot.archive import tables
from bot.archive.articles import count
from bot.records.archive import Stats

articles, versions, received, quotes = tables.articles, tables.versions, tables.received, tables.quotes
MOST_NAMED = 10


async def of_archive(r: AsyncConnection, archive_id: int) -> Stats:
    """Counts over one archive's live articles; the ten most frequent outlets and languages. Reads every row once."""
    searched = await count(r, archive_id)
    ours = articles.c.archive == archive_id
    live = (ours, articles.c.trashed_at.is_(None))
    joined = versions.join(articles, versions.c.article == articles.c.id)
    bodies = received.join(versions, received.c.version == versions.c.id)
    bodies = bodies.join(articles, versions.c.article == articles.c.id)
    letters = select(func.sum(func.length(versions.c.text))).join(articles, articles.c.version == versions.c.id)
    return Stats(
        articles=searched.articles,
        trashed=await _sum(r, select(func.count()).where(ours, articles.c.trashed_at.is_not(None))),
        versions=await _sum(r, select(func.count()).select_from(joined).where(*live)),
        quotes=await _sum(
            r,
            select(func.count()).select_from(quotes.join(articles, quotes.c.article == articles.c.id)).where(*live),
        ),
        words=await _sum(r, select(func.sum(articles.c.words)).where(*live)),
        letters=await _sum(r, letters.where(*live)),
        received_bytes=await _sum(r, select(func.sum(received.c.size)).select_from(bodies).where(*live)),
        since=searched.since,
        until=searched.until,
        outlets=await _most(r, articles.c.outlet, live),
        languages=await _most(r, articles.c.language, live),
    )


async def _sum(r: AsyncConnection, counted: Select[Any]) -> int:
    return int((await r.execute(counted)).scalar() or 0)


async def _most(
    r: AsyncConnection, column: ColumnElement[Any], where: tuple[ColumnElement[bool], ...]
) -> tuple[tuple[str, int], ...]:
    number = func.count()
    most = select(column, number).where(*where, column.is_not(None)).group_by(column)
    rows = await r.execute(most.order_by(number.desc(), column).limit(MOST_NAMED))
    return tuple((name, many) for name, many in rows)

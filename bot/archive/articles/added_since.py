"""Which articles were added after a moment."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from bot.archive.store import tables
from bot.records.ids import ArchiveId

articles, printed = tables.articles, tables.article_fingerprints


def added_after(conn: Connection, archive_id: ArchiveId, ids: Sequence[int], moment: dt.datetime) -> set[int]:
    """Those of `ids` that are live articles and were added after an aware moment, and are no copies of older ones."""
    twin, old = printed.alias(), articles.alias()
    reprinted = (
        select(twin.c.article)
        .join(old, old.c.id == twin.c.article)
        .where(twin.c.archive == archive_id, twin.c.copies_of == printed.c.copies_of)
        .where(old.c.added_at <= moment, old.c.trashed_at.is_(None))
        .correlate(printed)
    )
    added = _added(archive_id, moment).where(articles.c.id.in_(ids), ~reprinted.exists())
    grouped = added.join(printed, printed.c.article == articles.c.id, isouter=True)
    return set(conn.execute(grouped).scalars())


def newest_added(conn: Connection, archive_id: ArchiveId, moment: dt.datetime, limit: int) -> tuple[int, ...]:
    """The live articles that were added after an aware moment, the last added first, at most `limit`; copies too."""
    last = _added(archive_id, moment).order_by(articles.c.id.desc()).limit(limit)
    return tuple(conn.execute(last).scalars())


def _added(archive_id: ArchiveId, moment: dt.datetime) -> Select[Any]:
    live = articles.c.archive == archive_id, articles.c.trashed_at.is_(None)
    return select(articles.c.id).where(*live, articles.c.added_at > moment)

"""Thirty days between removing an article and losing it."""

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from bot.archive.articles import fingerprints, indexing, outlets, rows, traces
from bot.archive.articles.newest import BIGGEST_ID, article_row, index_entry, live_row
from bot.archive.servers import archives, audit
from bot.archive.store import integrity, seals, tables
from bot.errors.missing import NoSuchArticle, NotInTrash
from bot.records.archive import Actor, Trashed
from bot.records.ids import ArchiveId

articles = tables.articles
PURGER = Actor("clock", "upkeep", "upkeep")


def remove(conn: Connection, archive_id: ArchiveId, article_id: int, actor: Actor, now: dt.datetime) -> None:
    """Put a live article into the trash, damaged or not, and out of the index. Raises NoSuchArticle, InTrash."""
    live = (articles.c.id == article_id, articles.c.archive == archive_id, articles.c.trashed_at.is_(None))
    if not 0 < article_id <= BIGGEST_ID or not seals.update(conn, articles, live, {"trashed_at": now}):
        live_row(conn, archive_id, article_id)
        raise NoSuchArticle(article=article_id)
    indexing.drop(conn, archive_id, article_id)
    archives.counted(conn, archive_id, -1)
    audit.note(conn, archive_id, actor, now, "remove", article_id)


def restore(conn: Connection, archive_id: ArchiveId, article_id: int, actor: Actor, now: dt.datetime) -> None:
    """Take an article out of the trash and index it again.

    Raises NotInTrash, NoSuchArticle, DamagedArticle when it is not what was put there.
    """
    row = _trashed(conn, archive_id, article_id)
    seals.update(conn, articles, [articles.c.id == article_id], {"trashed_at": None})
    indexing.put(conn, index_entry(conn, row))
    archives.counted(conn, archive_id, +1)
    audit.note(conn, archive_id, actor, now, "restore", article_id)


def trashed(conn: Connection, archive_id: ArchiveId) -> tuple[Trashed, ...]:
    """What lies in an archive's trash, last removed first."""
    in_trash = select(articles).where(articles.c.archive == archive_id, articles.c.trashed_at.is_not(None))
    lying = conn.execute(in_trash.order_by(articles.c.trashed_at.desc(), articles.c.id.desc()))
    found = [(article, row.trashed_at) for row in lying if (article := rows.article(row))]
    labelled = outlets.labelled(conn, archive_id, [article for article, _ in found])
    return tuple(Trashed(article, at) for article, (_, at) in zip(labelled, found, strict=True))


def purge(conn: Connection, before: dt.datetime, now: dt.datetime, limit: int = 500) -> int:
    """Delete for good about `limit` articles that were removed before `before`; gives how many it was, 0 at the end.

    The day of a damaged row is not believed: it goes where the audit tells the same.
    """
    old = select(articles).where(articles.c.trashed_at < before).order_by(articles.c.id).limit(limit)
    last, gone = 0, list[Row[Any]]()
    while batch := [] if gone else conn.execute(old.where(articles.c.id > last)).all():
        gone = [row for row in batch if integrity.intact(articles, row) or _removed(conn, row, before)]
        last = batch[-1].id
    speakers = {person for row in gone for person in traces.speakers_of(conn, row.id)}
    for row in gone:
        fingerprints.drop(conn, row.archive, row.id)
        conn.execute(delete(articles).where(articles.c.id == row.id))
        audit.note(conn, row.archive, PURGER, now, "purge", row.id)
    traces.forget(conn, gone, speakers)
    return len(gone)


def _trashed(conn: Connection, archive_id: ArchiveId, article_id: int) -> Row[Any]:
    row = article_row(conn, archive_id, article_id)
    if row is None:
        raise NoSuchArticle(article=article_id)
    if row.trashed_at is None:
        raise NotInTrash(article=article_id)
    return row


def _removed(conn: Connection, row: Row[Any], before: dt.datetime) -> bool:
    """Whether the last that the audit tells of an article's trash is that it was put there before `before`."""
    lines = select(audit.audit).where(audit.audit.c.article == row.id, audit.audit.c.action.in_(("remove", "restore")))
    told = integrity.checked(audit.audit, conn.execute(lines.order_by(audit.audit.c.id.desc())).all())
    newest = next(told, None)
    return newest is not None and newest.action == "remove" and newest.at < before

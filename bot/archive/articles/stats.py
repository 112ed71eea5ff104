"""What an archive holds, counted."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, select

from bot.archive.articles import count, remarking
from bot.archive.store import integrity, tables
from bot.records.archive import Stats
from bot.records.ids import ArchiveId

articles, versions, received, quotes = tables.articles, tables.versions, tables.received, tables.quotes
MOST_NAMED = 10
BATCH = 2000  # rows of articles in memory at a time


def of_archive(conn: Connection, archive_id: ArchiveId, engine: int = 0) -> Stats:
    """Counts over one archive's live articles; the ten most frequent outlets and languages. Reads every row once.

    `to_reread` counts what engines older than `engine` marked.
    """
    searched = count(conn, archive_id)
    ours = articles.c.archive == archive_id
    live = (ours, articles.c.trashed_at.is_(None))
    joined = versions.join(articles, versions.c.article == articles.c.id)
    bodies = received.join(versions, received.c.version == versions.c.id)
    bodies = bodies.join(articles, versions.c.article == articles.c.id)
    letters = select(func.sum(func.length(versions.c.text))).join(articles, articles.c.version == versions.c.id)
    words, outlets, languages = _facts(conn, archive_id)
    return Stats(
        articles=searched.articles,
        trashed=_sum(conn, select(func.count()).where(ours, articles.c.trashed_at.is_not(None))),
        versions=_sum(conn, select(func.count()).select_from(joined).where(*live)),
        quotes=_sum(
            conn,
            select(func.count()).select_from(quotes.join(articles, quotes.c.article == articles.c.id)).where(*live),
        ),
        words=words,
        letters=_sum(conn, letters.where(*live)),
        received_bytes=_sum(conn, select(func.sum(received.c.size)).select_from(bodies).where(*live)),
        since=searched.since,
        until=searched.until,
        outlets=_most(outlets),
        languages=_most(languages),
        to_reread=remarking.count(conn, engine, archive_id),
    )


def _facts(conn: Connection, archive_id: ArchiveId) -> tuple[int, Counter[str], Counter[str]]:
    """The words of all live articles that are not damaged, and how often each outlet and language stands there."""
    words, last = 0, 0
    outlets: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    live = select(articles).where(articles.c.archive == archive_id, articles.c.trashed_at.is_(None))
    while rows := conn.execute(live.where(articles.c.id > last).order_by(articles.c.id).limit(BATCH)).all():
        intact = list(integrity.checked(articles, rows))
        words += sum(row.words for row in intact)
        outlets.update(row.outlet for row in intact if row.outlet is not None)
        languages.update(row.language for row in intact if row.language is not None)
        last = rows[-1].id
    return words, outlets, languages


def _sum(conn: Connection, counted: Select[Any]) -> int:
    total = conn.execute(counted).scalar()
    return int(total) if isinstance(total, int | float) else 0


def _most(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The most frequent, those that are as frequent in the order of their letters."""
    ordered: Iterable[tuple[str, int]] = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(ordered)[:MOST_NAMED]

"""Articles: read by id within one archive. Another archive's id is as unknown as one that never was."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, func, select, true
from sqlalchemy.sql.elements import ColumnElement

from bot.archive.articles import outlets, rows
from bot.archive.articles.added_since import added_after, newest_added
from bot.archive.articles.adding import add
from bot.archive.articles.addresses import by_address, by_draft
from bot.archive.articles.editing import edit
from bot.archive.articles.newest import BIGGEST_ID, live_row
from bot.archive.articles.trash import remove, restore
from bot.archive.store import integrity, tables
from bot.errors.missing import DamagedArticle, NoSuchArticle, NoSuchVersion
from bot.records.annotations import Quote
from bot.records.answers import ArticleView, Searched
from bot.records.archive import AnnotatedArticle, Article, ArticleHeading, Version
from bot.records.ids import ArchiveId

__all__ = [
    "add",
    "added_after",
    "by_address",
    "by_draft",
    "count",
    "days",
    "edit",
    "get",
    "headed",
    "listed",
    "marked",
    "newest_added",
    "one",
    "remove",
    "restore",
    "some",
    "version",
    "versions",
]

articles, texts, printed = tables.articles, tables.versions, tables.article_fingerprints
MOST_DAMAGED, STEP = 1_000, 50
"""Articles looked at for a first or last day that is not damaged."""


def _live(archive_id: Any) -> Select[Any]:
    return select(articles).where(articles.c.archive == archive_id, articles.c.trashed_at.is_(None))


def _whole(of_archive: Any) -> Select[Any]:
    """Live articles with their newest version and the head of their copies.

    In one statement: each costs changes of threads, which are most of the time that checking a quote takes.
    """
    body = (column.label(rows.TEXT + column.name) for column in texts.columns)
    with_body = _live(of_archive).add_columns(*body, printed.c.copies_of).join(texts, texts.c.id == articles.c.version)
    return with_body.outerjoin(printed, printed.c.article == articles.c.id)


def _searched(of_archive: Any) -> Select[Any]:
    """How many live articles an archive has, and the whole rows of the first and the last by day."""
    day = articles.c.day
    dated = _live(of_archive).where(day.is_not(None)).limit(1)
    first, last = dated.order_by(day).subquery("first"), dated.order_by(day.desc()).subquery("last")
    counted = select(tables.archives.c.articles).where(tables.archives.c.id == of_archive).scalar_subquery()
    count = select(func.coalesce(counted, 0).label("number")).subquery("counted")
    joined = count.outerjoin(first, true()).outerjoin(last, true())
    return select(*first.c, *last.c, count.c.number).select_from(joined)


# Built once: building them anew took two thirds of the time of asking.
_OF_ARCHIVE: BindParameter[int] = bindparam("of_archive")
_MARKED = _whole(_OF_ARCHIVE).where(articles.c.id.in_(bindparam("ids", expanding=True)))
_SEARCHED = _searched(_OF_ARCHIVE)
_QUOTES_OF = (
    select(tables.quotes)
    .where(tables.quotes.c.version.in_(bindparam("of_versions", expanding=True)))
    .order_by(tables.quotes.c.version, tables.quotes.c.start, tables.quotes.c.id)
)


def get(conn: Connection, archive_id: ArchiveId, article_id: int) -> ArticleView:
    """One article whole, newest version. Raises NoSuchArticle, InTrash, DamagedArticle."""
    annotated = one(conn, archive_id, article_id)
    return ArticleView(annotated.article, annotated.version, annotated.passages, annotated.quotes)


def one(conn: Connection, archive_id: ArchiveId, article_id: int) -> AnnotatedArticle:
    """One live article with its newest text and marks. Raises NoSuchArticle, DamagedArticle."""
    marked_articles = marked(conn, archive_id, [article_id])
    if not marked_articles:
        raise DamagedArticle(article=article_id)
    return marked_articles[0]


def marked(
    conn: Connection, archive_id: ArchiveId, ids: Sequence[int], *, only_live: bool = False
) -> list[AnnotatedArticle]:
    """Articles with text and marks, in the order of `ids`; what is damaged is left out and named.

    Raises NoSuchArticle for any that is not there, InTrash for one that lies there; with `only_live` such are left out.
    """
    wanted = [article_id for article_id in ids if 0 < article_id <= BIGGEST_ID]
    row_by_id = {row.id: row for row in conn.execute(_MARKED, {"of_archive": archive_id, "ids": wanted})}
    lacking = [article_id for article_id in ids if article_id not in row_by_id]
    if lacking:
        absent = _first_absent(conn, archive_id, lacking)
        if absent is not None and not only_live:
            live_row(conn, archive_id, absent)
            raise NoSuchArticle(article=absent)
    quotes_by_version = _quotes_of(conn, [row.version for row in row_by_id.values()])
    whole = (
        _marked(row_by_id[id_], quotes_by_version.get(row_by_id[id_].version, [])) for id_ in ids if id_ in row_by_id
    )
    return _labelled(conn, archive_id, [article for article in whole if article])


def some(conn: Connection, archive_id: ArchiveId, ids: Sequence[int]) -> tuple[Article, ...]:
    """The live articles among `ids`, in their order, without their texts."""
    found = [article for row in _in_order(conn, archive_id, ids) if (article := rows.article(row))]
    return outlets.labelled(conn, archive_id, found)


def days(conn: Connection, archive_id: ArchiveId, ids: Sequence[int]) -> dict[int, dt.date | None]:
    """The days of the live articles among `ids`."""
    return {row.id: row.day for row in integrity.checked(articles, _in_order(conn, archive_id, ids))}


def headed(conn: Connection, archive_id: ArchiveId, ids: Sequence[int]) -> dict[int, ArticleHeading]:
    """Titles and days of the live articles among `ids`, in their order."""
    intact = integrity.checked(articles, _in_order(conn, archive_id, ids))
    return {row.id: ArticleHeading(row.title, row.day) for row in intact}


def version(conn: Connection, archive_id: ArchiveId, article_id: int, number: int) -> Version:
    """One version of a live article, numbered from 1. Raises NoSuchArticle; NoSuchVersion, also for a damaged one."""
    by_number = {v.number: v for v in versions(conn, archive_id, article_id)}
    if number not in by_number:
        raise NoSuchVersion(article=article_id, number=number)
    return by_number[number]


def versions(
    conn: Connection, archive_id: ArchiveId, article_id: int, newest: int | None = None
) -> tuple[Version, ...]:
    """The versions of a live article, or only so many of the newest, oldest first; damaged older ones are left out.

    Raises NoSuchArticle, and DamagedArticle where the newest is damaged.
    """
    head = live_row(conn, archive_id, article_id)
    with conn.execute(select(texts).where(texts.c.article == article_id).order_by(texts.c.number.desc())) as stored:
        standing = (version for row in stored if (version := rows.version(row)))
        latest_first = list(itertools.islice(standing, newest))
    if not latest_first or latest_first[0].id != head.version:
        raise DamagedArticle(article=article_id)
    return tuple(reversed(latest_first))


def listed(conn: Connection, archive_id: ArchiveId, *, page: int = 1, size: int = 25) -> tuple[Article, ...]:
    """The newest added articles first; pages count from 1, of `size` articles."""
    page_of_articles = _live(archive_id).order_by(articles.c.id.desc()).limit(size).offset((page - 1) * size)
    found = [article for row in conn.execute(page_of_articles) if (article := rows.article(row))]
    return outlets.labelled(conn, archive_id, found)


def count(conn: Connection, archive_id: ArchiveId) -> Searched:
    """How many live articles an archive has, and the first and last day among them."""
    row = conn.execute(_SEARCHED, {"of_archive": archive_id}).one()
    day, width = articles.c.day, len(articles.columns)
    place = list(articles.c).index(day)
    if row[0] is None or (integrity.intact(articles, row) and integrity.intact(articles, row, width)):
        return Searched(row.number, row[place], row[width + place])
    return Searched(row.number, _first_day(conn, archive_id, day.asc()), _first_day(conn, archive_id, day.desc()))


def _first_day(conn: Connection, archive_id: ArchiveId, order: ColumnElement[Any]) -> dt.date | None:
    """The first day in an order of the live articles that are not damaged."""
    ordered = _live(archive_id).where(articles.c.day.is_not(None)).order_by(order)
    for first in range(0, MOST_DAMAGED, STEP):
        for row in conn.execute(ordered.limit(STEP).offset(first)):
            if integrity.intact(articles, row):
                return integrity.day_of(row.day)
    return None


def _in_order(conn: Connection, archive_id: ArchiveId, ids: Sequence[int]) -> list[Row[Any]]:
    """The rows of the live articles among `ids`, in their order."""
    if not ids:
        return []
    row_by_id = {row.id: row for row in conn.execute(_live(archive_id).where(articles.c.id.in_(ids)))}
    return [row_by_id[article_id] for article_id in ids if article_id in row_by_id]


def _first_absent(conn: Connection, archive_id: ArchiveId, lacking: Sequence[int]) -> int | None:
    """The first of the ids not found that is not there at all; those that are damaged are named."""
    damaged = _damaged(conn, archive_id, [article_id for article_id in lacking if 0 < article_id <= BIGGEST_ID])
    return next((article_id for article_id in lacking if article_id not in damaged), None)


def _damaged(conn: Connection, archive_id: ArchiveId, ids: Sequence[int]) -> set[int]:
    """Those of `ids` that are not found because their rows are damaged, or because their text is gone."""
    out = set()
    for row in conn.execute(select(articles).where(articles.c.id.in_(ids))):
        lost = row.archive == archive_id and row.trashed_at is None
        if not integrity.intact(articles, row):
            out |= {row.id} if row.archive == archive_id else set()
        elif lost:
            integrity.name(articles, row)
            out.add(row.id)
    return out


def _quotes_of(conn: Connection, versions: list[int]) -> dict[int, list[Quote]]:
    """The quotes of each version, in the order of its text."""
    quotes_by_version: dict[int, list[Quote]] = {}
    for row in conn.execute(_QUOTES_OF, {"of_versions": versions}):
        quote = rows.quote(row)
        if quote is not None:
            quotes_by_version.setdefault(row.version, []).append(quote)
    return quotes_by_version


def _labelled(conn: Connection, archive_id: ArchiveId, found: list[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """Each article with what the desk says of its outlet."""
    heads = outlets.labelled(conn, archive_id, [marked.article for marked in found])
    pairs = zip(found, heads, strict=True)
    return [each if each.article is head else replace(each, article=head) for each, head in pairs]


def _marked(row: Row[Any], article_quotes: list[Quote]) -> AnnotatedArticle | None:
    article, body = rows.article(row), rows.body(row, rows.VERSIONS_AT)
    if article is None or body is None:
        return None
    version, passages = body
    if version.article != article.id:
        integrity.name(articles, row)
        return None
    return AnnotatedArticle(article, version, passages, tuple(article_quotes), row.copies_of)

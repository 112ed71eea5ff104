"""Quotes of an archive by speaker, article and day, newest first."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, func, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from bot.archive.articles import rows
from bot.archive.people import speakers
from bot.archive.store import integrity, tables
from bot.records.annotations import Quote
from bot.records.ids import ArchiveId
from bot.text.wording import forms

quotes, articles, attributions = tables.quotes, tables.articles, tables.attributions
versions = tables.versions
COMPARED = 2_000
"""Quotes whose words are compared; each takes its article's text off the disk, some 20 µs."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which quotes: by these people (ids), in these articles, of these days; None leaves a condition out."""

    people: tuple[int, ...] | None = None
    articles: tuple[int, ...] | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A quote, the article it stands in and the version its offsets cut."""

    article: int
    version: int
    quote: Quote


def page(
    conn: Connection, archive_id: ArchiveId, wanted: Wanted, *, page: int = 1, size: int = 10
) -> tuple[int, tuple[Placed, ...]]:
    """How many quotes of live articles are wanted, and one page of them, newest first; pages count from 1.

    The same words by the same people count once, where they were first told; of more than COMPARED quotes, those in
    copies of an article are left out instead.
    """
    statement = _wanted(conn, archive_id, wanted)
    every = _counted(conn, statement)
    statement = statement.where(_told_first(statement) if every <= COMPARED else _not_in_a_copy())
    total = _counted(conn, statement)
    order = (articles.c.day.is_(None), articles.c.day.desc(), articles.c.id.desc(), quotes.c.start)
    shown = conn.execute(statement.order_by(*order).limit(size).offset((page - 1) * size))
    return int(total), tuple(placed for row in shown if (placed := _placed(row, wanted)))


def _counted(conn: Connection, statement: Select[Any]) -> int:
    return int(
        conn.execute(select(func.count()).select_from(statement.with_only_columns(quotes.c.id).subquery())).scalar_one()
    )


def _told_first(statement: Select[Any]) -> ColumnElement[bool]:
    """That nobody of the wanted is quoted with the same words before."""
    cut = func.substr(versions.c.text, quotes.c.start + 1, quotes.c.end - quotes.c.start)
    words = func.rtrim(func.lower(type_coerce(cut, Text)), ".,;:!? ")
    order = (articles.c.day.is_(None), articles.c.day, articles.c.id, quotes.c.start)
    place = func.row_number().over(partition_by=(func.coalesce(quotes.c.speaker, ""), words), order_by=order)
    with_text = statement.join(versions, versions.c.id == quotes.c.version)
    numbered = with_text.with_only_columns(quotes.c.id, place.label("place")).subquery()
    return quotes.c.id.in_(select(numbered.c.id).where(numbered.c.place == 1))


def _not_in_a_copy() -> ColumnElement[bool]:
    """That the article is no copy of another."""
    printed = tables.article_fingerprints
    copies = select(printed.c.article).where(
        printed.c.article == articles.c.id, printed.c.copies_of != printed.c.article
    )
    return ~copies.exists()


def holding(conn: Connection, archive_id: ArchiveId, name: tuple[str, str], quote: str, limit: int) -> list[int]:
    """The articles in which somebody of that name (key and surname) is quoted with these words, newest first.

    Of one name's quotes the newest `limit` are read.
    """
    wanted = Wanted(people=tuple(person.id for person in speakers.called(conn, archive_id, *name)))
    cut = func.substr(versions.c.text, quotes.c.start + 1, quotes.c.end - quotes.c.start)
    words = type_coerce(cut, Text).label("words")
    statement = _wanted(conn, archive_id, wanted).join(versions, versions.c.id == quotes.c.version)
    newest = statement.add_columns(words).order_by(articles.c.day.is_(None), articles.c.day.desc()).limit(limit)
    run = f" {' '.join(forms(quote))} "
    return [row.article for row in conn.execute(newest) if run in f" {' '.join(forms(row.words))} "]


def _placed(row: Row[Any], wanted: Wanted) -> Placed | None:
    if wanted.people is not None and not integrity.intact(attributions, row, len(quotes.columns)):
        return None
    quote = rows.quote(row)
    return None if quote is None else Placed(row.article, row.version, quote)


def _wanted(conn: Connection, archive_id: ArchiveId, wanted: Wanted) -> Select[Any]:
    """The columns of `quotes`; after them, where people are wanted, those of `attributions`."""
    statement = (
        select(quotes)
        .join(articles, articles.c.id == quotes.c.article)
        .where(quotes.c.archive == archive_id, articles.c.trashed_at.is_(None), quotes.c.version == articles.c.version)
    )
    if wanted.people is not None:
        statement = statement.join(attributions, attributions.c.quote == quotes.c.id).add_columns(*attributions.c)
        statement = statement.where(attributions.c.person.in_(speakers.everybody(conn, wanted.people)))
    if wanted.articles is not None:
        statement = statement.where(quotes.c.article.in_(wanted.articles))
    if wanted.since is not None:
        statement = statement.where(articles.c.day >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(articles.c.day <= wanted.until)
    return statement

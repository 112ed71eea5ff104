"""The days of many articles, counted from rows that are as they were stored."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row
from sqlalchemy import text as sql
from sqlalchemy.sql.expression import TextualSelect

from bot.archive.store import integrity
from bot.archive.store.tables import articles
from bot.records.topics import Covered


def rows(ids: str) -> TextualSelect:
    """A statement for the rows of the articles whose ids an expression of SQL gives."""
    names = ", ".join(articles.columns.keys())
    return sql(f"SELECT {names} FROM articles WHERE id IN ({ids})").columns(*articles.columns)


def counted(article_rows: Iterable[Row[Any]]) -> tuple[Covered, ...]:
    """How many of the articles each day has, sure days and unsure ones apart."""
    days = Counter((row.day, row.sure) for row in integrity.checked(articles, article_rows))
    return tuple(Covered(day, sure, number) for (day, sure), number in days.items())

"""The row ids of the index in SQLite, and the statements that look for an expression in it.

A row's id is archive, day and article in one number. `feeds` is what a statement adds for those that came in by feeds.
"""

import datetime as dt
from functools import lru_cache

from sqlalchemy import TextClause
from sqlalchemy import text as sql
from sqlalchemy.sql.expression import TextualSelect

from bot.archive.search import coverage
from bot.archive.search.terms import LEAD_AT
from bot.records.ids import ArchiveId

ARTICLE_BITS, DAY_BITS = 28, 18
ARTICLE = f"rowid & {2**ARTICLE_BITS - 1}"
"""The article of a row of the index."""
_FIRST_DAY = dt.date(1800, 1, 1).toordinal()
_KEPT = 100


def docid(archive_id: ArchiveId, day: dt.date | None, article_id: int) -> int:
    """The row id: 17 bits of archive, 18 of day (1800 to 2517; undated is 0), 28 of article."""
    number = min(max(day.toordinal() - _FIRST_DAY, 1), 2**DAY_BITS - 1) if day else 0
    return (archive_id << (DAY_BITS + ARTICLE_BITS)) | (number << ARTICLE_BITS) | article_id


def article_and_day(row_id: int) -> tuple[int, int]:
    """The article, and its day as an ordinal; 0 for none."""
    number = (row_id >> ARTICLE_BITS) & (2**DAY_BITS - 1)
    return row_id & (2**ARTICLE_BITS - 1), number and number + _FIRST_DAY


_REST = "substr(rest, instr(rest, '|') + 1)"
_IN_ONE = (
    f"group_concat(rowid, ','), group_concat(length(title) + length(lead) + {LEAD_AT}, ','),"
    f" group_concat(' ' || title || ' | ' || lead || ' ' || {_REST} || ' ', char(10))"
)
NEWEST_FIRST = "ORDER BY rowid DESC"
BEST_FIRST = "ORDER BY bm25(search_index, 4.0, 2.0, 1.0)"


def _matching(number: int, order: str = "", feeds: str = "") -> str:
    within = f"rowid BETWEEN :low AND :high{feeds}"
    return f"FROM search_index WHERE search_index MATCH :match{number} AND {within} {order} LIMIT :limit"


@lru_cache(_KEPT)
def counting(number: int, feeds: str = "") -> TextClause:
    """How many articles each of so many expressions finds, up to a limit, in one row; the first of the feeds alone."""
    each = (_matching(n, feeds="" if n else feeds) for n in range(number))
    return sql("SELECT " + ", ".join(f"(SELECT count(*) FROM (SELECT 1 {matching}))" for matching in each))


@lru_cache(_KEPT)
def in_one(order: str, feeds: str) -> TextClause:
    """The articles of an expression, the first in this order, as one row."""
    return sql(f"SELECT {_IN_ONE} FROM search_index WHERE rowid IN (SELECT rowid {_matching(0, order, feeds)})")


@lru_cache(_KEPT)
def newest_ids(feeds: str) -> TextClause:
    """The row ids of an expression, the newest first."""
    return sql(f"SELECT rowid {_matching(0, NEWEST_FIRST, feeds)}")


_OURS = "SELECT docid FROM search_rows WHERE article_id IN (SELECT value FROM json_each(:ids))"
DOCIDS = sql(_OURS)
"""The row ids of the articles in a list in JSON."""


@lru_cache(_KEPT)
def left(feeds: str) -> TextClause:
    """As `newest_ids`, of the articles in a list in JSON alone."""
    return sql(f"SELECT rowid {_matching(0, NEWEST_FIRST, f'{feeds} AND rowid IN ({_OURS})')}")


@lru_cache(_KEPT)
def extent(feeds: str) -> TextClause:
    """How many articles an expression finds, up to a limit, and the row id of the newest."""
    return sql(f"SELECT count(*), max(rowid) FROM (SELECT rowid {_matching(0, NEWEST_FIRST, feeds)})")


@lru_cache(_KEPT)
def covered(feeds: str) -> TextualSelect:
    """The rows of the articles of an expression, the newest first."""
    return coverage.rows(f"SELECT {ARTICLE} {_matching(0, NEWEST_FIRST, feeds)}")

"""Which rows of the index an older program made, so that they are made anew; the same in both stores."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, TextClause, bindparam
from sqlalchemy import text as sql

from bot.records.ids import ArchiveId

GENERATION = 4
"""Raised by one with every release that writes other words into the index for the same text. While rows of the one
before are left, topics are spelled for these as well: `bot.text.former_words` must know how they were written. What 4
writes otherwise than 2 and 3, which were in no release, these wrote as 1 did."""

# Each walks the index of (generation, archive, article) from where its own begin, however many of others stand before.
_OF_ALL = f"generation < {GENERATION}"
_OF_ONE = f"generation IN ({', '.join(map(str, range(1, GENERATION)))}) AND archive_id = :archive"
_ANY = sql(f"SELECT 1 FROM search_rows WHERE {_OF_ONE} LIMIT 1")
_COUNT = "SELECT count(*) FROM search_rows WHERE {}"
_NEXT = (
    "SELECT article_id, archive_id FROM search_rows WHERE {} ORDER BY generation, archive_id, article_id LIMIT :limit"
)
_STILL = sql(f"SELECT article_id FROM search_rows WHERE {_OF_ALL} AND article_id IN :articles").bindparams(
    bindparam("articles", expanding=True)
)
_AS_IT_IS = sql("UPDATE search_rows SET generation = :now WHERE article_id = :article")


@dataclass(frozen=True, slots=True)
class OldRow:
    """An article whose row in the index an older program made."""

    article: int
    archive: ArchiveId


def is_mixed(conn: Connection, archive_id: ArchiveId) -> bool:
    """Whether some of the archive's articles are still indexed as an older program did it."""
    return conn.execute(_ANY, {"archive": archive_id}).first() is not None


def count(conn: Connection, archive_id: ArchiveId | None = None) -> int:
    """How many articles are, in one archive or in all."""
    return int(conn.execute(_narrowed(_COUNT, archive_id), {"archive": archive_id}).scalar_one())


def older(conn: Connection, limit: int, archive_id: ArchiveId | None = None) -> tuple[OldRow, ...]:
    """The next of them, one archive after the other, so that each is whole as soon as may be."""
    rows = conn.execute(_narrowed(_NEXT, archive_id), {"archive": archive_id, "limit": limit})
    return tuple(OldRow(article, ArchiveId(archive)) for article, archive in rows)


def still_older(conn: Connection, article_ids: Collection[int]) -> frozenset[int]:
    """Those of these articles that nobody has indexed anew meanwhile."""
    return frozenset(conn.execute(_STILL, {"articles": list(article_ids)}).scalars())


def leave(conn: Connection, article_id: int) -> None:
    """An article that cannot be read stays in the index as it is."""
    conn.execute(_AS_IT_IS, {"now": GENERATION, "article": article_id})


def _narrowed(statement: str, archive_id: ArchiveId | None) -> TextClause:
    return sql(statement.format(_OF_ALL if archive_id is None else _OF_ONE))

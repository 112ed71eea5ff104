"""Which rows of the index an older program made, so that they are made anew; the same in both stores."""

from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy import text as sql

from bot.records.ids import ArchiveId

GENERATION = 2
"""Raised by one with every release that writes other words into the index for the same text. While rows of the one
before are left, topics are spelled for these as well: `bot.text.former_words` must know how they were written."""

_ANY = sql("SELECT 1 FROM search_rows WHERE generation < :now AND archive_id = :archive LIMIT 1")
_NONE_AT_ALL = sql("SELECT 1 FROM search_rows WHERE generation < :now LIMIT 1")
_COUNT = "SELECT count(*) FROM search_rows WHERE generation < :now"
_NEXT = "SELECT article_id, archive_id FROM search_rows WHERE generation < :now AND article_id > :after"
_OURS = " AND archive_id = :archive"
_ORDER = " ORDER BY article_id LIMIT :limit"
_AS_IT_IS = sql("UPDATE search_rows SET generation = :now WHERE article_id = :article")


@dataclass(frozen=True, slots=True)
class OldRow:
    """An article whose row in the index an older program made."""

    article: int
    archive: ArchiveId


def is_mixed(conn: Connection, archive_id: ArchiveId) -> bool:
    """Whether some of the archive's articles are still indexed as an older program did it."""
    if conn.execute(_NONE_AT_ALL, {"now": GENERATION}).first() is None:
        return False
    return conn.execute(_ANY, {"now": GENERATION, "archive": archive_id}).first() is not None


def count(conn: Connection, archive_id: ArchiveId | None = None) -> int:
    """How many articles are, in one archive or in all."""
    statement, facts = _narrowed(_COUNT, archive_id)
    return int(conn.execute(sql(statement), facts).scalar_one())


def older(conn: Connection, after: int, limit: int, archive_id: ArchiveId | None = None) -> tuple[OldRow, ...]:
    """The next of them past an article's number."""
    statement, facts = _narrowed(_NEXT, archive_id)
    rows = conn.execute(sql(statement + _ORDER), facts | {"after": after, "limit": limit})
    return tuple(OldRow(article, ArchiveId(archive)) for article, archive in rows)


def leave(conn: Connection, article_id: int) -> None:
    """An article that cannot be read stays in the index as it is."""
    conn.execute(_AS_IT_IS, {"now": GENERATION, "article": article_id})


def _narrowed(statement: str, archive_id: ArchiveId | None) -> tuple[str, dict[str, object]]:
    facts: dict[str, object] = {"now": GENERATION}
    return (statement, facts) if archive_id is None else (statement + _OURS, facts | {"archive": archive_id})

"""An article's row in one archive, and its newest version as the indexes want it."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, func, select

from bot.archive.articles import rows
from bot.archive.articles.indexing import IndexEntry
from bot.archive.store import integrity, tables
from bot.errors.missing import DamagedArticle, InTrash, NoSuchArticle
from bot.records.annotations import Annotations
from bot.records.ids import ArchiveId
from bot.records.texts import VerifiedText
from bot.text.words import stem_text

BIGGEST_ID = 2**63 - 1  # what both stores can look for; a larger number names nothing

# Built once: building one anew takes as long as the rest of reading its row.
_ARTICLE = select(tables.articles).where(tables.articles.c.id == bindparam("of_article"))
_VERSION = select(tables.versions).where(tables.versions.c.id == bindparam("newest"))


class NewestText(NamedTuple):
    """A text, and how many passages and quotes are marked in it."""

    text: VerifiedText
    passages: int
    quotes: int


def article_row(conn: Connection, archive_id: ArchiveId, article_id: int) -> Row[Any] | None:
    """The row of `articles` with that id in that archive, in the trash or not. Raises DamagedArticle."""
    if not 0 < article_id <= BIGGEST_ID:
        return None
    articles = tables.articles
    row = conn.execute(_ARTICLE, {"of_article": article_id}).first()
    whole = row is not None and integrity.intact(articles, row)
    if row is None or row.archive != archive_id:
        return None
    if not whole:
        raise DamagedArticle(article=article_id)
    return row


def live_row(conn: Connection, archive_id: ArchiveId, article_id: int) -> Row[Any]:
    """The row of a live article. Raises NoSuchArticle, InTrash for one that lies there, DamagedArticle."""
    row = article_row(conn, archive_id, article_id)
    if row is None:
        raise NoSuchArticle(article=article_id)
    if row.trashed_at is not None:
        raise InTrash(article=article_id)
    return row


def is_live(conn: Connection, archive_id: ArchiveId, article_id: int) -> bool:
    """Whether an archive has this article, and not in its trash. Raises DamagedArticle."""
    row = article_row(conn, archive_id, article_id)
    return row is not None and row.trashed_at is None


def newest_text(conn: Connection, row: Row[Any]) -> NewestText:
    """The newest version of the article in `row`. Raises DamagedArticle where it is not what was stored."""
    quotes = tables.quotes
    version_row = conn.execute(_VERSION, {"newest": row.version}).first()
    body = None if version_row is None else rows.body(version_row)
    if body is None or body[0].article != row.id:
        raise DamagedArticle(article=row.id)
    version, passages = body
    quote_count = select(func.count()).select_from(quotes).where(quotes.c.version == row.version)
    return NewestText(version.text, len(passages), conn.execute(quote_count).scalar_one())


def index_entry(conn: Connection, row: Row[Any], marked: Annotations | None = None) -> IndexEntry:
    """The newest version of the article in `row` for the indexes: `marked` anew, or with its fingerprint as it is."""
    return IndexEntry(
        archive=row.archive,
        article=row.id,
        version=row.version,
        title=row.title,
        stems=marked.stems if marked else stem_text(newest_text(conn, row).text, row.language),
        day=row.day,
        outlet=row.outlet,
        url=row.url,
        language=row.language,
        fingerprint=marked.fingerprint if marked else None,
        people=marked.people if marked else (),
    )


def versions(conn: Connection, article_id: int) -> int:
    """How many versions an article has."""
    ours = select(func.count()).select_from(tables.versions).where(tables.versions.c.article == article_id)
    return int(conn.execute(ours).scalar_one())

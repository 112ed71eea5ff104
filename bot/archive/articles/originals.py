"""The bytes an article was read from, as they came."""

import datetime as dt
import zlib

import zstandard
from sqlalchemy import Connection, select

from bot.archive.articles.newest import article_row
from bot.archive.store import integrity, seals, tables
from bot.archive.store.codecs import decompress
from bot.errors.missing import DamagedOriginal, NoSuchArticle
from bot.records.archive import Origin
from bot.records.ids import ArchiveId
from bot.records.reading import Received


def of_version(conn: Connection, archive_id: ArchiveId, article_id: int, version_id: int) -> Received | None:
    """What a version of an article was read from, None when nothing was kept.

    Raises NoSuchArticle, DamagedArticle, and DamagedOriginal for bytes that are not those that were kept.
    """
    if article_row(conn, archive_id, article_id) is None:
        raise NoSuchArticle(article=article_id)
    kept, versions = tables.received, tables.versions
    ours = select(kept).join(versions, versions.c.id == kept.c.version)
    row = conn.execute(ours.where(kept.c.version == version_id, versions.c.article == article_id)).first()
    if row is None:
        return None
    if not integrity.intact(kept, row):
        raise DamagedOriginal(article=article_id)
    try:
        body = decompress(row.body)
    except (zlib.error, zstandard.ZstdError) as fault:
        integrity.name(kept, row)
        raise DamagedOriginal(article=article_id) from fault
    return Received(body, row.media_type, row.charset, row.url, row.name)


def keep_until(conn: Connection, version_id: int, until: dt.datetime) -> None:
    """The bytes that a version was read from go then, unless an answer that was posted shows words of it."""
    seals.update(conn, tables.received, [tables.received.c.version == version_id], {"kept_until": until})


def newest(conn: Connection, archive_id: ArchiveId) -> tuple[Origin, ...]:
    """The live articles whose newest version's bytes are kept, oldest article first."""
    articles, kept = tables.articles, tables.received
    with_original = select(articles).join(kept, kept.c.version == articles.c.version)
    live = with_original.where(articles.c.archive == archive_id, articles.c.trashed_at.is_(None)).order_by(
        articles.c.id
    )
    return tuple(Origin(row.id, row.version, row.key) for row in conn.execute(live))

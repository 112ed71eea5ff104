"""Storing what was read: one article, its version, quotes, received bytes, index rows and audit, all or nothing."""

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.archive.articles import correcting, indexing, rows
from bot.archive.articles.addresses import place_of
from bot.archive.articles.indexing import IndexEntry
from bot.archive.articles.newest import article_row, index_entry, newest_text
from bot.archive.articles.rows import NewText
from bot.archive.people import corrections, rulings
from bot.archive.servers import archives, audit
from bot.archive.store import integrity, seals, storable_text, tables
from bot.archive.store.codecs import compress
from bot.errors.missing import DamagedArticle, NoSuchArticle
from bot.errors.storage import MarkupOutside
from bot.records.annotations import Annotations
from bot.records.archive import Actor, Outcome, Receipt
from bot.records.ids import ArchiveId
from bot.records.reading import BY_HAND, Draft, Field, PublicationDate, Received

articles, versions = tables.articles, tables.versions

# Statements are built once: building them anew for each article took a quarter of the time of adding it.
_NEW_ARTICLE = insert(articles).returning(articles.c.id)
_NEW_VERSION = insert(versions).returning(versions.c.id)
_NEWEST_IS = (
    update(articles)
    .where(articles.c.id == bindparam("of_article"))
    .values(version=bindparam("newest"), seal=bindparam("sealed"))
)
_NEW_RECEIVED, _NEW_QUOTES = insert(tables.received), insert(tables.quotes)


def add(
    conn: Connection, archive_id: ArchiveId, draft: Draft, markup: Annotations, actor: Actor, now: dt.datetime
) -> Receipt:
    """Store a draft with its marks and say what came of it.

    1. Letters that no store can keep become U+FFFD (see `storable_text`).
    2. The article that it is a version of is found by its address, and by title and text where the address leaves
       two documents possible (see `addresses`).
    3. A draft whose article lies in the trash is not stored: "in the trash".
    4. The same text writes nothing: "unchanged".
    5. Another text becomes a "new version"; what an editor set by hand stays.
    6. Any other draft is "added".
    Raises MarkupOutside when a mark does not lie in the text, NoSuchArchive for an unknown archive, DamagedArticle
    where what is stored of its article is not what was stored.
    """
    draft, markup = storable_text.storable_draft(draft), storable_text.storable_annotations(markup)
    row, key = place_of(conn, archive_id, draft, markup.fingerprint)
    if row is None:
        return _added(conn, archive_id, key, draft, markup, actor, now)
    if row.trashed_at is not None:
        return _receipt(row, "in the trash", markup)
    if not integrity.intact(articles, row):
        raise DamagedArticle(article=row.id)
    if row.sha256 == storable_text.sha256(draft.text) and _is_whole(conn, row):
        return _receipt(row, "unchanged", markup)
    kept = _kept_by_hand(draft, row)
    return new_version(conn, row, _text_of(kept), rows.article_values(kept, markup), markup, actor, now)


def new_version(
    conn: Connection,
    old: Row[Any],
    text: NewText,
    values: dict[str, Any],
    markup: Annotations,
    actor: Actor,
    now: dt.datetime,
) -> Receipt:
    """Give the article of row `old` its next version and the column `values`; index it in place of the old text."""
    correcting.carry(conn, old, actor, now)
    markup = rulings.corrected(markup, corrections.of_article(conn, old.id), text.text)
    number = conn.execute(select(versions.c.number).where(versions.c.id == old.version)).scalar_one() + 1
    version_id = _version(conn, old.archive, old.id, number, text, markup, now)
    seals.update(conn, articles, [articles.c.id == old.id], values | {"version": version_id})
    row = article_row(conn, old.archive, old.id)
    if row is None:
        raise NoSuchArticle(article=old.id)
    conn.execute(delete(tables.quotes).where(tables.quotes.c.version == old.version))
    indexing.put(conn, index_entry(conn, row, markup))
    audit.note(conn, old.archive, actor, now, "new version", old.id, number=number)
    return _receipt(row, "new version", markup)


def _added(
    conn: Connection, archive_id: ArchiveId, key: str, draft: Draft, markup: Annotations, actor: Actor, now: dt.datetime
) -> Receipt:
    archives.counted(conn, archive_id, +1)
    values = rows.article_values(draft, markup) | {"archive": archive_id, "key": key, "version": 0, "added_at": now}
    article_id = int(conn.execute(_NEW_ARTICLE, values).scalar_one())
    version_id = _version(conn, archive_id, article_id, 1, _text_of(draft), markup, now)
    sealed = seals.sealed(articles, values | {"id": article_id, "version": version_id})
    conn.execute(_NEWEST_IS, {"of_article": article_id, "newest": version_id, "sealed": sealed})
    indexing.add(conn, _indexed(archive_id, article_id, version_id, draft, markup))
    audit.note(conn, archive_id, actor, now, "add", article_id)
    passages, quotes = len(markup.passages), len(markup.quotes)
    return Receipt(article_id, version_id, "added", draft.title.value, passages, quotes)


def _version(
    conn: Connection,
    archive_id: ArchiveId,
    article_id: int,
    number: int,
    text: NewText,
    markup: Annotations,
    now: dt.datetime,
) -> int:
    check_marks(text.text, markup)
    values = rows.version_values(text, markup, now) | {"article": article_id, "number": number}
    version_id = int(conn.execute(_NEW_VERSION, values).scalar_one())
    if text.received and text.received.body:
        conn.execute(_NEW_RECEIVED, _received(version_id, text.received, now))
    if markup.quotes:
        quote_rows = [rows.quote_values(archive_id, article_id, version_id, quote) for quote in markup.quotes]
        conn.execute(_NEW_QUOTES, quote_rows)
    return version_id


def _is_whole(conn: Connection, row: Row[Any]) -> bool:
    """Whether the newest text is the one that was stored; a damaged one is mended by the next version."""
    try:
        newest_text(conn, row)
    except DamagedArticle:
        return False
    return True


def _text_of(draft: Draft) -> NewText:
    return NewText(draft.text, draft.title.value, draft.posts, draft.received)


def _indexed(archive_id: ArchiveId, article_id: int, version_id: int, draft: Draft, markup: Annotations) -> IndexEntry:
    return IndexEntry(
        archive=archive_id,
        article=article_id,
        version=version_id,
        title=draft.title.value,
        stems=markup.stems,
        day=draft.published.chosen.date if draft.published.chosen else None,
        outlet=draft.outlet,
        url=draft.url,
        language=draft.language or markup.language,
        fingerprint=markup.fingerprint,
        people=markup.people,
    )


def _received(version_id: int, received: Received, now: dt.datetime) -> dict[str, object]:
    return {
        "version": version_id,
        "body": compress(received.body),
        "size": len(received.body),
        "media_type": received.media_type,
        "charset": received.charset,
        "url": received.url,
        "name": received.name,
        "received_at": now,
    }


def check_marks(text: str, markup: Annotations) -> None:
    """Raises MarkupOutside where a mark does not lie in the text."""
    marks = [(m.start, m.end) for m in markup.passages] + [(m.start, m.end) for m in markup.quotes]
    for start, end in marks:
        if not 0 <= start < end <= len(text):
            raise MarkupOutside(start=start, end=end, length=len(text))


def _kept_by_hand(draft: Draft, row: Row[Any]) -> Draft:
    stored = rows.article(row)
    if stored is None:
        raise DamagedArticle(article=row.id)
    return replace(
        draft,
        title=_by_hand(stored.title, draft.title),
        byline=_by_hand(stored.byline, draft.byline),
        published=_date_by_hand(stored.published, draft.published),
    )


def _by_hand(stored: Field, read: Field) -> Field:
    return stored if stored.origin == BY_HAND else read


def _date_by_hand(stored: PublicationDate, read: PublicationDate) -> PublicationDate:
    """The stored date where an editor chose it, or said that there is none: sure of no day is nobody else."""
    by_hand = stored.chosen.origin == BY_HAND if stored.chosen else stored.sure
    return stored if by_hand else read


def _receipt(row: Row[Any], outcome: Outcome, markup: Annotations) -> Receipt:
    return Receipt(row.id, row.version, outcome, row.title, len(markup.passages), len(markup.quotes))

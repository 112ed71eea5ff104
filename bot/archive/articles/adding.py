"""Storing what was read: one article, its version, quotes, received bytes, index rows and audit, all or nothing."""

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.archive.articles import indexing, rows
from bot.archive.articles.indexing import IndexEntry
from bot.archive.articles.newest import article_row, index_entry, newest_text
from bot.archive.articles.rows import NewText
from bot.archive.servers import archives, audit
from bot.archive.store import integrity, seals, storable_text, tables
from bot.archive.store.codecs import compress
from bot.errors import DamagedArticle, MarkupOutside, NoSuchArticle
from bot.records.annotations import Annotations
from bot.records.archive import Actor, Outcome, Receipt
from bot.records.ids import ArchiveId
from bot.records.reading import BY_HAND, Draft, Field, PublicationDate, Received

articles, versions = tables.articles, tables.versions

# Statements are built once: building them anew for each article took a quarter of the time of adding it.
_KNOWN = (
    select(articles, versions.c.sha256)
    .join_from(articles, versions, versions.c.id == articles.c.version)
    .where(articles.c.archive == bindparam("of_archive"), articles.c.key == bindparam("of_key"))
)
_NEW_ARTICLE = insert(articles).returning(articles.c.id)
_NEW_VERSION = insert(versions).returning(versions.c.id)
_NEWEST_IS = (
    update(articles)
    .where(articles.c.id == bindparam("of_article"))
    .values(version=bindparam("newest"), seal=bindparam("sealed"))
)
_NEW_RECEIVED, _NEW_QUOTES = insert(tables.received), insert(tables.quotes)


def add(
    w: Connection, archive_id: ArchiveId, draft: Draft, markup: Annotations, actor: Actor, now: dt.datetime
) -> Receipt:
    """Store a draft with its marks and say what came of it.

    1. Letters that no store can keep become U+FFFD (see `storable_text`).
    2. A draft whose key lies in the trash is not stored: "in the trash".
    3. The same key with the same text writes nothing: "unchanged".
    4. The same key with another text becomes a "new version"; what an editor set by hand stays.
    5. Any other draft is "added".
    Raises MarkupOutside when a mark does not lie in the text, NoSuchArchive for an unknown archive, DamagedArticle
    where what is stored under the key is not what was stored.
    """
    draft, markup = storable_text.storable_draft(draft), storable_text.storable_annotations(markup)
    key = storable_text.key_of(draft)
    found = _by_key(w, archive_id, key)
    if found is None:
        return _added(w, archive_id, key, draft, markup, actor, now)
    if found.trashed_at is not None:
        return _receipt(found, "in the trash", markup)
    if not integrity.intact(articles, found):
        raise DamagedArticle(article=found.id)
    if found.sha256 == storable_text.sha256(draft.text) and _is_whole(w, found):
        return _receipt(found, "unchanged", markup)
    kept = _kept_by_hand(draft, found)
    return new_version(w, found, _text_of(kept), rows.article_values(kept, markup), markup, actor, now)


def new_version(
    w: Connection,
    found: Row[Any],
    text: NewText,
    values: dict[str, Any],
    markup: Annotations,
    actor: Actor,
    now: dt.datetime,
) -> Receipt:
    """Give the article of row `found` its next version and the column `values`; index it in place of the old text."""
    number = w.execute(select(versions.c.number).where(versions.c.id == found.version)).scalar_one() + 1
    version_id = _version(w, found.archive, found.id, number, text, markup, now)
    seals.update(w, articles, [articles.c.id == found.id], values | {"version": version_id})
    row = article_row(w, found.archive, found.id)
    if row is None:
        raise NoSuchArticle(article=found.id)
    w.execute(delete(tables.quotes).where(tables.quotes.c.version == found.version))
    indexing.put(w, index_entry(w, row, markup))
    audit.note(w, found.archive, actor, now, "new version", found.id, number=number)
    return _receipt(row, "new version", markup)


def _added(
    w: Connection, archive_id: ArchiveId, key: str, draft: Draft, markup: Annotations, actor: Actor, now: dt.datetime
) -> Receipt:
    archives.counted(w, archive_id, +1)
    values = rows.article_values(draft, markup) | {"archive": archive_id, "key": key, "version": 0, "added_at": now}
    article_id = int(w.execute(_NEW_ARTICLE, values).scalar_one())
    version_id = _version(w, archive_id, article_id, 1, _text_of(draft), markup, now)
    sealed = seals.sealed(articles, values | {"id": article_id, "version": version_id})
    w.execute(_NEWEST_IS, {"of_article": article_id, "newest": version_id, "sealed": sealed})
    indexing.add(w, _indexed(archive_id, article_id, version_id, draft, markup))
    audit.note(w, archive_id, actor, now, "add", article_id)
    passages, quotes = len(markup.passages), len(markup.quotes)
    return Receipt(article_id, version_id, "added", draft.title.value, passages, quotes)


def _by_key(w: Connection, archive_id: ArchiveId, key: str) -> Row[Any] | None:
    return w.execute(_KNOWN, {"of_archive": archive_id, "of_key": key}).first()


def _version(
    w: Connection,
    archive_id: ArchiveId,
    article_id: int,
    number: int,
    text: NewText,
    markup: Annotations,
    now: dt.datetime,
) -> int:
    check_marks(text.text, markup)
    values = rows.version_values(text, markup, now) | {"article": article_id, "number": number}
    version_id = int(w.execute(_NEW_VERSION, values).scalar_one())
    if text.received and text.received.body:
        w.execute(_NEW_RECEIVED, _received(version_id, text.received, now))
    if markup.quotes:
        said = [rows.quote_values(archive_id, article_id, version_id, quote) for quote in markup.quotes]
        w.execute(_NEW_QUOTES, said)
    return version_id


def _is_whole(w: Connection, found: Row[Any]) -> bool:
    """Whether the newest text is the one that was stored; a damaged one is mended by the next version."""
    try:
        newest_text(w, found)
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


def _kept_by_hand(draft: Draft, found: Row[Any]) -> Draft:
    stored = rows.article(found)
    if stored is None:
        raise DamagedArticle(article=found.id)
    return replace(
        draft,
        title=_by_hand(stored.title, draft.title),
        byline=_by_hand(stored.byline, draft.byline),
        published=_date_by_hand(stored.published, draft.published),
    )


def _by_hand(stored: Field, read: Field) -> Field:
    return stored if stored.origin == BY_HAND else read


def _date_by_hand(stored: PublicationDate, read: PublicationDate) -> PublicationDate:
    return stored if stored.chosen and stored.chosen.origin == BY_HAND else read


def _receipt(row: Row[Any], outcome: Outcome, markup: Annotations) -> Receipt:
    return Receipt(row.id, row.version, outcome, row.title, len(markup.passages), len(markup.quotes))

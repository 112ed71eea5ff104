"""What an editor changes by hand."""

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row

from bot.archive.articles import indexing, rows
from bot.archive.articles.adding import new_version
from bot.archive.articles.newest import article_row, index_entry, live_row, newest_text
from bot.archive.servers import audit
from bot.archive.store import seals, storable_text, tables
from bot.archive.store.codecs import dump_dates
from bot.errors.missing import DamagedArticle
from bot.errors.storage import MarkupMissing
from bot.records.annotations import Annotations
from bot.records.archive import Actor, Clearable, Edit, Outcome, Receipt
from bot.records.ids import ArchiveId
from bot.records.reading import BY_HAND, DateEvidence, PublicationDate

articles = tables.articles


def edit(
    conn: Connection,
    archive_id: ArchiveId,
    article_id: int,
    change: Edit,
    markup: Annotations | None,
    actor: Actor,
    now: dt.datetime,
) -> Receipt:
    """Change a live article by hand; `markup` marks `change.text` when that is given (its posts are then one text).

    Fields set here carry the origin "editor", and no later reading of the page replaces them, but for the outlet, which
    has no origin. Raises NoSuchArticle, DamagedArticle, MarkupMissing when a text comes without its marks,
    MarkupOutside when they do not fit.
    """
    row = live_row(conn, archive_id, article_id)
    values = _values(row, change)
    before = {name: getattr(row, name) for name in ("title", "byline", "day", "outlet") if name in values}
    if values:
        seals.update(conn, articles, [articles.c.id == article_id], values)
        after = {name: values[name] for name in before}
        audit.note(conn, archive_id, actor, now, "edit", article_id, before=before, after=after)
    fresh = article_row(conn, archive_id, article_id)
    assert fresh is not None
    if change.text is not None:
        return _rewritten(conn, fresh, change.text, markup, actor, now)
    if values:
        indexing.put(conn, index_entry(conn, fresh))
    outcome: Outcome = "edited" if values else "unchanged"
    kept = newest_text(conn, fresh)
    return Receipt(article_id, fresh.version, outcome, fresh.title, kept.passages, kept.quotes)


def _rewritten(
    conn: Connection, row: Row[Any], text: str, markup: Annotations | None, actor: Actor, now: dt.datetime
) -> Receipt:
    if markup is None:
        raise MarkupMissing()
    text, markup = storable_text.to_storable(text), storable_text.storable_annotations(markup)
    kept = newest_text(conn, row)
    if text == kept.text:
        return Receipt(row.id, row.version, "unchanged", row.title, kept.passages, kept.quotes)
    words = {"words": len(text.split())}
    return new_version(conn, row, rows.NewText(text, row.title, (), None), words, markup, actor, now)


def _values(row: Row[Any], change: Edit) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in change.cleared:
        values |= _cleared(row, name)
    if change.title is not None:
        values |= {"title": storable_text.to_storable(change.title), "title_origin": BY_HAND}
    if change.byline is not None:
        values |= {"byline": storable_text.to_storable(change.byline), "byline_origin": BY_HAND}
    if change.outlet is not None:
        values |= {"outlet": storable_text.to_storable(change.outlet)}
    if change.day is not None:
        values |= {"day": change.day, "sure": True, "dates": dump_dates(_dated(row, change.day))}
    return values


def _cleared(row: Row[Any], name: Clearable) -> dict[str, Any]:
    if name == "day":
        return {"day": None, "sure": True, "dates": dump_dates(_dated(row, None))}
    return {name: None} if name == "outlet" else {name: None, f"{name}_origin": BY_HAND}


def _dated(row: Row[Any], day: dt.date | None) -> PublicationDate:
    """The editor's day (or that there is none) as the choice, what was chosen before as its first rival."""
    article = rows.article(row)
    if article is None:
        raise DamagedArticle(article=row.id)
    before = article.published
    chosen = DateEvidence(day, BY_HAND, day.isoformat()) if day else None
    rivals = tuple(w for w in (before.chosen, *before.rivals) if w is not None and w.origin != BY_HAND)
    return PublicationDate(chosen, rivals, sure=True)

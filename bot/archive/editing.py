"""What an editor changes by hand."""

import datetime as dt
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import audit, indexing, letters, rows, seals, tables
from bot.archive.adding import BY_HAND, new_version
from bot.archive.current import current, found_in, newest
from bot.archive.types import packed_dates
from bot.errors import DamagedArticle, MarkupMissing, NoSuchArticle
from bot.records.archive import Actor, Edit, Outcome, Receipt
from bot.records.marks import Markup
from bot.records.reading import Dated, Witness

articles = tables.articles


async def edit(
    w: AsyncConnection,
    archive_id: int,
    article_id: int,
    change: Edit,
    markup: Markup | None,
    actor: Actor,
    now: dt.datetime,
) -> Receipt:
    """Change a live article by hand; `markup` marks `change.text` when that is given (its posts are then one text).

    Fields set here carry the origin "editor", and no later reading of the page replaces them. Raises NoSuchArticle,
    DamagedArticle, MarkupMissing when a text comes without its marks, MarkupOutside when they do not fit.
    """
    row = await found_in(w, archive_id, article_id)
    if row is None or row.trashed_at is not None:
        raise NoSuchArticle(article=article_id)
    values = _values(row, change)
    before = {name: getattr(row, name) for name in ("title", "byline", "day", "outlet") if name in values}
    if values:
        await seals.update(w, articles, [articles.c.id == article_id], values)
        after = {name: values[name] for name in before}
        await audit.note(w, archive_id, actor, now, "edit", article_id, before=before, after=after)
    fresh = await found_in(w, archive_id, article_id)
    assert fresh is not None
    if change.text is not None:
        return await _rewritten(w, fresh, change.text, markup, actor, now)
    if values:
        await indexing.put(w, await current(w, fresh))
    outcome: Outcome = "edited" if values else "unchanged"
    kept = await newest(w, fresh)
    return Receipt(article_id, fresh.version, outcome, fresh.title, kept.passages, kept.quotes)


async def _rewritten(
    w: AsyncConnection, row: Row[Any], text: str, markup: Markup | None, actor: Actor, now: dt.datetime
) -> Receipt:
    if markup is None:
        raise MarkupMissing()
    text, markup = letters.keepable(text), letters.markup(markup)
    kept = await newest(w, row)
    if text == kept.text:
        return Receipt(row.id, row.version, "unchanged", row.title, kept.passages, kept.quotes)
    words = {"words": len(text.split())}
    return await new_version(w, row, rows.NewText(text, row.title, (), None), words, markup, actor, now)


def _values(row: Row[Any], change: Edit) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if change.title is not None:
        values |= {"title": letters.keepable(change.title), "title_origin": BY_HAND}
    if change.byline is not None:
        values |= {"byline": letters.keepable(change.byline), "byline_origin": BY_HAND}
    if change.outlet is not None:
        values |= {"outlet": letters.keepable(change.outlet)}
    if change.day is not None:
        values |= {"day": change.day, "sure": True, "dates": packed_dates(_dated(row, change.day))}
    return values


def _dated(row: Row[Any], day: dt.date) -> Dated:
    """The editor's day as the choice, what was chosen before as its first rival."""
    article = rows.article(row)
    if article is None:
        raise DamagedArticle(article=row.id)
    before = article.published
    chosen = Witness(day, BY_HAND, day.isoformat())
    rivals = tuple(w for w in (before.chosen, *before.rivals) if w is not None and w.origin != BY_HAND)
    return Dated(chosen, rivals, sure=True)

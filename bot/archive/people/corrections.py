"""What the desk said of an article's quotes, kept by their words: it holds for every text of the article."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from bot.archive.people import matching
from bot.archive.store import integrity, tables
from bot.records.annotations import Annotations, NamedSpeaker, Quote
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.people import KeptRuling, Ruling
from bot.records.reading import BY_HAND

corrections = tables.corrections
SPEAKERS = ("speaker", "nobody")
_OF_ARTICLE = select(corrections).where(corrections.c.article == bindparam("of_article")).order_by(corrections.c.id)


def of_article(conn: Connection, article_id: int) -> tuple[KeptRuling, ...]:
    """All that the desk said of an article's quotes, oldest first; damaged rows are left out and named."""
    rows = conn.execute(_OF_ARTICLE, {"of_article": article_id}).all()
    return tuple(_kept(row) for row in integrity.checked(corrections, rows))


def _kept(row: Row[Any]) -> KeptRuling:
    named = NamedSpeaker(row.name, row.key, row.surname) if row.name else None
    return KeptRuling(row.id, row.words, row.number, row.verdict, named, row.head)


def note(
    conn: Connection,
    archive_id: ArchiveId,
    article_id: int,
    place: tuple[str, int],
    ruling: Ruling,
    named: NamedSpeaker | None,
    actor: Actor,
    now: dt.datetime,
    head: int | None = None,
) -> int:
    """Keep a ruling on the quote of these words and number, after those before it; gives its id.

    They count in the order in which they were said, so that the one before holds again once the last is taken back. The
    same said again is one.
    """
    name = named.given if named else None
    same = (corrections.c.verdict == ruling, corrections.c.name.is_not_distinct_from(name))
    conn.execute(delete(corrections).where(*_at(article_id, place), *same))
    values = {
        "archive": archive_id, "article": article_id, "words": place[0], "number": place[1], "verdict": ruling,
        "name": name, "key": named and named.key, "surname": named and named.surname,
        "head": head, "actor": actor.name, "at": now,
    }  # fmt: skip
    return int(conn.execute(insert(corrections).returning(corrections.c.id), values).scalar_one())


def forget(conn: Connection, article_id: int, place: tuple[str, int], *, last: bool = False) -> bool:
    """Take back what the desk said of a quote, and of its chain, or the `last` of it; gives whether there was any."""
    said = select(corrections.c.id).where(*_at(article_id, place))
    if last:  # what was said of the quote itself counts after what was said of its chain
        said = said.order_by(corrections.c.head.is_not(None), corrections.c.id.desc()).limit(1)
    ids = list(conn.execute(said).scalars())
    conn.execute(delete(corrections).where(corrections.c.head.in_(ids), corrections.c.article == article_id))
    conn.execute(delete(corrections).where(corrections.c.id.in_(ids)))
    return bool(ids)


def _at(article_id: int, place: tuple[str, int]) -> list[Any]:
    mine = corrections.c.words == place[0], corrections.c.number == place[1]
    return [corrections.c.article == article_id, *mine]


def by_hand(quote: Quote, engine: int) -> bool:
    """Whether the desk set the speaker of a quote that `engine` had marked, or that nobody is known.

    Until engines had numbers, nobody was told by a confidence that no engine reached then.
    """
    return quote.how == BY_HAND or (engine == 0 and quote.how == "none" and quote.confidence == 1.0)


def kept(before: Sequence[Quote], engine: int, markup: Annotations) -> Annotations:
    """`markup`, newly made of the text of which `engine` made the quotes `before`, with what the desk set right.

    A quote that the desk set right stays as it is, in place of whatever was found there.
    """
    ours = [quote for quote in before if by_hand(quote, engine)]
    if not ours:
        return markup
    left = [new for old, new in matching.pairs(ours, markup.quotes) if old is None and new is not None]
    return replace(markup, quotes=tuple(sorted((*left, *ours), key=lambda quote: quote.start)))

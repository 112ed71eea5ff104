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
    """Keep a ruling on the quote of these words and number, in place of the one before it; gives its id.

    A standing and a speaker stand beside each other; naming a speaker takes an older standing back.
    """
    older = _at(article_id, place)
    if ruling in {"said", "denied", "disputed", "supposed", "told"}:
        older.append(corrections.c.verdict.not_in(SPEAKERS))
    conn.execute(delete(corrections).where(*older))
    values = {
        "archive": archive_id, "article": article_id, "words": place[0], "number": place[1], "verdict": ruling,
        "name": named and named.given, "key": named and named.key, "surname": named and named.surname,
        "head": head, "actor": actor.name, "at": now,
    }  # fmt: skip
    return int(conn.execute(insert(corrections).returning(corrections.c.id), values).scalar_one())


def forget(conn: Connection, article_id: int, place: tuple[str, int]) -> bool:
    """Take back what the desk said of a quote, and of its chain; gives whether there was anything."""
    ids = list(conn.execute(select(corrections.c.id).where(*_at(article_id, place))).scalars())
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

"""The speaker of a stored quote, set right by hand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from bot.archive.people import matching, speakers
from bot.archive.servers import audit
from bot.archive.store import integrity, seals, tables
from bot.errors import NoSuchQuote
from bot.records.annotations import Annotations, NamedSpeaker, Quote, Span
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.people import QuoteAt
from bot.records.reading import BY_HAND

quotes, articles = tables.quotes, tables.articles


def speaker(
    conn: Connection,
    archive_id: ArchiveId,
    at: QuoteAt,
    named: tuple[Span, NamedSpeaker] | None,
    actor: Actor,
    now: dt.datetime,
) -> None:
    """Give the quote at `at` to the person named at a span of its version's text, or to nobody; audited.

    Whom an editor names has said it, whatever the text says of it; where nobody is named, its standing stays.

    Raises NoSuchQuote where no live article of this archive has it.
    """
    corrected = (
        select(quotes, articles.c.day)
        .join(articles, articles.c.id == quotes.c.article)
        .where(quotes.c.archive == archive_id, quotes.c.article == at.article, quotes.c.version == at.version)
        .where(quotes.c.start == at.start, quotes.c.end == at.end, articles.c.trashed_at.is_(None))
    )
    row = conn.execute(corrected).first()
    if row is None or not integrity.intact(quotes, row):
        raise NoSuchQuote()
    start, end = named[0] if named else (None, None)
    name = named[1].given if named else None
    values = {
        "speaker": name, "role": None, "how": BY_HAND, "confidence": 1.0,
        "speaker_start": start, "speaker_end": end, "role_start": None, "role_end": None,
    }  # fmt: skip
    values |= {"standing": None, "ascribed_to": None} if named else {}
    seals.update(conn, quotes, [quotes.c.id == row.id], values)
    speakers.attribute(conn, archive_id, row.id, at.article, row.day, named[1] if named else None)
    audit.note(
        conn, archive_id, actor, now, "correct speaker", at.article, before=row.speaker, after=name, start=at.start
    )


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

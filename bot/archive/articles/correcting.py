"""The desk says what is right of a stored quote: its row changes at once, and the ruling is kept with the article."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select

from bot.archive.articles import rows
from bot.archive.articles.newest import article_row, newest_text
from bot.archive.people import corrections, matching, rulings, speakers
from bot.archive.servers import audit
from bot.archive.store import seals, tables
from bot.errors.missing import DamagedArticle, NoSuchQuote
from bot.records.annotations import NamedSpeaker, Quote
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.people import KeptRuling, QuoteAt, Ruling

quotes = tables.quotes
_QUOTES = select(quotes).where(quotes.c.version == bindparam("of_version")).order_by(quotes.c.start)
_ENGINE = select(tables.versions.c.engine).where(tables.versions.c.id == bindparam("of_version"))


def rule(
    conn: Connection,
    archive_id: ArchiveId,
    at: QuoteAt,
    ruling: Ruling,
    named: NamedSpeaker | None,
    actor: Actor,
    now: dt.datetime,
) -> int:
    """Set a quote right, and those on its chain where the speaker is meant; audited. Gives how many were changed.

    `named`: who said it, or of whom a standing is told. Whom an editor names has said it, whatever the text says of it;
    where nobody is named, its standing stays. Raises NoSuchQuote where no live article of this archive has it.
    """
    head, text, stored = _open(conn, archive_id, at)
    carry(conn, head, actor, now)
    meant = matching.nearest([quote for quote, _ in stored], at.start, at.end)
    if meant is None:
        raise NoSuchQuote()
    followers = list(_followers(conn, head, text, stored, meant)) if ruling in corrections.SPEAKERS else []
    ids, first = {id(quote): number for quote, number in stored}, None
    for quote in (meant, *followers):
        place = rulings.place_of(quote, text)
        number = corrections.note(conn, archive_id, head.id, place, ruling, named, actor, now, first)
        first = first or number
        _set(conn, head, quote, ids[id(quote)], KeptRuling(number, *place, ruling, named), text)
    after = named.given if named and ruling == "speaker" else None
    noted = {"before": meant.speaker, "after": after, "start": at.start, "ruling": ruling, "quotes": 1 + len(followers)}
    audit.note(conn, archive_id, actor, now, "correct speaker", at.article, **noted)
    return 1 + len(followers)


def take_back(
    conn: Connection, archive_id: ArchiveId, at: QuoteAt, actor: Actor, now: dt.datetime, ruling: Ruling
) -> None:
    """Forget what the desk said of the quote at these places of the text; audited. The text is to be marked anew then.

    `ruling` is one of TAKES_BACK: all that was said goes, or the last of it. Raises NoSuchQuote where the desk said
    nothing of it.
    """
    head, text, _ = _open(conn, archive_id, at)
    carry(conn, head, actor, now)
    whole = Quote(at.start, at.end, None, None, "none", 0.0)
    if not 0 <= at.start < at.end <= len(text):
        raise NoSuchQuote()
    if not corrections.forget(conn, head.id, rulings.place_of(whole, text), last=ruling == "as before"):
        raise NoSuchQuote()
    audit.note(conn, archive_id, actor, now, "correct speaker", at.article, start=at.start, ruling=ruling)


def carry(conn: Connection, head: Row[Any], actor: Actor, now: dt.datetime) -> None:
    """Keep as rulings what the desk set right before there were any: it stands in the quotes alone."""
    engine = conn.execute(_ENGINE, {"of_version": head.version}).scalar()
    stored = [quote for quote, _ in _stored(conn, head.version) if corrections.by_hand(quote, engine or 0)]
    if not stored:
        return
    try:
        text = newest_text(conn, head).text
    except DamagedArticle:
        return  # its quotes cannot be told by their words; the next version mends the text
    ruled = {(kept.words, kept.number) for kept in corrections.of_article(conn, head.id)}
    for quote in stored:
        place = rulings.place_of(quote, text)
        if place not in ruled:
            named = _named(conn, head.archive, quote)
            ruling: Ruling = "speaker" if named else "nobody"
            corrections.note(conn, head.archive, head.id, place, ruling, named, actor, now)


def _named(conn: Connection, archive_id: ArchiveId, quote: Quote) -> NamedSpeaker | None:
    """The person of a quote's speaker, by the name that the archive has them under."""
    people = tables.people
    if quote.speaker is None:
        return None
    called = select(people).where(people.c.archive == archive_id, people.c.name == quote.speaker)
    row = conn.execute(called.order_by(people.c.id).limit(1)).first()
    words = quote.speaker.casefold().split()
    key, surname = (row.key, row.surname) if row else (" ".join(words), words[-1])
    return NamedSpeaker(quote.speaker, key, surname)


def _open(conn: Connection, archive_id: ArchiveId, at: QuoteAt) -> tuple[Row[Any], str, list[tuple[Quote, int]]]:
    head = article_row(conn, archive_id, at.article)
    if head is None or head.trashed_at is not None or head.version != at.version:
        raise NoSuchQuote()
    return head, newest_text(conn, head).text, _stored(conn, head.version)


def _stored(conn: Connection, version_id: int) -> list[tuple[Quote, int]]:
    stored = conn.execute(_QUOTES, {"of_version": version_id}).all()
    return [(quote, row.id) for row in stored if (quote := rows.quote(row)) is not None]


def _followers(
    conn: Connection, head: Row[Any], text: str, stored: Sequence[tuple[Quote, int]], meant: Quote
) -> Iterator[Quote]:
    """The quotes on the chain: those carried over by the engine, and those that an earlier ruling has on it."""
    kept = corrections.of_article(conn, head.id)
    place = rulings.place_of(meant, text)
    earlier = {ruling.id for ruling in kept if (ruling.words, ruling.number) == place}
    on_it = {(ruling.words, ruling.number) for ruling in kept if ruling.head in earlier}
    own = {(ruling.words, ruling.number) for ruling in kept if ruling.head is None}
    carried = rulings.chain([quote for quote, _ in stored], meant)
    for quote, _ in stored:
        there = rulings.place_of(quote, text)
        if there in on_it or (quote in carried and there not in own):
            yield quote


def _set(conn: Connection, head: Row[Any], quote: Quote, number: int, ruling: KeptRuling, text: str) -> None:
    """Bring a row to what the desk says of it."""
    new = rulings.ruled(quote, ruling, text)
    if new is None:
        conn.execute(delete(quotes).where(quotes.c.id == number))
        return
    values = rows.quote_values(head.archive, head.id, head.version, new)
    seals.update(conn, quotes, [quotes.c.id == number], values)
    theirs = ruling.named if new.standing == "said" and new.speaker else None
    speakers.attribute(conn, head.archive, number, head.id, head.day, theirs)

"""`correct`: the speaker of a quote set right by the desk, or reported to it by anybody."""

import re
from dataclasses import replace
from functools import partial

from bot.analysis.naming import name_of
from bot.archive import articles
from bot.archive.people import corrections, matching
from bot.archive.servers import audit
from bot.desk.excerpts import Excerpter
from bot.desk.resources import Desk
from bot.errors import NameNotThere, NoSuchQuote
from bot.records.annotations import NamedSpeaker, Span
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.people import Correction, QuoteAt


async def correct(desk: Desk, archive_id: ArchiveId, at: QuoteAt, name: str, actor: Actor) -> Correction:
    """Give the quote to `name`, which must stand in its article; an empty name leaves it unattributed.

    Raises NoSuchQuote, NameNotThere.
    """
    change, said = await _understood(desk, archive_id, at, name)
    at = replace(at, start=change.quote.cut.start, end=change.quote.cut.end)
    async with desk.store.writing() as conn:
        await conn.run_sync(corrections.speaker, archive_id, at, said, actor, desk.now())
    return change


async def report(desk: Desk, archive_id: ArchiveId, at: QuoteAt, name: str, actor: Actor) -> Correction:
    """Note for the desk that `name` is said to be the speaker; nothing else changes. Raises as `correct` does."""
    change, _ = await _understood(desk, archive_id, at, name)
    async with desk.store.writing() as conn:
        noted = partial(audit.note, before=change.before, after=change.after, start=at.start)
        await conn.run_sync(noted, archive_id, actor, desk.now(), "report speaker", at.article)
    return change


async def _understood(
    desk: Desk, archive_id: ArchiveId, at: QuoteAt, name: str
) -> tuple[Correction, tuple[Span, NamedSpeaker] | None]:
    marked = await desk.store.read(lambda conn: articles.one(conn, archive_id, at.article))
    quote = matching.nearest(marked.quotes, at.start, at.end)  # read again since, it may begin elsewhere
    if quote is None or marked.version.id != at.version:
        raise NoSuchQuote()
    cut = Excerpter([marked]).quote(at.article, quote)
    if cut is None:
        raise NoSuchQuote()
    said = _found(marked.version.text, name) if name.strip() else None
    return Correction(cut, quote.speaker, said[1].given if said else None), said


def _found(text: str, name: str) -> tuple[Span, NamedSpeaker]:
    """Where a name stands in the text, letter for letter, else in other cases. Raises NameNotThere."""
    sought = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
    mention = re.search(sought, text) or re.search(sought, text, re.IGNORECASE)
    words = name_of(mention[0]) if mention else None
    if mention is None or words is None or not words.words:
        raise NameNotThere(name=name)
    return Span(*mention.span()), NamedSpeaker(mention[0], words.key, words.words[-1])

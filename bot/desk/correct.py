"""`correct`: what the desk says of a quote, or what anybody reports to it."""

from dataclasses import replace
from functools import partial

from bot.analysis.naming import name_of
from bot.archive import articles
from bot.archive.articles import correcting, remarking
from bot.archive.articles.remarking import OldMarks, Place
from bot.archive.people import matching, rulings
from bot.archive.servers import audit
from bot.archive.store import Connection
from bot.desk import ingest
from bot.desk.excerpts import Excerpter
from bot.desk.resources import Desk
from bot.errors.missing import NameNotThere, NoSuchQuote
from bot.records.annotations import NamedSpeaker, Quote
from bot.records.archive import Actor, AnnotatedArticle
from bot.records.ids import ArchiveId
from bot.records.people import TAKES_BACK, Correction, QuoteAt, Ruling


async def correct(
    desk: Desk, archive_id: ArchiveId, at: QuoteAt, name: str, actor: Actor, ruling: Ruling = "speaker"
) -> Correction:
    """Set a quote right as the desk says, for this and later versions; an empty name leaves it unattributed.

    `name` counts for a speaker, and must stand in the article. "as read" takes back what the desk said of the quote
    before, "as before" the last of it. Raises NoSuchQuote, NameNotThere.
    """
    if ruling in TAKES_BACK:
        return await _taken_back(desk, archive_id, at, actor, ruling)
    change, at, named = await _understood(desk, archive_id, at, name, ruling)

    def work(conn: Connection) -> int:
        return correcting.rule(conn, archive_id, at, change.ruling, named, actor, desk.now())

    return replace(change, changed=await desk.store.write(work))


async def report(
    desk: Desk, archive_id: ArchiveId, at: QuoteAt, name: str, actor: Actor, ruling: Ruling = "speaker"
) -> Correction:
    """Note for the desk what is said of a quote; nothing else changes. Raises as `correct` does."""
    change, at, _ = await _understood(desk, archive_id, at, name, ruling)
    async with desk.store.writing() as conn:
        noted = partial(audit.note, before=change.before, after=change.after, start=at.start, ruling=change.ruling)
        await conn.run_sync(noted, archive_id, actor, desk.now(), "report speaker", at.article)
    return change


async def place(desk: Desk, archive_id: ArchiveId, article_id: int, words: str, number: int = 1) -> QuoteAt:
    """Where the `number`th quote that has these words stands in an article's newest text.

    Words that no quote has are looked for in the text, so that a quote that is none can be taken back.
    Raises NoSuchArticle, NoSuchQuote.
    """
    article = await desk.store.read(articles.one, archive_id, article_id)
    text, wanted = article.version.text, " ".join(words.split())
    spans = [
        (quote.start, quote.end)
        for quote in article.quotes
        if wanted in " ".join(text[quote.start : quote.end].split())
    ]
    if not spans and (start := text.find(words)) >= 0:
        spans = [(start, start + len(words))]
    if not wanted or not 0 < number <= len(spans):
        raise NoSuchQuote()
    return QuoteAt(article_id, article.version.id, *spans[number - 1])


def _words(quote: Quote, text: str) -> list[str]:
    return text[quote.start : quote.end].split()


async def _taken_back(desk: Desk, archive_id: ArchiveId, at: QuoteAt, actor: Actor, ruling: Ruling) -> Correction:
    """Mark the text anew, without what the desk said of this quote, or without the last of it."""
    article = await desk.store.read(articles.one, archive_id, at.article)
    version, language = article.version, article.article.language
    if version.id != at.version:
        raise NoSuchQuote()
    before = {quote.start: quote for quote in article.quotes}
    markup = await ingest.mark(desk, version.text, language, version.posts)
    old = OldMarks(Place(0, at.article), archive_id, language, version)

    def work(conn: Connection) -> AnnotatedArticle:
        correcting.take_back(conn, archive_id, at, actor, desk.now(), ruling)
        remarking.remark(conn, old, markup, taken_back=True)
        return articles.one(conn, archive_id, at.article)

    now = await desk.store.write(work)
    there = matching.nearest(now.quotes, at.start, at.end)
    quote = there or Quote(at.start, at.end, None, None, "none", 0.0)
    was = matching.nearest(article.quotes, at.start, at.end)
    cut = Excerpter([now]).quote(at.article, quote)
    if cut is None:
        raise NoSuchQuote()
    starts = {after.start for after in now.quotes}
    changed = sum(before.get(after.start) != after for after in now.quotes) + len(before.keys() - starts)
    return Correction(cut, was.speaker if was else None, quote.speaker, ruling, changed, gone=there is None)


async def _understood(
    desk: Desk, archive_id: ArchiveId, at: QuoteAt, name: str, ruling: Ruling
) -> tuple[Correction, QuoteAt, NamedSpeaker | None]:
    """The change that is meant, where its quote stands now, and who is named."""
    marked = await desk.store.read(articles.one, archive_id, at.article)
    quote = matching.nearest(marked.quotes, at.start, at.end)  # read again since, it may begin elsewhere
    if quote is None or marked.version.id != at.version:
        raise NoSuchQuote()
    cut = Excerpter([marked]).quote(at.article, quote)
    if cut is None:
        raise NoSuchQuote()
    if ruling == "speaker" and not name.strip():
        ruling = "nobody"
    named = _named(marked.version.text, name, quote, ruling)
    after = named.given if named and ruling in {"speaker", "said", "told"} else None
    return Correction(cut, quote.speaker, after, ruling), replace(at, start=quote.start, end=quote.end), named


def _named(text: str, name: str, quote: Quote, ruling: Ruling) -> NamedSpeaker | None:
    """Who is meant: for a speaker the name as the text writes it, for a standing whoever the quote is given to."""
    if ruling in {"nobody", "not a quote"}:
        return None
    if ruling != "speaker":
        given = quote.speaker or quote.ascribed_to
        words = name_of(given) if given else None
        return NamedSpeaker(given, words.key, words.words[-1]) if given and words and words.words else None
    at = rulings.name_at(text, name)
    words = name_of(text[at.start : at.end]) if at else None
    if at is None or words is None or not words.words:
        raise NameNotThere(name=name)
    return NamedSpeaker(text[at.start : at.end], words.key, words.words[-1])

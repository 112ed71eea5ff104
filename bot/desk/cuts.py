"""Words cut from stored texts, each text checked against its hash just before."""

import hashlib
import logging

from bot.records.answers import Cut, QuoteCut
from bot.records.archive import MarkedArticle, Version
from bot.records.marks import Quote

log = logging.getLogger(__name__)


def sound(version: Version) -> bool:
    """Whether the stored text is what was stored; where it is not, nothing of it is shown and the log says so."""
    whole = hashlib.sha256(version.text.encode("utf-8", "surrogatepass")).hexdigest() == version.sha256
    if not whole:
        log.error("the text of version %d of article %d does not match its hash", version.number, version.article)
    return whole


def cut(marked: MarkedArticle, start: int, end: int) -> Cut:
    """The words from `start` up to `end` of the article's newest version."""
    return Cut(marked.article.id, marked.version.id, start, end, marked.version.text[start:end])


def quote_cut(marked: MarkedArticle, quote: Quote) -> QuoteCut:
    """A quotation of the article's newest version, its marks left out."""
    words = cut(marked, quote.start, quote.end)
    return QuoteCut(words, quote.speaker, quote.role, quote.how, quote.confidence)


def sentences(marked: MarkedArticle, start: int, end: int) -> Cut:
    """The whole sentences round these offsets."""
    around = [passage for passage in marked.passages if passage.start < end and start < passage.end]
    first = min((passage.start for passage in around), default=start)
    last = max((passage.end for passage in around), default=end)
    return cut(marked, min(first, start), max(last, end))

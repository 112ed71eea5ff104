"""`context`: quotes with the sentences round them, no sentence twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.archive import articles
from bot.desk.excerpts import Excerpter
from bot.desk.resources import Desk
from bot.records.annotations import Span
from bot.records.answers import InContext, QuoteExcerpt
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId


@dataclass(slots=True)
class _Stretch:
    """A run of an article's sentences, and the quotes in it."""

    article: int
    span: Span
    quotes: list[QuoteExcerpt]

    def meets(self, span: Span) -> bool:
        """Whether a sentence stands in both."""
        return span.start < self.span.end and self.span.start < span.end


async def context(desk: Desk, archive_id: ArchiveId, quotes: Sequence[QuoteExcerpt]) -> tuple[InContext, ...]:
    """The quotes with the sentences they stand in, the one before and the one after: each sentence once.

    Quotes whose sentences meet are one stretch, at the place of the first. One whose article was changed meanwhile is
    left out.
    """
    ids = list(dict.fromkeys(quote.cut.article for quote in quotes))
    whole = await desk.store.read(articles.marked, archive_id, ids)
    marked = {article.article.id: article for article in whole}
    cutter = Excerpter(marked.values())
    cut = ((stretch, cutter.cut(stretch.article, *stretch.span)) for stretch in _stretches(quotes, marked))
    return tuple(InContext(tuple(stretch.quotes), around) for stretch, around in cut if around)


def _stretches(quotes: Sequence[QuoteExcerpt], marked: Mapping[int, AnnotatedArticle]) -> list[_Stretch]:
    """The quotes' surroundings in the order of the first quote of each; those that overlap are joined."""
    stretches: list[_Stretch] = []
    for quote in quotes:
        article = marked.get(quote.cut.article)
        if article is None or article.version.id != quote.cut.version:
            continue
        span, members = _around(article, quote), [quote]
        met = [known for known in stretches if known.article == quote.cut.article and known.meets(span)]
        for known in met[1:]:
            stretches.remove(known)
        for known in met:
            span = Span(min(span.start, known.span.start), max(span.end, known.span.end))
            members = [*known.quotes, *members]
        if met:
            met[0].span, met[0].quotes = span, members
        else:
            stretches.append(_Stretch(quote.cut.article, span, members))
    return stretches


def _around(article: AnnotatedArticle, quote: QuoteExcerpt) -> Span:
    """From the sentence before the quote to the one after, within the text."""
    cut, passages = quote.cut, article.passages
    inside = passages.touching(cut.start, cut.end)
    if not inside:
        return Span(cut.start, cut.end)
    first, last = max(inside[0] - 1, 0), min(inside[-1] + 1, len(passages) - 1)
    return Span(min(passages[first].start, cut.start), max(passages[last].end, cut.end))

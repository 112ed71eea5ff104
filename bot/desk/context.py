"""`context`: quotes with the sentences round them."""

from collections.abc import Sequence

from bot.archive import articles
from bot.desk.excerpts import Excerpter
from bot.desk.resources import Desk
from bot.records.annotations import Span
from bot.records.answers import InContext, QuoteExcerpt
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId


async def context(desk: Desk, archive_id: ArchiveId, quotes: Sequence[QuoteExcerpt]) -> tuple[InContext, ...]:
    """Each quote with the sentences it stands in, the one before and the one after.

    One whose article was changed meanwhile is left out.
    """
    ids = list(dict.fromkeys(quote.cut.article for quote in quotes))
    whole = await desk.store.read(articles.marked, archive_id, ids)
    marked = {article.article.id: article for article in whole}
    cutter = Excerpter(marked.values())
    in_context = []
    for quote in quotes:
        article = marked.get(quote.cut.article)
        if article is None or article.version.id != quote.cut.version:
            continue
        around = cutter.cut(quote.cut.article, *_around(article, quote))
        if around:
            in_context.append(InContext(quote, around))
    return tuple(in_context)


def _around(article: AnnotatedArticle, quote: QuoteExcerpt) -> Span:
    """From the sentence before the quote to the one after, within the text."""
    cut, passages = quote.cut, article.passages
    inside = passages.touching(cut.start, cut.end)
    if not inside:
        return Span(cut.start, cut.end)
    first, last = max(inside[0] - 1, 0), min(inside[-1] + 1, len(passages) - 1)
    return Span(min(passages[first].start, cut.start), max(passages[last].end, cut.end))

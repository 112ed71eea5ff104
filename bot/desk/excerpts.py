"""The one place where stored words are cut for an answer, out of text that the archive has checked."""

import logging
from collections.abc import Iterable

from bot.records.annotations import Quote
from bot.records.answers import Excerpt, QuoteExcerpt
from bot.records.archive import AnnotatedArticle
from bot.records.texts import part

log = logging.getLogger(__name__)


class Excerpter:
    """Cuts the articles of one answer."""

    def __init__(self, articles: Iterable[AnnotatedArticle]) -> None:
        self._versions = {marked.article.id: marked.version for marked in articles}

    def cut(self, article: int, start: int, end: int) -> Excerpt | None:
        """The words from `start` to `end`; None for an article that the archive left out because it is damaged.

        None, and a line in the log, too where the text has no such place.
        """
        version = self._versions.get(article)
        if version is None:
            return None
        if not 0 <= start < end <= len(version.text):
            log.error("article %s, version %s: %s to %s is outside its text; left out", article, version.id, start, end)
            return None
        return Excerpt(article, version.id, start, end, part(version.text, start, end))

    def quote(self, article: int, quote: Quote) -> QuoteExcerpt | None:
        """The quote's words, with its speaker and standing as found."""
        cut = self.cut(article, quote.start, quote.end)
        return QuoteExcerpt.of(quote, cut) if cut else None

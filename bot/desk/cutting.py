"""The one place where stored words are cut for an answer: checked against the version's hash each time."""

import hashlib
import logging
from collections.abc import Iterable

from bot.records.answers import Cut, QuoteCut
from bot.records.archive import MarkedArticle, Version
from bot.records.marks import Quote

log = logging.getLogger(__name__)


class Cutter:
    """Cuts the articles of one answer. Each version's text is hashed once; one that fails gives no cut at all."""

    def __init__(self, articles: Iterable[MarkedArticle]) -> None:
        self._versions = {marked.article.id: marked.version for marked in articles}
        self._whole = {version.id: _whole(version) for version in self._versions.values()}

    def cut(self, article: int, start: int, end: int) -> Cut | None:
        """The words from `start` to `end`; None, and a line in the log, when the stored text cannot be vouched for."""
        version = self._versions[article]
        if not self._whole[version.id]:
            return None
        if not 0 <= start < end <= len(version.text):
            log.error("article %s, version %s: %s to %s is outside its text; left out", article, version.id, start, end)
            return None
        return Cut(article, version.id, start, end, version.text[start:end])

    def quote(self, article: int, quote: Quote) -> QuoteCut | None:
        """The quote's words, with its speaker as found."""
        cut = self.cut(article, quote.start, quote.end)
        return QuoteCut(cut, quote.speaker, quote.role, quote.how, quote.confidence) if cut else None


def _whole(version: Version) -> bool:
    same = hashlib.sha256(version.text.encode("utf-8", "surrogatepass")).hexdigest() == version.sha256
    if not same:
        log.error("article %s, version %s: the text is not what was stored; left out", version.article, version.id)
    return same

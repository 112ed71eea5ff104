"""`quotes`: what was said on a topic, by a speaker, or both, newest first."""

import datetime as dt
from collections.abc import Sequence

from bot.archive import articles
from bot.desk.cutting import Cutter
from bot.desk.finding import find, numbered
from bot.desk.resources import Desk
from bot.errors import NothingAsked
from bot.records.answers import Quotes, Searched
from bot.records.archive import MarkedArticle
from bot.records.marks import Quote
from bot.text.words import words

PAGE = 10
NEWEST = 200  # articles looked through


async def quotes(
    desk: Desk, archive_id: int, typed: str | None = None, *, speaker: str | None = None, page: int = 1
) -> Quotes:
    """One page of quotes. Raises NothingAsked without a topic and a speaker, EmptyTopic, TopicTooLong, BadDay."""
    searched, chosen = await _articles(desk, archive_id, typed, speaker)
    said = [(quote, item) for item in sorted(chosen, key=_day, reverse=True) for quote in _of(item, speaker)]
    first = (page - 1) * PAGE
    shown = said[first : first + PAGE]
    cutter = Cutter([item for _, item in shown])
    cuts = [cutter.quote(item.article.id, quote) for quote, item in shown]
    sources = numbered(list(dict.fromkeys(item for _, item in shown)))
    return Quotes(typed, speaker, searched, len(said), tuple(cut for cut in cuts if cut), sources)


async def _articles(
    desk: Desk, archive_id: int, typed: str | None, speaker: str | None
) -> tuple[Searched, Sequence[MarkedArticle]]:
    if typed:
        found = await find(desk, archive_id, typed, size=NEWEST, whole=True)
        return found.searched, found.articles
    if not speaker or not words(speaker):
        raise NothingAsked
    async with desk.store.reading() as r:
        newest = await articles.listed(r, archive_id, size=NEWEST)
        return await articles.count(r, archive_id), await articles.marked(r, archive_id, [one.id for one in newest])


def _of(item: MarkedArticle, speaker: str | None) -> list[Quote]:
    wanted = set(words(speaker)) if speaker else set()
    return [quote for quote in item.quotes if wanted <= set(words(quote.speaker or ""))]


def _day(item: MarkedArticle) -> tuple[dt.date, int]:
    return item.article.day or dt.date.min, item.article.id

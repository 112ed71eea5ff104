"""`quotes`: what was said on a topic, by a speaker, or both, newest first."""

import datetime as dt
from collections.abc import Sequence

from bot.archive import articles
from bot.desk import cutting
from bot.desk.finding import find, marked
from bot.desk.resources import Desk
from bot.errors import NothingAsked
from bot.records.answers import Quotes, Searched, Source
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
    made = tuple(cut for quote, item in shown for cut in cutting.quote_cuts(item.version, [quote]))
    cited = dict.fromkeys(item.article for _, item in shown)
    sources = tuple(Source(number, article) for number, article in enumerate(cited, start=1))
    return Quotes(typed, speaker, searched, len(said), made, sources)


async def _articles(
    desk: Desk, archive_id: int, typed: str | None, speaker: str | None
) -> tuple[Searched, Sequence[MarkedArticle]]:
    if typed:
        found = await find(desk, archive_id, typed)
        return found.searched, await marked(desk, archive_id, found.whole[:NEWEST])
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

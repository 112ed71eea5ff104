"""`search`: pages of articles on a topic, each with the passages that carry it."""

import asyncio
from collections.abc import Sequence

from bot.analysis import selection
from bot.desk.cutting import Cutter
from bot.desk.finding import Found, OwnAliases, find
from bot.desk.resources import Desk
from bot.records.answers import Cut, Hit, Hits, Source
from bot.records.archive import MarkedArticle
from bot.records.topics import Topic

SIZE = 5
PASSAGES = 2


async def search(desk: Desk, archive_id: int, topic: str, *, page: int = 1, own: OwnAliases = ()) -> Hits:
    """Page `page` (from 1) of SIZE articles, best first. Raises EmptyTopic, TopicTooLong, BadDay."""
    first = (max(page, 1) - 1) * SIZE
    found = await find(desk, archive_id, topic, first=first, size=SIZE, own=own)
    hits = await asyncio.to_thread(_hits, found, first)
    total = max(found.candidates.found, len(found.ranked))
    return Hits(found.topic.typed, found.searched, total, hits, found.did_you_mean)


def _hits(found: Found, first: int) -> tuple[Hit, ...]:
    cutter = Cutter(found.articles)
    scores = {entry.article: entry.score for entry in found.ranked}
    return tuple(
        Hit(Source(number, marked.article), scores[marked.article.id], _passages(cutter, marked, found.topic))
        for number, marked in enumerate(found.articles, start=first + 1)
    )


def _passages(cutter: Cutter, marked: MarkedArticle, topic: Topic) -> tuple[Cut, ...]:
    chosen: Sequence[Cut | None] = [
        cutter.cut(marked.article.id, passage.start, passage.end)
        for passage in selection.passages(marked, topic, PASSAGES)
    ]
    return tuple(cut for cut in chosen if cut)

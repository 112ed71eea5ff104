"""`search`: pages of articles on a topic, each with the passages that carry it."""

from bot.analysis import highlights, selection
from bot.archive.store import Connection
from bot.desk.cutting import Cutter
from bot.desk.finding import Asking, Found, OwnAliases, look
from bot.desk.resources import Desk
from bot.records.answers import Hit, Hits, Source
from bot.records.archive import MarkedArticle
from bot.records.topics import Topic

SIZE = 5
PASSAGES = 2


async def search(desk: Desk, archive_id: int, topic: str, *, page: int = 1, own: OwnAliases = ()) -> Hits:
    """Page `page` (from 1) of SIZE articles, best first. Raises EmptyTopic, TopicTooLong, BadDay."""
    first = (max(page, 1) - 1) * SIZE
    asking = Asking(archive_id, topic, first=first, size=SIZE, own=own)

    async def work(r: Connection) -> Hits:
        found = await look(r, asking)
        total = max(found.candidates.found, len(found.ranked))
        return Hits(found.topic.typed, found.searched, total, _hits(found, first), found.did_you_mean)

    return await desk.store.read(work)


def _hits(found: Found, first: int) -> tuple[Hit, ...]:
    cutter = Cutter(found.articles)
    scores = {entry.article: entry.score for entry in found.ranked}
    return tuple(
        _hit(Source(number, marked.article), scores[marked.article.id], cutter, marked, found.topic)
        for number, marked in enumerate(found.articles, start=first + 1)
    )


def _hit(source: Source, score: float, cutter: Cutter, marked: MarkedArticle, topic: Topic) -> Hit:
    best = selection.passages(marked, topic, PASSAGES)
    chosen = [cutter.cut(marked.article.id, passage.start, passage.end) for passage in best]
    cuts = tuple(cut for cut in chosen if cut)
    return Hit(source, score, cuts, tuple(highlights.spans(cut.text, topic, marked.article.language) for cut in cuts))

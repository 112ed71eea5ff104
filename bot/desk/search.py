"""`search`: pages of articles on a topic, each with the passages that carry it."""

from bot.analysis import highlights, on_topic
from bot.analysis.topics import looks_like_listing
from bot.archive.store import Connection
from bot.desk.excerpts import Excerpter
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases, SearchResult, TopicQuery, search_in
from bot.records.answers import Hit, SearchPage, Source
from bot.records.archive import AnnotatedArticle
from bot.records.ids import ArchiveId
from bot.records.topics import Ranked, Topic

SIZE, LISTED = 5, 8
"""Articles on a page: with their passages, and of a listing, where each is its headline alone."""
PASSAGES = 2


async def search(desk: Desk, archive_id: ArchiveId, topic: str, *, page: int = 1, own: OwnAliases = ()) -> SearchPage:
    """Page `page` (from 1) of SIZE articles, best first; of a topic of filters alone of LISTED, newest first.

    Raises EmptyTopic, TopicTooLong, BadDay.
    """
    size = LISTED if looks_like_listing(topic) else SIZE
    query = TopicQuery(archive_id, topic, first=(max(page, 1) - 1) * size, size=size, own=own)
    return await desk.store.read(_search, query)


def _search(conn: Connection, query: TopicQuery) -> SearchPage:
    result = search_in(conn, query)
    total = max(result.candidates.found, len(result.ranked))
    hits, pages = _hits(result, query.first), -(-len(result.ranked) // query.size)
    listed = result.topic.is_listing
    return SearchPage(result.topic.typed, result.searched, total, hits, result.did_you_mean, pages, listed)


def _hits(result: SearchResult, first: int) -> tuple[Hit, ...]:
    cutter = Excerpter(result.articles)
    ranked = {entry.article: entry for entry in result.ranked}
    return tuple(
        _hit(Source(number, marked.article), ranked[marked.article.id], cutter, marked, result.topic)
        for number, marked in enumerate(result.articles, start=first + 1)
    )


def _hit(source: Source, entry: Ranked, cutter: Excerpter, marked: AnnotatedArticle, topic: Topic) -> Hit:
    best = [] if topic.is_listing else on_topic.passages(marked, topic, PASSAGES)
    chosen = [cutter.cut(marked.article.id, passage.start, passage.end) for passage in best]
    cuts = tuple(cut for cut in chosen if cut)
    marks = tuple(highlights.spans(cut.text, topic, marked.article.language) for cut in cuts)
    return Hit(source, entry.score, cuts, marks, about=entry.about)

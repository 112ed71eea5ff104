"""`sources`: the articles on a topic, numbered, with their copies folded under them and their stories linked."""

import datetime as dt
from dataclasses import replace

from bot.analysis.topics import looks_like_listing
from bot.archive.articles import fingerprints
from bot.archive.store import Connection
from bot.desk.related import related
from bot.desk.resources import Desk
from bot.desk.topic_search import OwnAliases, TopicQuery, numbered, search_in
from bot.records.answers import Source, Sources
from bot.records.ids import ArchiveId

SIZE, LISTED = 25, 200
"""Articles of an answer, of which a face shows pages."""


async def sources(
    desk: Desk,
    archive_id: ArchiveId,
    topic: str,
    *,
    since: dt.date | None = None,
    new_since: dt.datetime | None = None,
    own: OwnAliases = (),
) -> Sources:
    """The best SIZE articles about `topic`; of a topic of filters alone the newest LISTED that they leave.

    `since` leaves out older articles, `new_since` those that were there already. Raises EmptyTopic, TopicTooLong,
    BadDay.
    """
    size = LISTED if looks_like_listing(topic) else SIZE
    query = TopicQuery(archive_id, topic, size=size, own=own, since=since, whole=True, added_after=new_since)
    return await desk.store.read(_sources, query, once=("sources", query))


def _sources(conn: Connection, query: TopicQuery) -> Sources:
    result = search_in(conn, query)
    result = replace(result, articles=related(conn, result.articles))
    listed = _linked(conn, query.archive, numbered(result.articles))
    mentioned = tuple(entry.article for entry in result.mentioned)
    return Sources(
        topic=result.topic.typed,
        searched=result.searched,
        total=result.found,
        sources=listed,
        did_you_mean=result.did_you_mean,
        mentioned=mentioned,
        unread=result.unread,
        new_since=query.added_after,
        older=result.older,
        since=query.since,
        listed=result.topic.is_listing,
    )


def _linked(conn: Connection, archive_id: ArchiveId, listed: tuple[Source, ...]) -> tuple[Source, ...]:
    """The sources, each with the numbers of those that tell its story."""
    numbers = {source.article.id: source.number for source in listed}
    pairs = fingerprints.stories(conn, archive_id, list(numbers))
    story: dict[int, set[int]] = {source.number: set() for source in listed}
    for article_id, other in pairs:
        story[numbers[article_id]].add(numbers[other])
        story[numbers[other]].add(numbers[article_id])
    return tuple(replace(source, story=tuple(sorted(story[source.number]))) for source in listed)

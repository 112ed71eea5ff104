"""`outlet:` and `feed:` of the verbs that look for a person, a quote or a text: only what came from there is meant."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.analysis.topic_spelling import Narrowed, spelled_topic
from bot.archive import articles
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.desk import came_from
from bot.desk.resources import Desk
from bot.errors.missing import OutletNotThere
from bot.records.answers import Searched
from bot.records.ids import ArchiveId
from bot.records.topics import CameFrom, Topic


@dataclass(frozen=True, slots=True)
class Within:
    """An outlet's name or site, and a feed's name or number, as they were typed."""

    outlet: str | None = None
    feed: str | None = None


ANYWHERE = Within()


async def settled(desk: Desk, archive_id: ArchiveId, within: Within) -> Topic | None:
    """A listing of what came from there; None for anywhere. Raises NoSuchFeed, SeveralFeeds, OutletNotThere."""
    given = [(name or "").strip() for name in (within.outlet, within.feed)]
    if not any(given):
        return None
    outlets, feeds = (tuple(filter(None, [name])) for name in given)
    return await desk.store.read(_settled, archive_id, Narrowed(outlets=outlets, feeds=feeds))


def _settled(conn: Connection, archive_id: ArchiveId, narrowed: Narrowed) -> Topic:
    index = index_for(conn)
    asked = spelled_topic("", (), narrowed, index.languages(conn, archive_id))
    if narrowed.outlets and not asked.came_from.outlets:
        raise OutletNotThere(outlet=narrowed.outlets[0])
    where = came_from.settled(conn, archive_id, asked)
    came_from.refuse_unknown(conn, archive_id, where)
    return where


def of_topic(topic: Topic) -> Topic | None:
    """A listing of what came from where the topic says; None where it names neither outlet nor feed."""
    where = topic.came_from
    return Topic(topic.typed, (), topic.languages, came_from=where) if where != CameFrom() else None


def kept(conn: Connection, archive_id: ArchiveId, where: Topic | None, ids: Iterable[int]) -> list[int]:
    """Those of the articles that came from there, in their order."""
    every = list(dict.fromkeys(ids))
    if where is None or not every:
        return every
    left = set(index_for(conn).left(conn, archive_id, where, every))
    return [article for article in every if article in left]


def searched(conn: Connection, archive_id: ArchiveId, where: Topic | None) -> Searched:
    """What was looked through, with the part of it that is meant."""
    looked = articles.count(conn, archive_id)
    return came_from.with_part(conn, archive_id, looked, where) if where else looked

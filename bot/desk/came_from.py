"""Where the articles of a topic came from: its feeds are looked up here, and an empty answer says what they hold."""

from collections.abc import Sequence
from dataclasses import replace

from bot.analysis.named_feeds import named
from bot.archive import articles
from bot.archive.feeds import following
from bot.archive.search import COUNT_CAP
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.errors.missing import OutletNotThere
from bot.records.answers import Searched, SearchedPart
from bot.records.ids import ArchiveId
from bot.records.subscriptions import Subscription
from bot.records.topics import CameFrom, Topic


def settled(conn: Connection, archive_id: ArchiveId, topic: Topic) -> Topic:
    """The topic with its feeds as the archive's subscriptions. Raises NoSuchFeed, SeveralFeeds."""
    return settled_alike(conn, archive_id, [topic])[0]


def settled_alike(conn: Connection, archive_id: ArchiveId, topics: Sequence[Topic]) -> list[Topic]:
    """As `settled`, of several; what is followed is read once, and not at all where no feed is named."""
    if not any(topic.came_from.feeds or topic.not_from.feeds for topic in topics):
        return list(topics)
    followed = following.of_archive(conn, archive_id)
    return [
        replace(topic, came_from=_known(followed, topic.came_from), not_from=_known(followed, topic.not_from))
        for topic in topics
    ]


def searched(conn: Connection, archive_id: ArchiveId, topic: Topic, *, found: bool) -> Searched:
    """What was looked through; where nothing was found, how many articles came from where the topic names.

    Raises OutletNotThere for an outlet of which there is no article at all.
    """
    looked, wanted = articles.count(conn, archive_id), topic.came_from
    if found or not looked.articles or not (wanted.outlets or wanted.subscriptions):
        return looked
    refuse_unknown(conn, archive_id, topic)
    return with_part(conn, archive_id, looked, topic)


def refuse_unknown(conn: Connection, archive_id: ArchiveId, topic: Topic) -> None:
    """Raises OutletNotThere for an outlet that the topic names and of which there is no article at all."""
    index = index_for(conn)
    for outlet in topic.came_from.outlets:
        alone = replace(topic, came_from=CameFrom(outlets=(outlet,)), not_from=CameFrom())
        if not index.held(conn, archive_id, alone):
            raise OutletNotThere(outlet=outlet.typed)


def with_part(conn: Connection, archive_id: ArchiveId, looked: Searched, topic: Topic) -> Searched:
    """What was looked through, with what the outlets and feeds of a topic hold, and what these are called."""
    held, wanted = index_for(conn).held(conn, archive_id, topic), topic.came_from
    titles = {feed.number: feed.title for feed in following.of_archive(conn, archive_id)} if wanted.feeds else {}
    names = (*(outlet.typed for outlet in wanted.outlets), *(titles[number] for number in wanted.subscriptions))
    return replace(looked, part=SearchedPart(min(held, COUNT_CAP), held > COUNT_CAP, names))


def _known(followed: Sequence[Subscription], asked: CameFrom) -> CameFrom:
    numbers = (named(followed, typed).number for typed in asked.feeds)
    return replace(asked, subscriptions=tuple(dict.fromkeys(numbers)))

"""The outlets and feeds that are offered while `outlet:` or `feed:` is typed in a topic."""

from collections import Counter
from collections.abc import Iterator

from bot.analysis import completions
from bot.analysis.begun_origin import BegunOrigin, is_typeable
from bot.analysis.completions import Vocabulary
from bot.analysis.named_feeds import has_words
from bot.analysis.topic_spelling import Narrowed, spelled_topic
from bot.archive import articles
from bot.archive.articles import outlet_counts
from bot.archive.feeds import following
from bot.archive.search import SUGGEST_CAP
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.desk import came_from
from bot.records.ids import ArchiveId
from bot.records.topics import Suggested, Topic
from bot.text.outlets import folded

SIZE = 10
"""Names offered, as many as topics are."""
LOOKED_AT = 40
"""Names that begin so of which it is counted what they have on the topic."""


def suggested(
    conn: Connection, archive_id: ArchiveId, begun: BegunOrigin, vocabulary: Vocabulary
) -> tuple[Suggested, ...]:
    """Names with a word that begins as typed and that have articles on what stands before, at most SIZE.

    Where nothing stands before, they have any at all.
    """
    offered: list[Suggested] = []
    for name in _names(conn, archive_id, begun):
        topic = begun.ended(name)
        number, newest = _extent(conn, archive_id, topic, begun, name, vocabulary)
        if number:
            heads = articles.headed(conn, archive_id, [newest] if newest else [])
            day = next((head.day for head in heads.values()), None)
            offered.append(Suggested(topic, min(number, SUGGEST_CAP), number > SUGGEST_CAP, day))
        if len(offered) == SIZE:
            break
    return tuple(offered)


def _names(conn: Connection, archive_id: ArchiveId, begun: BegunOrigin) -> Iterator[str]:
    """The names that begin so: outlets with the most articles first, feeds in the order they were added."""
    if begun.kind == "feed":
        followed = following.of_archive(conn, archive_id)
        titles = Counter(feed.title for feed in followed)
        fitting = [feed for feed in followed if has_words(feed, begun.name)]
        names = [feed.title if titles[feed.title] == 1 else str(feed.number) for feed in fitting]
    else:
        sought = f" {folded(begun.name)}"
        names = [name for name in outlet_counts.names(conn, archive_id) if sought in f" {folded(name)}"]
    yield from [name for name in names if is_typeable(name)][:LOOKED_AT]


def _extent(
    conn: Connection, archive_id: ArchiveId, typed: str, begun: BegunOrigin, name: str, vocabulary: Vocabulary
) -> tuple[int, int | None]:
    index = index_for(conn)
    topic = completions.understood(typed, vocabulary)
    if topic is not None:
        return index.extent(conn, archive_id, came_from.settled(conn, archive_id, topic))
    return index.held(conn, archive_id, came_from.settled(conn, archive_id, _alone(begun, name))), None


def _alone(begun: BegunOrigin, name: str) -> Topic:
    """The outlet or feed, and no word of a topic."""
    narrowed = Narrowed(feeds=(name,)) if begun.kind == "feed" else Narrowed(outlets=(name,))
    return spelled_topic("", (), narrowed)

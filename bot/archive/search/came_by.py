"""Which articles came in by an archive's feeds: what both indexes add to their statements."""

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy import text as sql

from bot.records.ids import ArchiveId
from bot.records.topics import Topic


def condition(topic: Topic, article: str) -> str:
    """A condition that begins with AND, for an expression of SQL that gives an article's id; empty without feeds."""
    wanted, left_out = topic.came_from.subscriptions, topic.not_from.subscriptions
    within = f" AND {article} IN ({_of(wanted)})" if wanted else ""
    return within + (f" AND {article} NOT IN ({_of(left_out)})" if left_out else "")


def held(conn: Connection, archive_id: ArchiveId, topic: Topic, limit: int) -> int:
    """How many live articles came in by the topic's feeds, counted up to `limit`."""
    ours = f"SELECT 1 FROM search_rows WHERE archive_id = :archive{condition(topic, 'article_id')} LIMIT :limit"
    counted = sql(f"SELECT count(*) FROM ({ours}) AS came")
    return int(conn.execute(counted, {"archive": archive_id, "limit": limit}).scalar_one())


def _of(subscriptions: Sequence[int]) -> str:
    """The articles of subscriptions, read from the key of `feed_articles` alone."""
    numbers = ", ".join(map(str, map(int, subscriptions)))
    return f"SELECT article FROM feed_articles WHERE subscription IN ({numbers})"

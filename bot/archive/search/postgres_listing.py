"""Topics of filters alone in PostgreSQL: the newest articles that they leave, without a look into their vectors.

A vector lies outside its row, and to fetch it takes as long as to read ten rows. So the newest are walked by an index
that holds their order, of one language too, and what came from outlets, or is not wanted, is found by the vectors'
own index. The planner counts a vector as if it lay in its row, and would read the table from end to end: that is
switched off for this statement (https://www.postgresql.org/docs/current/runtime-config-query.html, enable_seqscan).
"""

from collections.abc import Mapping

from sqlalchemy import Connection
from sqlalchemy import text as sql

from bot.archive.search.tsquery import Query

NEWEST_FIRST = " ORDER BY day DESC NULLS LAST, article_id DESC LIMIT :limit"
_OURS = "archive_id = :archive"
_OF_LANGUAGE = ' AND "left"(lower(language), 2) = :language'
_FROM = " AND vector @@ CAST(:wanted AS tsquery)"
_WITHOUT = (
    " AND article_id NOT IN (SELECT article_id FROM search_rows"
    " WHERE archive_id = :archive AND vector @@ CAST(:unwanted AS tsquery))"
)
_READ_WHOLE_TABLES = sql("SELECT set_config('enable_seqscan', :allowed, true)")


def newest(conn: Connection, query: Query, span: str, facts: Mapping[str, object]) -> list[int]:
    """The newest articles that a listing's filters leave, at most `limit`, the undated last.

    `span` is what else is asked of a row, beginning with AND; `facts` hold what it needs, `archive` and `limit`.
    """
    parts = {"wanted": query.of_outlets(), "unwanted": query.unwanted(), "language": query.language}
    statement = sql(_statement(span, {name for name, part in parts.items() if part}))
    conn.execute(_READ_WHOLE_TABLES, {"allowed": "off"})
    ids = list(conn.execute(statement, {**facts, **{name: part for name, part in parts.items() if part}}).scalars())
    conn.execute(_READ_WHOLE_TABLES, {"allowed": "on"})
    return ids


def _statement(span: str, parts: set[str]) -> str:
    """What outlets are asked for is found before it is put in order: else it would be looked for among the newest."""
    where = _OURS + span + (_OF_LANGUAGE if "language" in parts else "") + (_WITHOUT if "unwanted" in parts else "")
    if "wanted" not in parts:
        return f"SELECT article_id FROM search_rows WHERE {where}{NEWEST_FIRST}"
    found = f"SELECT article_id, day FROM search_rows WHERE {where}{_FROM}"
    return f"WITH found AS MATERIALIZED ({found}) SELECT article_id FROM found{NEWEST_FIRST}"

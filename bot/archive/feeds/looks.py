"""The last looks at each feed."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from bot.archive.store import integrity, tables
from bot.errors.stored import facts_of, restored
from bot.records.subscriptions import Look

looks = tables.feed_looks
_NEW = insert(looks)
KEPT = 50
"""Looks a feed, as many as tell what happened in its last day or two."""


def add(conn: Connection, feed_id: int, look: Look) -> None:
    """Keep a look."""
    values = {
        "feed": feed_id, "at": look.at, "outcome": look.outcome, "status": look.status, "size": look.size,
        "listed": look.listed, "new": look.new, "milliseconds": look.milliseconds, "error": look.error,
        "facts": facts_of(look.why) if look.why else None,
    }  # fmt: skip
    conn.execute(_NEW, values)


def prune(conn: Connection) -> int:
    """Forget what lies before the last KEPT looks of each feed; gives how many went."""
    place = func.row_number().over(partition_by=looks.c.feed, order_by=looks.c.id.desc()).label("place")
    ranked = select(looks.c.id, place).subquery()
    old = select(ranked.c.id).where(ranked.c.place > KEPT)
    return conn.execute(delete(looks).where(looks.c.id.in_(old))).rowcount


def last(conn: Connection, feed_ids: Collection[int], most: int) -> dict[int, tuple[Look, ...]]:
    """The last looks at each of these feeds, newest first."""
    place = func.row_number().over(partition_by=looks.c.feed, order_by=looks.c.id.desc()).label("place")
    ranked = select(looks.c.id, place).where(looks.c.feed.in_(feed_ids)).subquery()
    chosen = select(looks).join(ranked, ranked.c.id == looks.c.id).where(ranked.c.place <= most)
    by_feed: dict[int, list[Look]] = {}
    for row in conn.execute(chosen.order_by(looks.c.id.desc())).all():
        look = integrity.unpacked(looks, row, _look)
        if look:
            by_feed.setdefault(row.feed, []).append(look)
    return {feed: tuple(of_feed) for feed, of_feed in by_feed.items()}


def latest(conn: Connection) -> dt.datetime | None:
    """The moment of the look that was kept last."""
    return conn.execute(select(looks.c.at).order_by(looks.c.id.desc()).limit(1)).scalar()


def _look(row: Row[Any]) -> Look:
    why = restored(row.error, row.facts) if row.error else None
    return Look(row.at, row.outcome, row.status, row.size, row.listed, row.new, row.milliseconds, row.error, why)

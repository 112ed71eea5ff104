"""What became of a feed's items in each archive that follows it."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, func, insert, select

from bot.archive.store import integrity, seals, tables
from bot.errors.stored import facts_of, restored
from bot.errors.tree import CopydeskError
from bot.records.ids import ArchiveId
from bot.records.subscriptions import Entry, EntryCounts, EntryOutcome, Subscription

entries, brought = tables.feed_entries, tables.feed_articles
_STORED: tuple[EntryOutcome, ...] = ("stored", "new version")
OPEN: tuple[EntryOutcome, ...] = ("waiting", "over the limit", "refused")
"""What another try may change."""
# Built once, since each item that is taken in asks them.
_ONE = select(entries).where(
    entries.c.subscription == bindparam("of_subscription"), entries.c.item == bindparam("of_item")
)
_OF_ITEM = select(entries).where(entries.c.item == bindparam("of_item")).order_by(entries.c.subscription)


def put(
    conn: Connection, subscription: Subscription, item_ids: Sequence[int], outcome: EntryOutcome, now: dt.datetime
) -> None:
    """Keep that these items, which are new to the subscription, are to be seen to, or why not."""
    values = {"subscription": subscription.number, "archive": subscription.archive, "outcome": outcome}
    rows = [{**values, "item": item, "tries": 0, "at": now} for item in item_ids]
    if rows:
        conn.execute(insert(entries), rows)


def set_outcome(
    conn: Connection,
    entry: Entry,
    outcome: EntryOutcome,
    now: dt.datetime,
    *,
    article: int | None = None,
    error: CopydeskError | None = None,
    tries: int | None = None,
) -> None:
    """Say what became of an item, in place of what was said before; `tries` is one more unless it is given."""
    rows = conn.execute(_ONE, {"of_subscription": entry.subscription, "of_item": entry.item}).all()
    values = {
        "outcome": outcome, "article": article if article is not None else entry.article, "at": now,
        "error": error.code if error else None, "facts": facts_of(error) if error else None,
        "tries": entry.tries + 1 if tries is None else tries,
    }  # fmt: skip
    seals.rewrite(conn, entries, rows, values)


def came_in(conn: Connection, number: int, article: int) -> None:
    """Keep that an article is one of a feed's, for good."""
    ours = [brought.c.subscription == number, brought.c.article == article]
    if conn.execute(select(brought.c.article).where(*ours)).first() is None:
        conn.execute(insert(brought), {"subscription": number, "article": article})


def of_item(conn: Connection, item_id: int) -> tuple[Entry, ...]:
    """What became of an item, in every archive."""
    rows = conn.execute(_OF_ITEM, {"of_item": item_id}).all()
    return tuple(entry for row in rows if (entry := integrity.unpacked(entries, row, _entry)))


def again(
    conn: Connection, item_ids: Collection[int], is_wanted: Callable[[dt.datetime, int], bool]
) -> tuple[int, ...]:
    """Let items that were stored be taken in once more where that is wanted, of one listed first at that moment and
    read again so often in vain; gives those there are.

    When they were stored stays as it is: a text that is read again and is the same was not stored today.
    """
    listed_at = tables.feed_items.c.listed_at
    met = select(entries, listed_at).join(tables.feed_items, tables.feed_items.c.id == entries.c.item)
    stored = (entries.c.item.in_(item_ids), entries.c.outcome.in_(_STORED))
    rows = [row for row in conn.execute(met.where(*stored)) if is_wanted(row.listed_at, row.tries)] if item_ids else ()
    for row in rows:
        ours = [entries.c.subscription == row.subscription, entries.c.item == row.item]
        seals.update(conn, entries, ours, {"outcome": "waiting"})
    return tuple(dict.fromkeys(int(row.item) for row in rows))


def of_subscription(conn: Connection, number: int, item_ids: Collection[int]) -> dict[int, Entry]:
    """What became of these items in one archive, by item."""
    ours = select(entries).where(entries.c.subscription == number, entries.c.item.in_(item_ids))
    made = (integrity.unpacked(entries, row, _entry) for row in conn.execute(ours).all())
    return {entry.item: entry for entry in made if entry}


def known_to(conn: Connection, number: int) -> set[int]:
    """The items that a subscription has met."""
    return {int(item) for (item,) in conn.execute(select(entries.c.item).where(entries.c.subscription == number))}


def has_any(conn: Connection, number: int) -> bool:
    """Whether a subscription has met any item."""
    return conn.execute(select(entries.c.item).where(entries.c.subscription == number).limit(1)).first() is not None


def count(conn: Connection, number: int, outcome: EntryOutcome) -> int:
    """How many items of a subscription have that outcome."""
    ours = [entries.c.subscription == number, entries.c.outcome == outcome]
    return int(conn.execute(select(func.count()).select_from(entries).where(*ours)).scalar_one())


def open_items(conn: Connection, number: int) -> tuple[int, ...]:
    """The items of a subscription that another try may change."""
    ours = [entries.c.subscription == number, entries.c.outcome.in_(OPEN)]
    return tuple(int(item) for (item,) in conn.execute(select(entries.c.item).where(*ours)))


def stored_since(conn: Connection, archive_id: ArchiveId, since: dt.datetime) -> int:
    """How many items of feeds an archive has stored since then."""
    ours = [entries.c.archive == archive_id, entries.c.at >= since, entries.c.outcome.in_(_STORED)]
    return int(conn.execute(select(func.count()).select_from(entries).where(*ours)).scalar_one())


def counts(conn: Connection, archive_id: ArchiveId, since: dt.datetime) -> dict[int, EntryCounts]:
    """What became of items since then, by subscription; what stood there before it was followed does not count."""

    def of(*outcomes: EntryOutcome) -> Any:
        return func.sum(case((entries.c.outcome.in_(outcomes), 1), else_=0))

    met = of("waiting", "stored", "new version", "known", "in the trash", "does not match", "refused", "over the limit")
    waiting = of("waiting", "over the limit")
    statement = select(entries.c.subscription, met, of(*_STORED), of("refused"), waiting)
    ours = statement.where(entries.c.archive == archive_id, entries.c.at >= since).group_by(entries.c.subscription)
    return {row[0]: EntryCounts(*(int(number) for number in row[1:])) for row in conn.execute(ours)}


def _entry(row: Row[Any]) -> Entry:
    error = restored(row.error, row.facts) if row.error else None
    archive_id = ArchiveId(row.archive)
    return Entry(row.subscription, row.item, archive_id, row.outcome, row.tries, row.at, row.article, error)

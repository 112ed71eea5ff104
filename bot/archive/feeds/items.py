"""What a feed listed: kept as long as it may list it again, so that nothing is taken for new twice."""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select

from bot.archive.store import integrity, seals, tables
from bot.archive.store.storable_text import maybe, to_storable
from bot.records.feeds import FeedItem
from bot.records.subscriptions import ListedItem

items, marks, entries = tables.feed_items, tables.feed_marks, tables.feed_entries
_OF_ID = select(items).where(items.c.id == bindparam("of_item"))


def listing_of(item: FeedItem, first: dt.datetime | None) -> str:
    """The hash of what a feed says of an item that changes when its article does. `first`: as of when it was dated at
    first; a later moment tells of a change where nothing else can, as in RSS, which has no element for it.
    """
    redated = item.published if item.published and first and item.published > first else None
    moment = item.updated or redated
    told = f"{item.title or ''}\n{moment.isoformat() if moment else ''}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def add(conn: Connection, feed_id: int, item: FeedItem, its_marks: Collection[str], now: dt.datetime) -> int:
    """Keep an item that is new, with the marks it is known again by; gives its id."""
    values = {
        "feed": feed_id, "address": to_storable(item.url), "title": maybe(item.title), "published": item.published,
        "listing": listing_of(item, item.published),
        "listed_at": now, "seen_at": now,
    }  # fmt: skip
    number = int(conn.execute(insert(items).returning(items.c.id), values).scalar_one())
    learn(conn, feed_id, number, its_marks)
    return number


def learn(conn: Connection, feed_id: int, item_id: int, its_marks: Collection[str]) -> None:
    """Keep more marks of an item; one that another item has had comes over to this one."""
    if its_marks:
        conn.execute(delete(marks).where(marks.c.feed == feed_id, marks.c.mark.in_(its_marks)))
        conn.execute(insert(marks), [{"feed": feed_id, "mark": mark, "item": item_id} for mark in set(its_marks)])


def seen(conn: Connection, feed_id: int) -> dict[str, int]:
    """Every mark that is kept of a feed's items, and whose it is."""
    ours = select(marks.c.mark, marks.c.item).where(marks.c.feed == feed_id)
    return {mark: int(item) for mark, item in conn.execute(ours)}


def relisted(conn: Connection, listed: Mapping[int, FeedItem], now: dt.datetime) -> tuple[int, ...]:
    """Keep that known items are listed still, and as what; gives those that the feed tells otherwise than before.

    An item that an article was made of keeps the address that this came from, wherever the feed leads now.
    """
    known = conn.execute(select(items).where(items.c.id.in_(listed))).all()
    told = {row.id: listing_of(listed[row.id], row.published) for row in known if integrity.intact(items, row)}
    changed = tuple(row.id for row in known if row.id in told and row.listing != told[row.id])
    met = select(entries.c.item).where(entries.c.item.in_(changed), entries.c.article.is_not(None))
    read = set(conn.execute(met).scalars()) if changed else set()
    for number in changed:
        item = listed[number]
        values = {"title": maybe(item.title), "listing": told[number]}
        values |= {} if number in read else {"address": to_storable(item.url)}
        seals.update(conn, items, [items.c.id == number], values)
    if known:
        seals.update(conn, items, [items.c.id.in_(listed)], {"seen_at": now})
    return changed


def prune(conn: Connection, feed_id: int, most: int) -> int:
    """Forget all but the `most` that were listed last, and none that still waits; gives how many went."""
    newest = select(items.c.id).where(items.c.feed == feed_id).order_by(items.c.seen_at.desc(), items.c.id.desc())
    after = conn.execute(newest.offset(most)).all()
    waiting = select(entries.c.item).where(entries.c.item == items.c.id, entries.c.outcome == "waiting")
    old = items.c.id.in_([row.id for row in after])
    return conn.execute(delete(items).where(old, ~waiting.exists())).rowcount if after else 0


def get(conn: Connection, item_id: int) -> ListedItem | None:
    """An item; None where it is gone, or damaged (which is named)."""
    row = conn.execute(_OF_ID, {"of_item": item_id}).first()
    return None if row is None else integrity.unpacked(items, row, _item)


def listed_since(conn: Connection, item_ids: Collection[int], since: dt.datetime) -> tuple[int, ...]:
    """Those of the items that their feed listed first after `since`."""
    recent = select(items.c.id).where(items.c.id.in_(item_ids), items.c.listed_at >= since)
    return tuple(conn.execute(recent).scalars()) if item_ids else ()


def newest(conn: Connection, feed_id: int, most: int) -> tuple[ListedItem, ...]:
    """The items that a feed listed last, the newest first."""
    ours = select(items).where(items.c.feed == feed_id)
    latest = func.coalesce(items.c.published, items.c.listed_at)
    rows = conn.execute(ours.order_by(latest.desc(), items.c.id.desc()).limit(most)).all()
    return tuple(item for row in rows if (item := integrity.unpacked(items, row, _item)))


def latest(conn: Connection, feed_id: int, most: int) -> frozenset[int]:
    """The ids of the newest items that are kept of a feed."""
    dated = func.coalesce(items.c.published, items.c.listed_at).desc()
    ours = select(items.c.id).where(items.c.feed == feed_id).order_by(dated, items.c.id.desc())
    return frozenset(conn.execute(ours.limit(most)).scalars())


def shared_with(conn: Connection, listed: Collection[str], feed_ids: Sequence[int]) -> dict[int, int]:
    """How many of these marks each of those feeds has."""
    ours = select(marks.c.feed, func.count()).where(marks.c.feed.in_(feed_ids), marks.c.mark.in_(listed))
    return {int(feed): int(number) for feed, number in conn.execute(ours.group_by(marks.c.feed))}


def _item(row: Row[Any]) -> ListedItem:
    return ListedItem(row.id, row.feed, row.address, row.title, row.published, row.listed_at)

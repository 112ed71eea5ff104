"""Feeds and the archives that follow them: one row an address, however many follow it."""

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, false, func, insert, or_, select

from bot.archive.feeds import habits
from bot.archive.servers import audit
from bot.archive.store import integrity, seals, tables
from bot.archive.store.storable_text import maybe, to_storable
from bot.records.archive import Actor
from bot.records.feeds import Feed
from bot.records.ids import ArchiveId
from bot.records.polling import Polled
from bot.records.subscriptions import Candidate, FeedTelling, FollowedFeed, Subscription, Terms, Validators, source_kind
from bot.text import urls

feeds, subscriptions = tables.feeds, tables.subscriptions
_WITH_FEEDS: Select[Any] = select(subscriptions, feeds).join(feeds, feeds.c.id == subscriptions.c.feed)
_FEED_AT = len(subscriptions.columns)
_OF_ARCHIVE = tables.servers.c.archive == subscriptions.c.archive
_IS_THERE = or_(
    ~select(tables.servers.c.id).where(_OF_ARCHIVE).exists(),
    select(tables.servers.c.id).where(_OF_ARCHIVE, tables.servers.c.left_at.is_(None)).exists(),
)
"""Whether an archive has a server that has the bot now, or never had one (as the terminal's)."""
_FOLLOWED = select(subscriptions.c.id).where(
    subscriptions.c.feed == feeds.c.id, subscriptions.c.paused == false(), _IS_THERE
)
# Built once: building them anew took a third of the time of a look that brings nothing.
_OF_FEED = _WITH_FEEDS.where(subscriptions.c.feed == bindparam("of_feed"), _IS_THERE).order_by(subscriptions.c.id)
_OF_ID = select(feeds).where(feeds.c.id == bindparam("of_feed"))
_TO_LOOK_AT = select(feeds).where(feeds.c.id == bindparam("of_feed"), _FOLLOWED.exists())


def key_of(address: str, pattern: str | None) -> str:
    """What a feed is told apart by: the hash of its whole address, credentials and all, and its pattern."""
    return hashlib.sha256(f"{address}\n{pattern or ''}".encode("utf-8", "surrogatepass")).hexdigest()


def put(conn: Connection, candidate: Candidate, now: dt.datetime) -> int:
    """The id of the feed of a candidate, which is stored where nobody follows it yet."""
    key = key_of(candidate.address, candidate.pattern)
    known = conn.execute(select(feeds.c.id).where(feeds.c.key == key)).scalar()
    if known is not None:
        return int(known)
    values = {
        "key": key, "address": to_storable(candidate.address), "pattern": maybe(candidate.pattern),
        "kind": candidate.kind, "title": maybe(candidate.title), "site": maybe(candidate.site),
        "language": maybe(candidate.language), "added_at": now, "cadence": "{}", "told": "{}",
    }  # fmt: skip
    return int(conn.execute(insert(feeds).returning(feeds.c.id), values).scalar_one())


def get(conn: Connection, feed_id: int) -> FollowedFeed | None:
    """A feed; None where it is gone, or damaged (which is named)."""
    row = conn.execute(_OF_ID, {"of_feed": feed_id}).first()
    return None if row is None else integrity.unpacked(feeds, row, _feed)


def several(conn: Connection, feed_ids: Collection[int]) -> dict[int, FollowedFeed]:
    """Those of the feeds that are there and not damaged, by id."""
    rows = conn.execute(select(feeds).where(feeds.c.id.in_(feed_ids))).all()
    return {feed.id: feed for row in rows if (feed := integrity.unpacked(feeds, row, _feed))}


def to_look_at(conn: Connection, feed_id: int) -> FollowedFeed | None:
    """A feed that an archive follows and has not paused; None else, and where it is damaged (which is named)."""
    row = conn.execute(_TO_LOOK_AT, {"of_feed": feed_id}).first()
    return None if row is None else integrity.unpacked(feeds, row, _feed)


def looked(
    conn: Connection,
    feed: FollowedFeed,
    validators: Validators,
    polled: Polled,
    told: FeedTelling,
    listed: Feed | None,
) -> None:
    """Keep what a look told: what to ask with next time, the habits and health, and what the feed says of itself."""
    said: dict[str, str | None] = {}
    if listed is not None:
        said = {"title": maybe(listed.title), "site": maybe(listed.site), "language": maybe(listed.language)}
        said |= {"kind": source_kind(listed)} if feed.kind != "page" else {}
    changed = {name: value for name, value in said.items() if value and value != getattr(feed, name)}
    tags = {"etag": maybe(validators.etag), "modified": maybe(validators.modified), "body": validators.body}
    habits_now = {"cadence": habits.packed(polled), "told": habits.packed_telling(told)}
    rows = conn.execute(_OF_ID, {"of_feed": feed.id}).all()
    seals.rewrite(conn, feeds, rows, {**changed, **tags, **habits_now})


def move(conn: Connection, feed: FollowedFeed, address: str) -> bool:
    """Give a feed its new address. False, and nothing is changed, where another feed has it."""
    key = key_of(address, feed.pattern)
    if conn.execute(select(feeds.c.id).where(feeds.c.key == key)).first() is not None:
        return False
    return seals.update(conn, feeds, [feeds.c.id == feed.id], {"address": to_storable(address), "key": key}) == 1


def ask_again(conn: Connection, feed: FollowedFeed) -> None:
    """Let a feed that was given up as gone be asked once more."""
    polled = dataclasses.replace(feed.polled, gone=False)
    seals.update(conn, feeds, [feeds.c.id == feed.id], {"cadence": habits.packed(polled)})


def subscribe(
    conn: Connection, archive_id: ArchiveId, feed_id: int, terms: Terms, actor: Actor, now: dt.datetime
) -> tuple[Subscription, bool]:
    """Let an archive follow a feed, or change on what terms it does; gives the subscription, and whether it is new."""
    ours = [subscriptions.c.archive == archive_id, subscriptions.c.feed == feed_id]
    old = conn.execute(select(subscriptions.c.id).where(*ours)).scalar()
    values: dict[str, object] = {"name": maybe(terms.name), "language": terms.language, "terms": _packed(terms)}
    if old is None:
        new = {"archive": archive_id, "feed": feed_id, "paused": False, "added_by": to_storable(actor.name)}
        values |= new | {"added_at": now}
        old = conn.execute(insert(subscriptions).returning(subscriptions.c.id), values).scalar_one()
        is_new = True
    else:
        seals.update(conn, subscriptions, ours, values)
        is_new = False
    subscription = get_subscription(conn, archive_id, int(old))
    if subscription is None:
        raise LookupError("a subscription that was just stored cannot be read")
    audit.note(conn, archive_id, actor, now, "add feed" if is_new else "change feed", **_named(subscription))
    return subscription, is_new


def pause(conn: Connection, subscription: Subscription, paused: bool, actor: Actor, now: dt.datetime) -> None:
    """Stop taking a feed's items in, or go on."""
    values = {"paused": paused, "resumed_at": subscription.resumed_at if paused else now}
    seals.update(conn, subscriptions, [subscriptions.c.id == subscription.number], values)
    action = "pause feed" if paused else "resume feed"
    audit.note(conn, subscription.archive, actor, now, action, **_named(subscription))


def unsubscribe(conn: Connection, subscription: Subscription, actor: Actor, now: dt.datetime) -> None:
    """Let an archive follow a feed no more; what came in by it stays. A feed that nobody follows goes."""
    conn.execute(delete(subscriptions).where(subscriptions.c.id == subscription.number))
    drop_unfollowed(conn)
    audit.note(conn, subscription.archive, actor, now, "remove feed", **_named(subscription))


def unsubscribe_all(
    conn: Connection, archive_id: ArchiveId, numbers: Collection[int], actor: Actor, now: dt.datetime
) -> tuple[Subscription, ...]:
    """As `unsubscribe`, of those of the subscriptions that there are still; gives them."""
    wanted = set(numbers)
    gone = tuple(each for each in of_archive(conn, archive_id) if each.number in wanted)
    conn.execute(delete(subscriptions).where(subscriptions.c.id.in_([each.number for each in gone])))
    drop_unfollowed(conn)
    for each in gone:
        audit.note(conn, archive_id, actor, now, "remove feed", **_named(each))
    return gone


def drop_unfollowed(conn: Connection) -> int:
    """Delete the feeds that nobody follows any more; gives how many. Their next look ends of itself."""
    followed = select(subscriptions.c.feed)
    return conn.execute(delete(feeds).where(feeds.c.id.not_in(followed))).rowcount


def get_subscription(conn: Connection, archive_id: ArchiveId, number: int) -> Subscription | None:
    """A subscription of an archive by its number."""
    ours = _WITH_FEEDS.where(subscriptions.c.archive == archive_id, subscriptions.c.id == number)
    return next(iter(_read(conn, ours)), None)


def of_archive(conn: Connection, archive_id: ArchiveId) -> tuple[Subscription, ...]:
    """What an archive follows, in the order it was added."""
    return _read(conn, _WITH_FEEDS.where(subscriptions.c.archive == archive_id).order_by(subscriptions.c.id))


def of_feed(conn: Connection, feed_id: int) -> tuple[Subscription, ...]:
    """Who follows a feed, those that paused it too; not the archives whose servers have all removed the bot."""
    return _made(conn.execute(_OF_FEED, {"of_feed": feed_id}))


def count(conn: Connection, archive_id: ArchiveId) -> int:
    """How many feeds an archive follows."""
    ours = select(func.count()).select_from(subscriptions).where(subscriptions.c.archive == archive_id)
    return int(conn.execute(ours).scalar_one())


def looked_at(conn: Connection) -> tuple[int, ...]:
    """Every feed that somebody follows and has not paused."""
    on = select(subscriptions.c.feed).where(subscriptions.c.paused == false(), _IS_THERE).distinct()
    return tuple(int(feed) for (feed,) in conn.execute(on.order_by(subscriptions.c.feed)))


def _read(conn: Connection, statement: Select[Any]) -> tuple[Subscription, ...]:
    return _made(conn.execute(statement))


def _made(rows: Iterable[Row[Any]]) -> tuple[Subscription, ...]:
    whole = (row for row in rows if integrity.intact(feeds, row, _FEED_AT))
    return tuple(made for row in whole if (made := integrity.unpacked(subscriptions, row, _subscription)))


def _subscription(row: Row[Any]) -> Subscription:
    values, of_feed = row[:_FEED_AT], row[_FEED_AT:]
    mine = dict(zip((column.name for column in subscriptions.columns), values, strict=True))
    its = dict(zip((column.name for column in feeds.columns), of_feed, strict=True))
    terms = _unpacked(mine["terms"], mine["name"], mine["language"])
    title = mine["name"] or its["title"] or urls.outlet(its["address"]) or urls.shown(its["address"])
    site = its["site"] if its["site"] and not urls.is_secret(its["site"]) else None
    return Subscription(
        mine["id"], ArchiveId(mine["archive"]), its["id"], its["kind"], its["address"], title, site,
        its["pattern"], urls.is_secret(its["address"]), terms, mine["paused"], mine["added_by"], mine["added_at"],
        mine["resumed_at"],
    )  # fmt: skip


def _feed(row: Row[Any]) -> FollowedFeed:
    validators = Validators(row.etag, row.modified, row.body)
    polled = habits.unpacked(row.cadence, row.id, row.added_at)
    told = habits.unpacked_telling(row.told)
    return FollowedFeed(
        row.id, row.address, row.kind, row.title, row.site, row.language, row.pattern, row.added_at, validators, polled,
        told,
    )  # fmt: skip


def _packed(terms: Terms) -> str:
    return json.dumps({"include": terms.include, "exclude": terms.exclude, "first": terms.first})


def _unpacked(packed: str, name: str | None, language: str | None) -> Terms:
    kept = json.loads(packed)
    return Terms(name, language, tuple(kept["include"]), tuple(kept["exclude"]), int(kept["first"]))


def _named(subscription: Subscription) -> dict[str, object]:
    """What the audit says of a feed: never its address, which may carry a token."""
    return {"feed": subscription.number, "name": subscription.title}

"""`feed pause`, `feed resume`, `feed remove`, and a look at once."""

from collections.abc import Collection

from bot.archive import tasks
from bot.archive.feeds import entries, following
from bot.archive.store import Connection
from bot.desk.feeds import look
from bot.desk.feeds.listing import resolve
from bot.desk.resources import Desk
from bot.errors.feeds import NothingImported
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.subscriptions import Subscription


async def pause(desk: Desk, archive_id: ArchiveId, typed: str, actor: Actor) -> Subscription:
    """Take nothing of a feed in until it is resumed; what it lists meanwhile stays out.

    Raises NoSuchFeed, SeveralFeeds.
    """
    return await _set_paused(desk, archive_id, typed, True, actor)


async def resume(desk: Desk, archive_id: ArchiveId, typed: str, actor: Actor) -> Subscription:
    """Take in again what a feed lists from now on. Raises NoSuchFeed, SeveralFeeds."""
    return await _set_paused(desk, archive_id, typed, False, actor)


async def remove(desk: Desk, archive_id: ArchiveId, typed: str, actor: Actor) -> Subscription:
    """Follow a feed no more; the articles that came in by it stay. Raises NoSuchFeed, SeveralFeeds."""

    def work(conn: Connection) -> Subscription:
        subscription = resolve(conn, archive_id, typed)
        following.unsubscribe(conn, subscription, actor, desk.now())
        return subscription

    return await desk.store.write(work)


async def take_back(
    desk: Desk, archive_id: ArchiveId, numbers: Collection[int], actor: Actor
) -> tuple[Subscription, ...]:
    """Follow no more what an import added, given by its numbers; those that are gone already are passed over.

    The articles that came in by them stay. Raises NothingImported where none of them is followed any more.
    """
    gone = await desk.store.write(lambda conn: following.unsubscribe_all(conn, archive_id, numbers, actor, desk.now()))
    if not gone:
        raise NothingImported()
    return gone


async def look_now(desk: Desk, archive_id: ArchiveId, typed: str) -> Subscription:
    """Let the running program look at a feed at once, whatever its interval; who asked us to wait is waited for.

    One that was given up as gone is asked once more. Raises NoSuchFeed, SeveralFeeds.
    """

    def work(conn: Connection) -> Subscription:
        subscription = resolve(conn, archive_id, typed)
        feed = following.get(conn, subscription.feed)
        if feed is not None and feed.polled.gone:
            following.ask_again(conn, feed)
        _due_now(conn, desk, subscription)
        return subscription

    return await desk.store.write(work)


async def _set_paused(desk: Desk, archive_id: ArchiveId, typed: str, paused: bool, actor: Actor) -> Subscription:
    def work(conn: Connection) -> Subscription:
        subscription = resolve(conn, archive_id, typed)
        if subscription.paused is not paused:
            following.pause(conn, subscription, paused, actor, desk.now())
        if not paused:
            look.put_look(conn, subscription.feed, desk.now())
            look.put_items(conn, entries.open_items(conn, subscription.number), desk.now())
        return following.get_subscription(conn, archive_id, subscription.number) or subscription

    return await desk.store.write(work)


def _due_now(conn: Connection, desk: Desk, subscription: Subscription) -> None:
    key = str(subscription.feed)
    if not tasks.hasten(conn, look.KIND, key, desk.now()):
        look.put_look(conn, subscription.feed, desk.now())

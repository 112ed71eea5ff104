"""`feed check`: what a feed lists now, and what became, or would become, of each item; nothing is stored."""

from bot.analysis.polling import identity
from bot.archive.articles import newest, outlets
from bot.archive.articles.addresses import by_address
from bot.archive.feeds import entries, following, items
from bot.archive.store import Connection
from bot.desk.feeds import asking
from bot.desk.feeds.listing import report
from bot.desk.feeds.wanted import shut_out
from bot.desk.resources import Desk
from bot.errors.feeds import ItemMatchesNothing
from bot.errors.reading import OutletBlocked
from bot.errors.tree import CopydeskError, Refused
from bot.records.feeds import Feed, FeedItem
from bot.records.ids import ArchiveId
from bot.records.subscriptions import CheckedItem, CheckVerdict, Entry, FeedCheck, Subscription

_VERDICTS: dict[str, CheckVerdict] = {
    "stored": "stored", "new version": "stored", "known": "known", "in the trash": "in the trash",
    "does not match": "does not match", "older": "older", "refused": "refused", "waiting": "waiting",
    "over the limit": "waiting",
}  # fmt: skip


async def check(desk: Desk, archive_id: ArchiveId, typed: str) -> FeedCheck:
    """Ask for a feed now, and say what becomes of each item. What the site refuses is the check's `error`.

    Raises NoSuchFeed, SeveralFeeds.
    """
    told = await report(desk, archive_id, typed)
    subscription = told.subscription
    try:
        received = (await desk.fetcher.get(subscription.address)).received
        listed = await asking.read(desk, received, subscription.kind, subscription.pattern)
    except Refused as refused:
        return FeedCheck(told, error=refused)
    return FeedCheck(told, await desk.store.read(_checked, subscription, listed))


def _checked(conn: Connection, subscription: Subscription, listed: Feed) -> tuple[CheckedItem, ...]:
    known = _known(conn, subscription.feed, listed)
    met = entries.of_subscription(conn, subscription.number, list(known.values()))
    fates = ((item, met.get(known.get(position, 0))) for position, item in enumerate(listed.items))
    return tuple(_fate(conn, subscription, item, entry) for item, entry in fates)


def _known(conn: Connection, feed_id: int, listed: Feed) -> dict[int, int]:
    """The kept item that stands at each position, told as a look tells it."""
    feed = following.get(conn, feed_id)
    if feed is None:
        return {}
    marks = [identity.marks_of(item) for item in listed.items]
    told = identity.identify(marks, items.seen(conn, feed_id), feed.polled.policy, read_before=True)
    return {position: number for number, position in told.known}


def _fate(conn: Connection, subscription: Subscription, item: FeedItem, entry: Entry | None) -> CheckedItem:
    """What became of an item that was met, and what would become of another."""
    try:
        known = by_address(conn, subscription.archive, item.url)
    except CopydeskError as odd:
        return CheckedItem(item, "refused", error=odd)
    if entry is not None and entry.outcome != "waiting":
        trashed = entry.article is not None and not newest.is_live(conn, subscription.archive, entry.article)
        verdict: CheckVerdict = "in the trash" if trashed else _VERDICTS[entry.outcome]
        return CheckedItem(item, verdict, entry.article, entry.error)
    marked = outlets.blocked(conn, subscription.archive).find(None, item.url)
    if marked is not None:
        return CheckedItem(item, "refused", error=OutletBlocked(outlet=marked.name))
    if known is not None:
        return CheckedItem(item, "known", known.id)
    if shut_out(subscription.terms, item.title):
        return CheckedItem(item, "does not match", error=ItemMatchesNothing())
    return CheckedItem(item, "waiting" if entry else "would be stored")

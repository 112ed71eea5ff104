"""`feed check`: what a feed lists now, and what became, or would become, of each item; nothing is stored.

1. The feed is asked, and each item that was met before has its fate.
2. Of the others the pages of the first MOST_READ are read as a look would read them, one a second.
3. For what is left, robots.txt is obeyed as far as it was read; their pages are not asked for.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from bot.analysis.polling import identity
from bot.archive.articles import fingerprints, newest, outlets
from bot.archive.articles.addresses import by_address
from bot.archive.feeds import entries, following, items
from bot.archive.store import Connection
from bot.desk import ingest
from bot.desk.feeds import asking
from bot.desk.feeds.listing import report
from bot.desk.feeds.refusals import of_feed
from bot.desk.feeds.turns import ITEM_GAP
from bot.desk.feeds.wanted import shut_out, wants
from bot.desk.resources import Desk
from bot.errors.feeds import ItemMatchesNothing
from bot.errors.fetching import PaywallPage, RobotsForbid
from bot.errors.reading import OutletBlocked, ReadingFailed
from bot.errors.tree import CopydeskError, Refused
from bot.records.answers import Preview
from bot.records.feeds import Feed, FeedItem
from bot.records.ids import ArchiveId
from bot.records.reading import Hints
from bot.records.subscriptions import CheckedItem, CheckVerdict, Entry, FeedCheck, Subscription

_VERDICTS: dict[str, CheckVerdict] = {
    "stored": "stored", "new version": "stored", "known": "known", "in the trash": "in the trash",
    "does not match": "does not match", "older": "older", "refused": "refused", "waiting": "waiting",
    "over the limit": "waiting",
}  # fmt: skip
_REFUSALS: tuple[tuple[type[CopydeskError], CheckVerdict], ...] = (
    (RobotsForbid, "robots"), (PaywallPage, "paywall"), (ItemMatchesNothing, "does not match"),
)  # fmt: skip
MOST_READ = 3
"""Pages that a dry run reads: somebody waits for it."""


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
        return FeedCheck(told, error=of_feed(refused))
    checked = await desk.store.read(_checked, subscription, listed)
    to_read = [item for item in checked if item.verdict == "would be stored"]
    fates = {item.item: item for item in [await _tried(desk, subscription, each) for each in to_read[:MOST_READ]]}
    fates |= {each.item: await _allowed(desk, each) for each in to_read[MOST_READ:]}
    return FeedCheck(told, tuple(fates.get(each.item, each) for each in checked), read=len(to_read[:MOST_READ]))


async def _tried(desk: Desk, subscription: Subscription, checked: CheckedItem) -> CheckedItem:
    """What its page says of an item."""
    item, archive_id = checked.item, subscription.archive
    await asyncio.sleep(ITEM_GAP.total_seconds())
    try:
        fetched = await ingest.fetch(desk, item.url, person=False)
        hints = Hints(desk.now().date(), language=subscription.terms.language)
        previews = await ingest.from_received(desk, archive_id, fetched.received, hints)
    except Refused as refused:
        return _refused(item, refused)
    wanted = [preview for preview in previews if wants(subscription.terms, item.title, preview.draft.text)]
    if not wanted:
        return _refused(item, ItemMatchesNothing() if previews else ReadingFailed())
    return await desk.store.read(_of_text, archive_id, item, wanted[0])


def _of_text(conn: Connection, archive_id: ArchiveId, item: FeedItem, preview: Preview) -> CheckedItem:
    """An item that can be read: known by the address that its page gives, a copy, or new."""
    if preview.known is not None:
        return CheckedItem(item, "known", preview.known.id)
    marks = preview.markup.fingerprint
    head = fingerprints.twin(conn, archive_id, 0, marks.sampled, marks.figures)
    return CheckedItem(item, "same text as" if head else "would be stored", head)


async def _allowed(desk: Desk, checked: CheckedItem) -> CheckedItem:
    """An item whose page is not read, unless its site's rules are known to forbid it."""
    try:
        await desk.fetcher.check_robots(checked.item.url)
    except Refused as refused:
        return _refused(checked.item, refused)
    return checked


def _refused(item: FeedItem, error: CopydeskError) -> CheckedItem:
    for kind, verdict in _REFUSALS:
        if isinstance(error, kind):
            return CheckedItem(item, verdict, error=error)
    return CheckedItem(item, "refused", error=error)


def _checked(conn: Connection, subscription: Subscription, listed: Feed) -> tuple[CheckedItem, ...]:
    known = _known(conn, subscription.feed, listed)
    met = entries.of_subscription(conn, subscription.number, list(known.values()))
    pairs = ((item, met.get(known.get(position, 0))) for position, item in enumerate(listed.items))
    fates = [_fate(conn, subscription, item, entry) for item, entry in pairs]
    stored = [fate.article for fate in fates if fate.verdict == "stored" and fate.article is not None]
    heads = fingerprints.heads(conn, subscription.archive, stored)
    return tuple(_as_copy(fate, heads) for fate in fates)


def _as_copy(fate: CheckedItem, heads: Mapping[int, int]) -> CheckedItem:
    """An item that was stored and carries the text of an earlier article."""
    head = heads.get(fate.article or 0, fate.article) if fate.verdict == "stored" else fate.article
    return fate if head == fate.article else replace(fate, verdict="same text as", article=head)


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
        return _refused(item, odd)
    if entry is not None and entry.outcome != "waiting":
        trashed = entry.article is not None and not newest.is_live(conn, subscription.archive, entry.article)
        if entry.outcome == "refused" and entry.error is not None:
            return _refused(item, entry.error)
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

"""Taking an item in: its page goes the whole way of an ingest, once, into every archive that waits for it.

1. Who waits for it is asked, and who of them has it, shuts it out, or has had enough for today.
2. The request waits for its turn at the site, and obeys its robots.txt.
3. The page is read once for each language that is given for it.
4. Each archive stores it in one transaction with what is said of the item, so that a kill repeats the request alone.
What cannot be read is kept with its reason, and asked for again at growing distances.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.archive.articles import newest, originals
from bot.archive.feeds import entries, following, hosts, items
from bot.archive.store import Connection
from bot.desk import blocked, ingest
from bot.desk.feeds.day import midnight
from bot.desk.feeds.turns import ITEM_GAP, turn
from bot.desk.feeds.wanted import shut_out, wants
from bot.desk.resources import Desk
from bot.errors.feeds import ItemInTrash, ItemMatchesNothing, TooManyItemsToday
from bot.errors.fetching import (
    AddressWithName,
    AskedToWait,
    BadAddress,
    NotAnArticle,
    NotPublic,
    PortRefused,
    RobotsForbid,
)
from bot.errors.reading import OutletBlocked, ReadingFailed
from bot.errors.tree import CopydeskError, Refused, Words
from bot.reading.feeds import is_feed
from bot.records.answers import Preview
from bot.records.archive import Actor, Receipt
from bot.records.reading import DateEvidence, Field, Hints, PublicationDate, Received
from bot.records.subscriptions import Entry, EntryOutcome, ListedItem, Subscription
from bot.records.tasks import Again, Task
from bot.text.outlets import host_of

RETRIES = tuple(dt.timedelta(hours=hours) for hours in (1, 6, 24, 72, 168))
"""When an item that could not be read is asked for again: five times in ten days, then no more."""
FOR_GOOD = (BadAddress, AddressWithName, NotPublic, PortRefused, RobotsForbid, OutletBlocked, ItemMatchesNothing)
"""Refusals that another try does not change."""
MOST_VERSIONS = 24
"""Versions of an article that its feed makes: one that changes at every look is left as it is then."""
_OUTCOMES: Mapping[str, EntryOutcome] = {
    "added": "stored", "new version": "new version", "unchanged": "known", "in the trash": "in the trash",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An archive that waits for an item."""

    entry: Entry
    subscription: Subscription


async def go_on(desk: Desk, task: Task) -> Again | None:
    """Take the item of the task in; None once no archive waits for it."""
    found = await desk.store.short_read(_waiting, int(task.key))
    if found is None:
        return None
    item, waiting = found
    open_to_it = [each for each in waiting if not await _settled(desk, item, each)]
    if not open_to_it:
        return await _later(desk, int(task.key))
    wait = await desk.store.write(lambda conn: turn(conn, task, item.address, ITEM_GAP, desk.now()))
    if wait is not None:
        return wait
    await _taken(desk, item, open_to_it)
    return await _later(desk, item.id)


def _waiting(conn: Connection, item_id: int) -> tuple[ListedItem, tuple[_Waiting, ...]] | None:
    item = items.get(conn, item_id)
    if item is None:
        return None
    following_it = {each.number: each for each in following.of_feed(conn, item.feed) if not each.paused}
    of_item = [entry for entry in entries.of_item(conn, item_id) if entry.outcome in entries.OPEN]
    waiting = tuple(
        _Waiting(entry, following_it[entry.subscription]) for entry in of_item if entry.subscription in following_it
    )
    return (item, waiting) if waiting else None


async def _settled(desk: Desk, item: ListedItem, waiting: _Waiting) -> bool:
    """Say what becomes of an item for which its page need not be asked; False where it must be."""
    entry, terms, archive_id = waiting.entry, waiting.subscription.terms, waiting.subscription.archive
    now = desk.now()
    due = due_again(entry, now)
    if due is None or now < due:
        return True
    if shut_out(terms, item.title):
        return await _say(desk, entry, "does not match", error=ItemMatchesNothing())
    try:
        await blocked.refuse_address(desk, archive_id, item.address)
        known = await ingest.known_by(desk, archive_id, item.address)
    except CopydeskError as refused:
        return await _say(desk, entry, "refused", error=refused)
    if entry.article is not None:
        return await _read_before(desk, entry, entry.article)
    return await (_known(desk, entry, known.id) if known is not None else _had_enough(desk, entry))


async def _read_before(desk: Desk, entry: Entry, article: int) -> bool:
    """Whether the article that was made of an item is gone, or has versions enough."""
    if not await desk.store.short_read(newest.is_live, entry.archive, article):
        return await _say(desk, entry, "in the trash", error=ItemInTrash())
    if await desk.store.short_read(newest.versions, article) >= MOST_VERSIONS:
        return await _say(desk, entry, "known")
    return False


async def _known(desk: Desk, entry: Entry, article: int) -> bool:
    """The archive has it from elsewhere; it is one of this feed's all the same."""

    def work(conn: Connection) -> None:
        entries.came_in(conn, entry.subscription, article)
        entries.set_outcome(conn, entry, "known", desk.now(), article=article)

    await desk.store.write(work)
    return True


async def _had_enough(desk: Desk, entry: Entry) -> bool:
    """Whether the archive stored as many items today as it may; the item then waits for tomorrow."""
    most = desk.config.feeds.most_items_a_day
    stored = await desk.store.short_read(entries.stored_since, entry.archive, midnight(desk.now()))
    if stored < most:
        return False
    return await _say(desk, entry, "over the limit", error=TooManyItemsToday(most=most), tries=entry.tries)


async def _taken(desk: Desk, item: ListedItem, waiting: Sequence[_Waiting]) -> None:
    try:
        fetched = await ingest.fetch(desk, item.address, person=False)
        read = await _read(desk, fetched.received, waiting)
        previews = {language: ingest.told_of_copy(fetched, each) for language, each in read.items()}
    except AskedToWait as wait:
        await _stay_away(desk, item, wait)
        return
    except Refused as refused:
        ours = desk.outages.is_ours(host_of(item.address) or "", refused, desk.now())
        for each in waiting:
            await _say(desk, each.entry, "refused", error=refused, tries=max(each.entry.tries, 1) if ours else None)
        return
    for each in waiting:
        await _stored(desk, item, each, previews[each.subscription.terms.language])


async def _stay_away(desk: Desk, item: ListedItem, wait: AskedToWait) -> None:
    """Keep that the site wants no visit; the item waits until then, and this was no try."""
    until, now = wait.facts["until"], desk.now()
    if isinstance(until, dt.datetime):
        host = host_of(item.address) or ""
        await desk.store.write(lambda conn: hosts.stay_away(conn, host, until, "asked to wait", now))


async def _read(desk: Desk, received: Received, waiting: Sequence[_Waiting]) -> dict[str | None, tuple[Preview, ...]]:
    """What stands on the page, by the language that is given for it. Raises NotAnArticle for a feed."""
    if is_feed(received.body):
        raise NotAnArticle(kind=Words("a feed"))
    today = desk.now().date()
    languages = dict.fromkeys(each.subscription.terms.language for each in waiting)
    return {language: await ingest.read(desk, received, Hints(today, language=language)) for language in languages}


async def _stored(desk: Desk, item: ListedItem, waiting: _Waiting, previews: Sequence[Preview]) -> None:
    """Store what was read in one archive, with what is said of the item."""
    entry, subscription = waiting.entry, waiting.subscription
    given = [preview for preview in previews if wants(subscription.terms, item.title, preview.draft.text)]
    if not given:
        error = ItemMatchesNothing() if previews else ReadingFailed()
        await _say(desk, entry, "does not match" if previews else "refused", error=error)
        return
    drafts = [_with_terms(preview, item, subscription) for preview in given]
    actor, now = _actor(subscription), desk.now()
    kept = dt.timedelta(days=desk.config.feeds.keep_originals_days)

    def work(conn: Connection) -> Receipt:
        receipts = [ingest.stored(conn, subscription.archive, preview, actor, now) for preview in drafts]
        for receipt in receipts:
            entries.came_in(conn, subscription.number, receipt.article)
            if receipt.outcome in ("added", "new version"):
                originals.keep_until(conn, receipt.version, now + kept)
        _said(conn, entry, receipts, now)
        return receipts[0]

    try:
        await desk.store.write(work)
    except Refused as refused:
        await _say(desk, entry, "refused", error=refused)


def _said(conn: Connection, entry: Entry, receipts: Sequence[Receipt], now: dt.datetime) -> None:
    first = receipts[0]
    if first.outcome == "unchanged" and entry.article == first.article:
        entries.set_outcome(conn, entry, "stored", entry.at, tries=entry.tries + 1)  # read again in vain
    else:
        tries = entry.tries if first.outcome == "new version" else 0
        entries.set_outcome(conn, entry, _OUTCOMES[first.outcome], now, article=first.article, tries=tries)


def _with_terms(preview: Preview, item: ListedItem, subscription: Subscription) -> Preview:
    """What was read, under the outlet's name that the archive gave, and dated by the feed where the page is not."""
    draft, terms = preview.draft, subscription.terms
    outlet = terms.name or draft.outlet
    published, title = draft.published, draft.title
    if published.chosen is None and item.published is not None:
        day = item.published.date()
        published = PublicationDate(DateEvidence(day, "feed", item.published.isoformat()), published.rivals)
    if title.value is None and item.title:
        title = Field(item.title, "feed")
    return replace(preview, draft=replace(draft, outlet=outlet, published=published, title=title))


def _actor(subscription: Subscription) -> Actor:
    return Actor("feed", str(subscription.number), subscription.title)


async def _say(
    desk: Desk,
    entry: Entry,
    outcome: EntryOutcome,
    *,
    article: int | None = None,
    error: CopydeskError | None = None,
    tries: int | None = None,
) -> bool:
    def work(conn: Connection) -> None:
        entries.set_outcome(conn, entry, outcome, desk.now(), article=article, error=error, tries=tries)

    await desk.store.write(work)
    return True


async def _later(desk: Desk, item_id: int) -> Again | None:
    """When the item is to be seen to again; None where it is not."""
    found = await desk.store.short_read(_waiting, item_id)
    now = desk.now()
    dues = [due for each in (found[1] if found else ()) if (due := due_again(each.entry, now)) is not None]
    return Again(max(1.0, (min(dues) - now).total_seconds()), {}) if dues else None


def due_again(entry: Entry, now: dt.datetime) -> dt.datetime | None:
    """When an item is to be asked for again in one archive; None where it is not.

    At once where that was said at a moment which is still to come: the clock was put back since.
    """
    if entry.outcome == "waiting":
        return min(entry.at, now)
    if entry.outcome == "over the limit" and entry.at <= now:
        return midnight(entry.at) + dt.timedelta(days=1, minutes=5)
    if entry.outcome == "over the limit":
        return now
    if entry.outcome != "refused" or isinstance(entry.error, FOR_GOOD) or entry.tries > len(RETRIES):
        return None
    if entry.at > now:
        return now
    return entry.at + RETRIES[max(entry.tries, 1) - 1]

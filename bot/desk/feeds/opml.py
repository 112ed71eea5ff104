"""`feed import` and `feed export`: lists of feeds as other programs write and read them (OPML)."""

from dataclasses import replace

from bot.archive.feeds import following
from bot.archive.store import Connection
from bot.desk.feeds import look
from bot.desk.feeds.terms import tidied
from bot.desk.resources import Desk
from bot.errors.feeds import NoListOfFeeds, TooManyFeeds
from bot.errors.reading import NotAFeed
from bot.errors.tree import Refused
from bot.reading.feeds import opml
from bot.records.archive import Actor
from bot.records.feeds import Outline, Outlines
from bot.records.ids import ArchiveId
from bot.records.reading import Received
from bot.records.subscriptions import Candidate, FeedImport, ListedFeed, Subscription, Terms
from bot.text import urls

TITLE = "Feeds of a Copydesk archive"


async def plan_import(desk: Desk, archive_id: ArchiveId, body: bytes) -> FeedImport:
    """What importing a file would do; nothing is stored, and no site is asked. Raises NoListOfFeeds."""
    outlines = await _outlines(desk, body)
    return await desk.store.short_read(_planned, archive_id, outlines, desk)


async def carry_out(desk: Desk, archive_id: ArchiveId, body: bytes, terms: Terms, actor: Actor) -> FeedImport:
    """Follow every feed of a file that can be: one that cannot be read shows its trouble in the list of feeds.

    The first looks are spread over half an hour. Raises NoListOfFeeds, NoSuchLanguage.
    """
    outlines, now, terms = await _outlines(desk, body), desk.now(), tidied(terms)

    def work(conn: Connection) -> FeedImport:
        plan = _planned(conn, archive_id, outlines, desk)
        pairs = zip(outlines.outlines, plan.feeds, strict=False)  # behind them those that are there twice
        new = [_candidate(outline) for outline, listed in pairs if listed.outcome == "new"]
        added = [_subscribed(conn, archive_id, candidate, terms, actor, desk) for candidate in new]
        look.put_looks(conn, [subscription.feed for subscription in added], now)
        return replace(plan, added=tuple(subscription.number for subscription in added))

    return await desk.store.write(work)


async def export(desk: Desk, archive_id: ArchiveId, *, with_secrets: bool) -> bytes:
    """The feeds that an archive follows as an OPML file; those whose addresses carry a token only `with_secrets`."""
    followed = await desk.store.short_read(following.of_archive, archive_id)
    shown = [each for each in followed if each.kind != "page" and (with_secrets or not each.secret)]
    return opml.write(TITLE, map(_outline, shown), desk.now())


def _outline(subscription: Subscription) -> Outline:
    return Outline(subscription.address, subscription.title, (), subscription.site)


async def _outlines(desk: Desk, body: bytes) -> Outlines:
    try:
        return await desk.parsers.outlines(Received(body))
    except NotAFeed as other:
        raise NoListOfFeeds from other


def _planned(conn: Connection, archive_id: ArchiveId, outlines: Outlines, desk: Desk) -> FeedImport:
    known = {_place(each.address) for each in following.of_archive(conn, archive_id) if each.pattern is None}
    named: set[str] = set()
    room = max(desk.config.feeds.most_feeds - following.count(conn, archive_id), 0)
    listed = []
    for outline in outlines.outlines:
        fate = _fate(desk, outline, known, named, room)
        named.add(_place(outline.url))
        room -= fate.outcome == "new"
        listed.append(fate)
    twice = [ListedFeed(urls.shown(each.url), each.title, "twice") for each in outlines.repeated]
    return FeedImport((*listed, *twice), outlines.cut, outlines.dropped)


def _place(address: str) -> str:
    """An address without http or https: lists that grew for years have some feeds under both."""
    return address.partition("://")[2]


def _fate(desk: Desk, outline: Outline, known: set[str], named: set[str], room: int) -> ListedFeed:
    try:
        desk.fetcher.check(outline.url)
    except Refused as refused:
        return ListedFeed(urls.shown(outline.url), outline.title, "refused", refused)
    if _place(outline.url) in known:
        return ListedFeed(outline.url, outline.title, "known")
    if _place(outline.url) in named:
        return ListedFeed(urls.shown(outline.url), outline.title, "twice")
    if room < 1:
        return ListedFeed(outline.url, outline.title, "over the limit", TooManyFeeds(most=desk.config.feeds.most_feeds))
    return ListedFeed(outline.url, outline.title, "new")


def _candidate(outline: Outline) -> Candidate:
    return Candidate(outline.url, "rss", "itself", (), outline.title, outline.site, secret=urls.is_secret(outline.url))


def _subscribed(
    conn: Connection, archive_id: ArchiveId, candidate: Candidate, terms: Terms, actor: Actor, desk: Desk
) -> Subscription:
    feed_id = following.put(conn, candidate, desk.now())
    subscription, _ = following.subscribe(conn, archive_id, feed_id, terms, actor, desk.now())
    return subscription

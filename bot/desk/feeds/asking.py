"""One look's question to a site, and what its answer comes to."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.desk.feeds.refusals import of_feed
from bot.desk.resources import Desk
from bot.errors.feeds import FeedIsEmpty, FeedIsGone
from bot.errors.fetching import AskedToWait, BrokenAnswer, PageGone
from bot.errors.reading import NotAFeed
from bot.errors.tree import CopydeskError, Refused
from bot.reading.fetch import Fetched
from bot.records.feeds import Feed
from bot.records.polling import LookKind, LookOutcome
from bot.records.reading import Received
from bot.records.subscriptions import FollowedFeed, SourceKind, Validators

GONE = 410
LONGEST_FRESH = 1e9
CHILDREN = 2
"""Sitemaps of an index that are read at each look, the likely ones: they hold two days of articles."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking a site for a feed. `feed` is None unless its items came; `error` says why a look failed.

    `moved_to`: where every step of the way told us to go for good.
    """

    outcome: LookOutcome
    validators: Validators
    feed: Feed | None = None
    status: int | None = None
    size: int = 0
    moved_to: str | None = None
    error: CopydeskError | None = None


async def ask(desk: Desk, feed: FollowedFeed, *, conditional: bool) -> Answer:
    """Ask for a feed once, and once more without conditions where they are answered by what nobody can read: some
    programs put a whole feed behind a 304, which has no body (RFC 9110, 15.4.5). Raises nothing of what sites do: that
    is an answer too.
    """
    before = feed.validators
    sent = conditional and bool(before.etag or before.modified)
    try:
        fetched = await _fetched(desk, feed.address, before if sent else Validators())
        return await _answered(desk, feed, fetched, sent)
    except Refused as refused:
        return _refused(refused, before, desk.now())


async def _fetched(desk: Desk, address: str, known: Validators) -> Fetched:
    try:
        return await desk.fetcher.get(address, etag=known.etag, modified=known.modified)
    except BrokenAnswer:
        if not known.etag and not known.modified:
            raise
    return replace(await desk.fetcher.get(address), etag=None, modified=None)


async def _answered(desk: Desk, feed: FollowedFeed, fetched: Fetched, conditional: bool) -> Answer:
    told = Validators(fetched.etag, fetched.modified)
    outcome = LookOutcome(
        LookKind.UNCHANGED,
        fresh_seconds=fresh(fetched),
        validators=bool(told.etag or told.modified or fetched.unchanged),
        conditional=conditional,
    )
    body = hashlib.sha256(fetched.received.body).hexdigest()
    if fetched.unchanged:
        return Answer(outcome, feed.validators, status=fetched.status, moved_to=fetched.moved_to)
    size, new = len(fetched.received.body), replace(told, body=body)
    if body == feed.validators.body and feed.polled.last_ok_at is not None:
        return Answer(outcome, new, status=fetched.status, size=size, moved_to=fetched.moved_to)
    listed = await read(desk, fetched.received, feed.kind, feed.pattern)
    if not listed.items and (feed.polled.listed or feed.kind == "page"):
        raise FeedIsEmpty()
    read_outcome = replace(
        outcome, kind=LookKind.READ, ttl_seconds=listed.ttl_seconds, update_seconds=listed.update_seconds
    )
    return Answer(read_outcome, kept(new, listed), listed, fetched.status, size, fetched.moved_to)


async def read(desk: Desk, received: Received, kind: SourceKind, pattern: str | None) -> Feed:
    """The items of what came, in a child process: of an index those of its likely sitemaps, of a page its links.

    Raises NotAFeed, and what fetching and reading raise.
    """
    if kind == "page":
        links = await desk.parsers.page_links(received, pattern)
        return Feed("rss", None, links.items, links.cut, site=received.url)
    feed = await desk.parsers.feed(received, desk.now())
    if feed.kind == "list of feeds":
        raise NotAFeed
    if feed.kind != "sitemap index":
        return feed
    children = await _children(desk, [item.url for item in feed.items[:CHILDREN]])
    items = tuple(item for child in children for item in child.items)
    return replace(feed, items=items, cut=any(child.cut for child in children))


async def _children(desk: Desk, addresses: Sequence[str]) -> Sequence[Feed]:
    """What can be read of an index's sitemaps, which lists some that are gone, or of pages. Raises what the first was
    refused with where none can, and AskedToWait.
    """
    read: list[Feed] = []
    refusals: list[Refused] = []
    for address in addresses:
        try:
            read.append(await _child(desk, address))
        except AskedToWait:
            raise
        except Refused as refused:
            refusals.append(refused)
    if refusals and not read:
        raise refusals[0]
    return read


def fresh(fetched: Fetched) -> int | None:
    """How long an answer says that it stays as it is; a full one that says nothing of it is to be asked each time."""
    if fetched.fresh_seconds is None:
        return None if fetched.unchanged else 0
    return int(min(fetched.fresh_seconds, LONGEST_FRESH))


def kept(told: Validators, listed: Feed) -> Validators:
    """What to ask with next time: nothing for an index, which stays the same while its sitemaps change."""
    return Validators() if listed.kind == "sitemap index" else told


async def _child(desk: Desk, address: str) -> Feed:
    child = await desk.parsers.feed((await desk.fetcher.get(address)).received, desk.now())
    if child.kind != "sitemap":
        raise NotAFeed
    return child


def _refused(refused: Refused, validators: Validators, now: dt.datetime) -> Answer:
    """What a refusal means to the next look."""
    status = refused.facts.get("status")
    status = status if isinstance(status, int) else None
    if isinstance(refused, AskedToWait):
        outcome = LookOutcome(LookKind.WAIT, retry_after_seconds=_seconds(refused, now))
        return Answer(outcome, validators, status=429, error=refused)
    if isinstance(refused, PageGone) and status == GONE:
        return Answer(LookOutcome(LookKind.GONE), validators, status=status, error=FeedIsGone())
    return Answer(LookOutcome(LookKind.FAILED), validators, status=status, error=of_feed(refused))


def _seconds(refused: AskedToWait, now: dt.datetime) -> int | None:
    """For how long the site asked us to wait; None where it named no time."""
    until = refused.facts.get("until")
    if not refused.facts.get("said") or not isinstance(until, dt.datetime):
        return None
    return max(1, round((until - now).total_seconds()))

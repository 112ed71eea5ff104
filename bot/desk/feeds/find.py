"""`feed add`, first half: what could be followed from an address, read once and shown before anything is stored.

1. The address is asked for. A feed is followed as it is.
2. A page names its feeds, or is of a kind whose feeds lie in a known place (`reading.feeds.finder`).
3. Where it does neither, the usual places and the sitemaps of its robots.txt are tried until one gives a feed.
4. At last, or where a pattern is given, the page's own links to articles can be followed.
At most 8 requests are made, and what they brought is what adding stores.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import replace

from bot.analysis.polling import identity
from bot.archive.feeds import following, items
from bot.archive.store import Connection
from bot.desk.feeds import asking
from bot.desk.feeds.refusals import said_of_feeds
from bot.desk.resources import Desk
from bot.errors.feeds import NoFeedThere, NoLinksMatch
from bot.errors.tree import Refused
from bot.reading.feeds import finder, is_feed
from bot.reading.fetch import Fetched
from bot.records.feeds import Feed, FeedCandidate, FeedItem
from bot.records.ids import ArchiveId
from bot.records.subscriptions import Candidate, Found, Validators, source_kind
from bot.text import urls
from bot.text.outlets import host_of

MOST_TRIED = 7
"""Requests after the first one."""
SECONDS = 40.0
_HOW: dict[str, Found] = {"header": "linked", "page": "linked", "known site": "known shape"}


async def find(desk: Desk, archive_id: ArchiveId, address: str, *, pattern: str | None = None) -> tuple[Candidate, ...]:
    """What could be followed from an address, the likeliest first, at least one.

    `pattern` (a path with * for any letters) asks for the page's own links. Raises NoFeedThere, NoLinksMatch, and what
    fetching the address raises.
    """
    with said_of_feeds():
        fetched = await desk.fetcher.get(urls.typed(address))
        if pattern:
            candidates = [await _links(desk, fetched, pattern)]
        elif is_feed(fetched.received.body):
            candidates = [await _read(desk, fetched, "itself")]
        else:
            candidates = await _found(desk, fetched)
    return await desk.store.short_read(_with_known, archive_id, candidates)


async def _found(desk: Desk, page: Fetched) -> list[Candidate]:
    """The feeds of a page. Raises NoFeedThere where there are none, nor links that could be followed."""
    named = await desk.parsers.feed_candidates(page.received, page.link)
    sure = [each for each in named if each.reason in _HOW]
    likely = [each for each in named if each.reason not in _HOW]
    candidates: list[Candidate] = []
    try:
        async with asyncio.timeout(SECONDS):
            candidates += await _tried(desk, sure[:MOST_TRIED], MOST_TRIED)
            if not candidates:
                sitemaps = await _sitemaps(desk, page) if len(sure) < MOST_TRIED else []
                left = MOST_TRIED - len(sure[:MOST_TRIED])
                candidates += await _tried(desk, [*sitemaps[:2], *likely][: max(left, 1)], 1)
    except TimeoutError:
        pass  # what was found by then is shown
    if candidates:
        return candidates
    links = await _links(desk, page, None)
    if len(links.items) < 3:
        raise NoFeedThere(host=host_of(page.received.url) or "-")
    return [links]


async def _tried(desk: Desk, named: Sequence[FeedCandidate], most: int) -> list[Candidate]:
    """Those of the addresses that give a feed, `most` at most."""
    candidates: list[Candidate] = []
    for each in named:
        try:
            fetched = await desk.fetcher.get(each.url)
            candidate = await _read(desk, fetched, _how(each))
        except Refused:
            continue
        candidates.append(replace(candidate, title=candidate.title or each.title))
        if len(candidates) >= most:
            break
    return candidates


def _how(named: FeedCandidate) -> Found:
    if named.reason == "robots.txt":
        return "robots.txt"
    return _HOW.get(named.reason, "usual place")


async def _sitemaps(desk: Desk, page: Fetched) -> list[FeedCandidate]:
    address = urls.joined(page.received.url, "/robots.txt")
    try:
        robots = await desk.fetcher.get(address)
    except Refused:
        return []
    return list(finder.sitemaps(robots.received.body, address))


async def _read(desk: Desk, fetched: Fetched, how: Found) -> Candidate:
    """A candidate whose items came. Raises NotAFeed, and what reading raises."""
    listed = await asking.read(desk, fetched.received, "rss", None)
    return _candidate(fetched, listed, how)


async def _links(desk: Desk, page: Fetched, pattern: str | None) -> Candidate:
    """The page itself as a candidate. Raises NoLinksMatch where a pattern was given that no link has."""
    links = await desk.parsers.page_links(page.received, pattern)
    if pattern and not links.items:
        raise NoLinksMatch(pattern=pattern[:200])
    listed = Feed("rss", None, links.items, links.cut, site=page.received.url)
    return replace(_candidate(page, listed, "links of a page"), kind="page", pattern=links.pattern)


def _candidate(fetched: Fetched, listed: Feed, how: Found) -> Candidate:
    """What came as a candidate. One that is elsewhere for now is asked for where it was asked (RFC 9110, 15.4.3): the
    next time it may be in a third place, as where an address is signed for an hour.
    """
    address = fetched.moved_to or fetched.asked or ""
    validators = Validators(fetched.etag, fetched.modified, hashlib.sha256(fetched.received.body).hexdigest())
    return Candidate(
        address,
        source_kind(listed),
        how,
        listed.items,
        listed.title,
        listed.site,
        listed.language,
        secret=urls.is_secret(address),
        validators=asking.kept(validators, listed),
        fresh_seconds=asking.fresh(fetched),
        ttl_seconds=listed.ttl_seconds,
        update_seconds=listed.update_seconds,
        size=len(fetched.received.body),
    )


def _with_known(conn: Connection, archive_id: ArchiveId, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, each with the archive's own subscription of its address, else one that lists the same items."""
    followed = following.of_archive(conn, archive_id)
    by_key = {following.key_of(each.address, each.pattern): each.number for each in followed}
    numbers = {each.feed: each.number for each in followed}

    def met(candidate: Candidate) -> Candidate:
        known = by_key.get(following.key_of(candidate.address, candidate.pattern))
        return replace(candidate, known=known, like=None if known else _same(conn, candidate, numbers))

    return tuple(map(met, candidates))


def _same(conn: Connection, candidate: Candidate, numbers: dict[int, int]) -> int | None:
    marks = {mark for item in candidate.items if (mark := _mark(item))}
    sharing = items.shared_with(conn, marks, list(numbers))
    return next((numbers[feed] for feed, shared in sharing.items() if identity.same_feed(len(marks), shared)), None)


def _mark(item: FeedItem) -> str | None:
    marks = identity.marks_of(item)
    return marks.guid or marks.link

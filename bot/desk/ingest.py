"""`ingest`: an address, a file or pasted text is read, shown and, when somebody says so, stored.

Network and thinking are over before a transaction opens.
"""

from dataclasses import replace
from urllib.parse import urlsplit

from bot.archive import articles
from bot.desk.resources import Desk
from bot.errors import (
    BadAddress,
    FeedGiven,
    ListOfFeedsGiven,
    PageClosed,
    PageGone,
    ReadingFailed,
    SiteInTrouble,
    Unreachable,
)
from bot.reading.feed import is_feed
from bot.reading.fetch import Fetched, kept_copy
from bot.records.answers import Preview
from bot.records.archive import Actor, Article, Receipt
from bot.records.marks import Markup
from bot.records.reading import Draft, Feed, Hints, Received
from bot.text import urls

_MARK = "bot.analysis.markup:mark"
_LOST = (PageGone, PageClosed, SiteInTrouble, Unreachable)


async def from_url(
    desk: Desk, archive_id: int, address: str, hints: Hints | None = None, *, person: bool = True
) -> tuple[Preview, ...]:
    """Fetch and read an address, mostly one preview. `person`: somebody gave this very address.

    Raises a Refused with the reason; FeedGiven for a feed, whose items `many` fetches one by one.
    """
    fetched = await fetch(desk, address, person=person)
    previews = await from_received(desk, archive_id, fetched.received, hints)
    if fetched.copy_day is None:
        return previews
    doubt = f"Read from the Internet Archive's copy of {fetched.copy_day}."
    return tuple(replace(one, draft=replace(one.draft, doubts=(*one.draft.doubts, doubt))) for one in previews)


async def fetch(desk: Desk, address: str, *, person: bool) -> Fetched:
    """Fetch an address; a page that is lost comes from a public web archive when the operator allows that."""
    try:
        return await desk.fetcher.get(address, person=person)
    except _LOST:
        if not desk.config.fetch.archive_fallback:
            raise
    return await kept_copy(desk.fetcher, address)


async def from_text(
    desk: Desk, archive_id: int, text: str, url: str | None = None, hints: Hints | None = None
) -> tuple[Preview, ...]:
    """Read pasted text; `url` is where it was copied from."""
    received = Received(text.encode("utf-8", "replace"), "text/plain", "utf-8", url)
    return await from_received(desk, archive_id, received, hints)


async def from_received(
    desk: Desk, archive_id: int, received: Received, hints: Hints | None = None
) -> tuple[Preview, ...]:
    """Read bytes from outside (a fetched page, a file, pasted text); nothing is stored.

    One article takes the address that was given with its bytes, unless it names its own. Raises BadAddress.
    """
    given = (received.url or "").strip()
    key = _key(given) if given else None
    if is_feed(received.body):
        raise _feed_given(await desk.parsers.feed(received), received)
    drafts = await desk.parsers.read(received, hints or Hints(desk.now().date()))
    if key is not None and len(drafts) == 1 and drafts[0].url is None:
        outlet = drafts[0].outlet or urls.outlet(given)
        drafts = (replace(drafts[0], url=given, key=key, outlet=outlet),)
    return tuple([await preview(desk, archive_id, draft) for draft in drafts])


def _key(url: str) -> str:
    try:
        if urlsplit(url).scheme not in ("http", "https"):
            raise BadAddress
        return urls.key(url)
    except ValueError as odd:
        raise BadAddress from odd


async def preview(desk: Desk, archive_id: int, draft: Draft) -> Preview:
    """Mark a draft and look whether the archive knows its address."""
    markup = await desk.parsers.run(_MARK, draft.text, draft.language, draft.posts)
    if not isinstance(markup, Markup):
        raise ReadingFailed
    if draft.key is None:
        return Preview(draft, markup)
    async with desk.store.reading() as r:
        known = await articles.by_key(r, archive_id, draft.key)
        same = known is not None and (await articles.get(r, archive_id, known.id)).version.text == draft.text
    return Preview(draft, markup, known, same)


async def known_by(desk: Desk, archive_id: int, key: str) -> Article | None:
    """The live article of a canonical key."""
    async with desk.store.reading() as r:
        return await articles.by_key(r, archive_id, key)


async def save(desk: Desk, archive_id: int, given: Preview | Draft, actor: Actor) -> Receipt:
    """Store what was read, in one transaction. A bare draft (its text edited by hand) is marked first."""
    ready = given if isinstance(given, Preview) else await preview(desk, archive_id, given)
    return await desk.store.write(lambda w: articles.add(w, archive_id, ready.draft, ready.markup, actor, desk.now()))


def _feed_given(feed: Feed, received: Received) -> FeedGiven | ListOfFeedsGiven:
    if feed.kind == "list of feeds":
        return ListOfFeedsGiven(count=len(feed.items))
    return FeedGiven(count=len(feed.items), address=received.url or received.name or "FILE")

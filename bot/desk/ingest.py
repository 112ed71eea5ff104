"""`ingest`: an address, a file or pasted text is read, shown and, when somebody says so, stored.

Network and thinking are over before a transaction opens.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.archive import articles
from bot.archive.store import Connection
from bot.desk import blocked
from bot.desk.link_read import link_read
from bot.desk.resources import Desk
from bot.errors.fetching import AskedToWait, PageClosed, PageGone, SiteInTrouble, Unreachable
from bot.errors.reading import (
    FeedGiven,
    ListOfFeedsGiven,
    MarkingTooHard,
    ReadingFailed,
    ReadingTooHard,
    ReadingTooSlow,
)
from bot.reading.feeds import is_feed
from bot.reading.fetch import Fetched, kept_copy
from bot.records.annotations import Annotations
from bot.records.answers import Preview
from bot.records.archive import Actor, Article, Receipt
from bot.records.feeds import Feed
from bot.records.ids import ArchiveId
from bot.records.reading import Doubt, Draft, Hints, Post, Received
from bot.text import urls

_MARK, _MARK_SEVERAL = "bot.analysis.markup:mark", "bot.analysis.markup:mark_several"
MarkedText: TypeAlias = tuple[str, str | None, Sequence[Post]]
"""A text to be marked, its language and its posts."""
_LOST = (PageGone, PageClosed, SiteInTrouble, Unreachable)


async def from_url(
    desk: Desk, archive_id: ArchiveId, address: str, hints: Hints | None = None, *, person: bool = True
) -> tuple[Preview, ...]:
    """Fetch and read an address, mostly one preview. `person`: somebody gave this very address.

    Raises a Refused with the reason, OutletBlocked before anything is fetched; FeedGiven for a feed, whose items `many`
    fetches one by one.
    """
    await blocked.refuse_address(desk, archive_id, address)
    fetched = await fetch(desk, address, person=person)
    return told_of_copy(fetched, await from_received(desk, archive_id, fetched.received, hints))


def told_of_copy(fetched: Fetched, previews: tuple[Preview, ...]) -> tuple[Preview, ...]:
    """What was read of a page; where it was a public web archive's copy, each says so among its doubts."""
    if fetched.copy_day is None:
        return previews
    doubt = Doubt("Read from the Internet Archive's copy of {day}.", {"day": fetched.copy_day})
    return tuple(
        replace(preview, draft=replace(preview.draft, doubts=(*preview.draft.doubts, doubt))) for preview in previews
    )


async def fetch(desk: Desk, address: str, *, person: bool) -> Fetched:
    """Fetch an address, by https where it is typed without a scheme.

    A page that is lost comes from a public web archive when the operator allows that.
    """
    address = urls.typed(address)
    try:
        return await desk.fetcher.get(address, person=person)
    except (*_LOST, AskedToWait) as lost:  # whoever waits for a page is told what there is, a job comes again
        if not desk.config.fetch.archive_fallback or (isinstance(lost, AskedToWait) and not person):
            raise
    return await kept_copy(desk.fetcher, address)


async def from_received(
    desk: Desk, archive_id: ArchiveId, received: Received, hints: Hints | None = None
) -> tuple[Preview, ...]:
    """Read bytes from outside (a fetched page, a file, pasted text); nothing is stored.

    Raises BadAddress as `read`, OutletBlocked where all of it is of blocked outlets.
    """
    if is_feed(received.body):
        raise _feed_given(await desk.parsers.feed(received, desk.now()), received)
    previews = await blocked.without_blocked(desk, archive_id, await read(desk, received, hints))
    return tuple([await compared(desk, archive_id, preview) for preview in previews])


async def read(desk: Desk, received: Received, hints: Hints | None = None) -> tuple[Preview, ...]:
    """Read and mark bytes that are no feed, without looking whether the archive has them.

    One article takes the address that was given with its bytes, unless it names its own. Raises BadAddress.
    """
    given = urls.typed(received.url or "")
    key = _key(given) if given else None
    read_and_marked = await desk.parsers.read_and_mark(received, hints or Hints(desk.now().date()), _MARK)
    previews = [Preview(draft, await _marks(desk, draft, marks)) for draft, marks in read_and_marked]
    if key is not None and len(previews) == 1 and previews[0].draft.url is None:
        draft = previews[0].draft
        addressed = replace(draft, url=given, key=key, outlet=draft.outlet or urls.outlet(given))
        previews = [replace(previews[0], draft=addressed)]
    return tuple(previews)


def _key(url: str) -> str:
    urls.split(url)
    return urls.key(url)


async def compared(desk: Desk, archive_id: ArchiveId, given: Preview) -> Preview:
    """The preview with the article that the archive has under its address, and whether the text is the same."""
    if given.draft.key is None:
        return given

    def work(conn: Connection) -> Preview:
        known = articles.by_draft(conn, archive_id, given.draft, given.markup.fingerprint)
        same = known is not None and articles.get(conn, archive_id, known.id).version.text == given.draft.text
        return replace(given, known=known, unchanged=same)

    return await desk.store.read(work)


async def mark(desk: Desk, text: str, language: str | None, posts: Sequence[Post]) -> Annotations:
    """The marks of a text, made in a child process. Raises MarkingTooHard, and ReadingFailed where it broke."""
    try:
        marks = await desk.parsers.run(_MARK, text, language, posts)
    except (ReadingTooHard, ReadingTooSlow) as hard:
        raise MarkingTooHard(length=len(text)) from hard
    return _annotations(marks)


async def mark_several(desk: Desk, texts: Sequence[MarkedText]) -> tuple[Annotations, ...]:
    """The marks of several texts that are not long, made in one trip to a child process. Raises as `mark` does."""
    length = sum(len(text) for text, _, _ in texts)
    try:
        marks = await desk.parsers.run(_MARK_SEVERAL, texts)
    except (ReadingTooHard, ReadingTooSlow) as hard:
        raise MarkingTooHard(length=length) from hard
    if not isinstance(marks, tuple) or len(marks) != len(texts):
        raise ReadingFailed
    return tuple(map(_annotations, marks))


async def _marks(desk: Desk, draft: Draft, marks: object = None) -> Annotations:
    return await mark(desk, draft.text, draft.language, draft.posts) if marks is None else _annotations(marks)


def _annotations(marks: object) -> Annotations:
    if not isinstance(marks, Annotations):
        raise ReadingFailed
    return marks


async def known_by(desk: Desk, archive_id: ArchiveId, address: str) -> Article | None:
    """The live article of an address. Raises BadAddress."""
    return await desk.store.short_read(lambda r: articles.by_address(r, archive_id, address))


async def save(
    desk: Desk, archive_id: ArchiveId, given: Preview | Draft, actor: Actor, *, held: bool = False
) -> Receipt:
    """Store what was read, in one transaction, with what it corrects; the receipt has the draft's doubts.

    A bare draft is marked first. Raises OutletBlocked, but for what is `held`: the original of a stored article, read
    again.
    """
    ready = given if isinstance(given, Preview) else Preview(given, await _marks(desk, given))
    now = desk.now()
    return await desk.store.write(lambda conn: stored(conn, archive_id, ready, actor, now, held=held))


def stored(
    conn: Connection, archive_id: ArchiveId, ready: Preview, actor: Actor, now: dt.datetime, *, held: bool = False
) -> Receipt:
    """As `save`, in a transaction of the caller's."""
    if not held:
        blocked.refuse_draft(conn, archive_id, ready.draft)
    receipt = articles.add(conn, archive_id, ready.draft, ready.markup, actor, now)
    if receipt.outcome in {"added", "new version"}:
        link_read(conn, archive_id, receipt, ready.draft, now)
    return replace(receipt, doubts=ready.draft.doubts)


def _feed_given(feed: Feed, received: Received) -> FeedGiven | ListOfFeedsGiven:
    if feed.lists_feeds:
        return ListOfFeedsGiven(count=len(feed.items))
    return FeedGiven(count=len(feed.items), address=received.url or received.name or "-")

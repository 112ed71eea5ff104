"""`ingest` of many at once: addresses, files and feeds, a few at a time, stored a few together as they are read."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot import logs
from bot.desk import blocked, ingest
from bot.desk.batch_barrier import BatchBarrier
from bot.desk.resources import Desk
from bot.errors.reading import FeedGiven, IngestStopped, ListOfFeedsGiven, OutletBlocked
from bot.errors.storage import DatabaseBroken, DatabaseFull, DatabaseReadOnly, DatabaseUnreachable
from bot.errors.tree import CopydeskError
from bot.reading.feeds import is_feed
from bot.reading.fetch import Fetched
from bot.records.answers import Failure, Tally
from bot.records.archive import Actor, Receipt
from bot.records.ids import ArchiveId
from bot.records.reading import Hints, Received
from bot.text import urls

log = logging.getLogger(__name__)
AT_ONCE = 8
"""Articles under way: being fetched, read, or waiting to be stored. Each gives way before it is read and before it is
stored, so that few are in the way of people who ask."""
READ_AT_ONCE = 4
"""Articles being read or next in turn, as many as keep two children busy."""
TOGETHER, PATIENCE = 4, 0.1
"""Articles stored in one transaction, and the seconds that one waits for the others: four together cost a tenth less
than each alone. Six cost no less, and answers to two hundred people wait a tenth longer."""
PAUSE_SECONDS = 1.0
STOPPING = (DatabaseFull, DatabaseReadOnly, DatabaseBroken, DatabaseUnreachable)
"""What is wrong with the database or its disk, and so with every article that is still to come."""
LONGEST_NAME = 300
"""Characters of an address or file name as a failure shows it."""
GIVING_WAY = 5.0
"""Seconds that the next article waits at most while questions wait for their answers."""

Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class _Work:
    """The state of one run: what is left, what is done, and each host's turn."""

    desk: Desk
    archive_id: ArchiveId
    actor: Actor
    hints: Hints | None
    pause: float
    progress: Progress
    left: list[tuple[str | Received, bool]]
    company: BatchBarrier
    total: int = 0
    done: int = 0
    skipped: int = 0
    receipts: list[tuple[str, Receipt]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    stopped: CopydeskError | None = None
    turns: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READ_AT_ONCE))


async def many(
    desk: Desk,
    archive_id: ArchiveId,
    given: Sequence[str | Received],
    actor: Actor,
    *,
    hints: Hints | None = None,
    progress: Progress = lambda done, total, name: None,
    at_once: int = AT_ONCE,
    pause_seconds: float = PAUSE_SECONDS,
) -> Tally:
    """Ingest addresses and files; a feed's items are fetched too, politely: one at a time from a host, with a pause.

    Each article is stored within a moment of being read, and one that is there already is not stored twice, so an
    interrupted run is taken up by giving the same again. `progress` is told how many are done, of how many, and which.
    A failure stops nothing but itself, but for one of the database, which every other would meet as well: nothing more
    is begun. Raises IngestStopped then.
    """
    left = [(item, True) for item in reversed(given)]
    company = BatchBarrier(at_once, TOGETHER, PATIENCE)
    work = _Work(desk, archive_id, actor, hints, pause_seconds, progress, left, company, total=len(given))
    async with asyncio.TaskGroup() as workers:
        for _ in range(at_once):
            workers.create_task(_worker(work))
    if work.stopped is not None:
        raise IngestStopped(why=work.stopped, done=len(work.receipts), total=work.total) from work.stopped
    return Tally(tuple(work.receipts), tuple(work.failures), work.skipped)


async def _worker(work: _Work) -> None:
    while work.left:
        given, person = work.left.pop()
        name = given if isinstance(given, str) else given.name or "pasted text"
        try:
            await _one(work, given, name, person)
        except STOPPING as full:
            work.stopped = work.stopped or full
            work.left.clear()
        except CopydeskError as failed:
            work.failures.append(Failure(_shown(name), failed))
        except Exception as fault:  # noqa: BLE001  one article's fault stops no other: logged, and told by name
            logs.unexpected(log, "ingest", fault)
            work.failures.append(Failure(_shown(name), CopydeskError()))
        work.done += 1
        work.progress(work.done, work.total, name)
    work.company.leave()


async def _one(work: _Work, given: str | Received, name: str, person: bool) -> None:
    fetched = await _fetched(work, given, person) if isinstance(given, str) else None
    received = given if isinstance(given, Received) else fetched.received if fetched else None
    if received is None:
        work.skipped += 1
        return
    if is_feed(received.body):
        await _feed(work, received, person)
        return
    async with work.reading:
        await work.desk.store.quiet(GIVING_WAY)
        previews = await ingest.read(work.desk, received, work.hints)
    if fetched is not None:
        previews = ingest.told_of_copy(fetched, previews)
    await work.desk.store.quiet(GIVING_WAY)
    await work.company.wait()
    for read in previews:
        try:
            receipt = await ingest.save(work.desk, work.archive_id, read, work.actor)
        except OutletBlocked as refused:
            told = [(failure.given, str(failure.why)) for failure in work.failures[-1:]]
            if (_shown(name), str(refused)) not in told:
                work.failures.append(Failure(_shown(name), refused))
        else:
            work.receipts.append((name, receipt))


def _shown(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


async def _fetched(work: _Work, address: str, person: bool) -> Fetched | None:
    """The page, or None for a feed's item that the archive has. Raises OutletBlocked before anything is fetched."""
    await blocked.refuse_address(work.desk, work.archive_id, address)
    if person:
        return await ingest.fetch(work.desk, address, person=True)
    if await ingest.known_by(work.desk, work.archive_id, address) is not None:
        return None
    async with work.turns[urls.split(address).netloc]:
        fetched = await ingest.fetch(work.desk, address, person=False)
        await asyncio.sleep(work.pause)
    return fetched


async def _feed(work: _Work, received: Received, person: bool) -> None:
    """Put a feed's items in turn; an item that is a feed itself is refused, for it may be the same one, without end."""
    feed = await work.desk.parsers.feed(received, work.desk.now())
    if not person:
        raise FeedGiven(count=len(feed.items), address=received.url or received.name or "-")
    if feed.lists_feeds:
        raise ListOfFeedsGiven(count=len(feed.items))
    work.left += [(item.url, False) for item in reversed(feed.items)]
    work.total += len(feed.items)

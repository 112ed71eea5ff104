"""`reindex`: articles whose words an older program put into the search index are indexed anew, in the background.

Until then they are found by their former words (see `bot.analysis.former_spelling`). What is done bears the number of
this program's index in the same transaction, so that a kill loses at most a batch.
"""

import asyncio
import logging
import time
from collections.abc import Collection
from dataclasses import dataclass

from bot.archive import tasks, upkeep
from bot.archive.articles import reindexing
from bot.archive.articles.reindexing import OldEntry
from bot.archive.search import generation
from bot.desk.resources import Desk
from bot.desk.side_by_side import side_by_side
from bot.errors.reading import ReadingFailed
from bot.errors.tree import CopydeskError, StoreError
from bot.records.ids import ArchiveId
from bot.records.tasks import Again, Task

log = logging.getLogger(__name__)
KIND, PRIORITY = "reindex", 90
_STEMS = "bot.analysis.markup:stem_several"
TOGETHER = 32
"""Texts of one trip to a child and of one transaction: some 70 ms, of which one flush to the disk."""
AT_ONCE = 3
"""Batches under way when it is done at once: two are stemmed in the children while one is written."""
REST, REST_BESIDE_PEOPLE = 1.0, 5.0
"""Seconds of rest for each of our own work, while nobody asks and while somebody does. What a child takes is not ours:
it has a core or gives way by its priority, and Python's lock is free meanwhile."""
TURN_SECONDS = 20.0
GIVING_WAY = 5.0
"""Seconds that the next batch waits at most while questions wait for their answers."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """How many articles were indexed anew, and the seconds that this process took for reading and writing them."""

    articles: int
    seconds: float


async def plan(desk: Desk) -> None:
    """Put the task that indexes anew what an older program indexed, if there is any."""
    number = await desk.store.short_read(generation.count)
    if number:
        log.info("%s articles are in the index as an older program put them; they are indexed anew", number)
        await desk.store.write(lambda conn: tasks.put(conn, KIND, "all", desk.now(), priority=PRIORITY))


async def go_on(desk: Desk, task: Task) -> Again | None:
    """Index anew for a while, resting in between; None once nothing is left.

    Where tries before this one were killed it hands its lease back after a batch: what gets on is counted anew, and is
    not given up however often the program is killed.
    """
    until = time.monotonic() + TURN_SECONDS
    while time.monotonic() < until:
        asked = desk.store.asked
        batch = await _batch(desk, None)
        if not batch.articles:
            await _merged(desk)
            log.info("indexing anew is done")
            return None
        if task.tries > 1:
            break
        await asyncio.sleep(batch.seconds * REST)
        if desk.store.asked != asked:
            await asyncio.sleep(batch.seconds * (REST_BESIDE_PEOPLE - REST))
    return Again(0.0, {})


async def at_once(desk: Desk, archive_id: ArchiveId | None) -> int:
    """Index anew whatever is left of an archive, or of all; gives how many articles that were."""
    done, under_way, reading = list[int](), set[int](), asyncio.Lock()

    async def lane() -> None:
        while True:
            async with reading:
                besides = frozenset(under_way)  # before the snapshot, in which what is done later is still old
                entries = await _next(desk, archive_id, besides)
                mine = {entry.article for entry in entries}
                under_way.update(mine)
            if not mine:
                return
            await _renewed(desk, entries, await _stems(desk, entries))
            under_way.difference_update(mine)
            done.append(len(mine))

    await side_by_side(lane, AT_ONCE)
    if done:
        await _merged(desk)
    return sum(done)


async def _merged(desk: Desk) -> None:
    """Take the old rows out of the index's files: until then these are nearly twice as large."""
    try:
        await upkeep.erase(desk.store)
    except StoreError as error:
        log.warning("the index stays larger until the next deletion: %s", error)


async def some(desk: Desk, archive_id: ArchiveId | None) -> int:
    """Index the next few anew; gives how many. One that cannot be read stays in the index as it is."""
    return (await _batch(desk, archive_id)).articles


async def _batch(desk: Desk, archive_id: ArchiveId | None) -> _Batch:
    await desk.store.quiet(GIVING_WAY)
    began = time.monotonic()
    entries = await _next(desk, archive_id)
    read = time.monotonic() - began
    if not entries:
        return _Batch(0, read)
    stems = await _stems(desk, entries)
    await desk.store.quiet(GIVING_WAY)
    began = time.monotonic()
    await _renewed(desk, entries, stems)
    return _Batch(len(entries), read + time.monotonic() - began)


async def _next(
    desk: Desk, archive_id: ArchiveId | None, besides: Collection[int] = frozenset()
) -> tuple[OldEntry, ...]:
    async with desk.store.reading() as conn:  # not `read`, which counts as somebody's question
        return await conn.run_sync(reindexing.next_entries, TOGETHER, archive_id, besides)


async def _renewed(desk: Desk, entries: tuple[OldEntry, ...], stems: list[str | None]) -> None:
    batch = list(zip(entries, stems, strict=True))
    await desk.store.write(lambda conn: reindexing.renew(conn, batch))


async def _stems(desk: Desk, entries: tuple[OldEntry, ...]) -> list[str | None]:
    """The stems of the texts, made in a child process; None for what it cannot take."""
    try:
        return await _made(desk, entries)
    except CopydeskError:
        return [made for entry in entries for made in await _alone(desk, entry)]


async def _alone(desk: Desk, entry: OldEntry) -> list[str | None]:
    try:
        return await _made(desk, (entry,))
    except CopydeskError as refused:
        log.warning("reindex: article %s: %s", entry.article, refused.sentence)
        return [None]


async def _made(desk: Desk, entries: tuple[OldEntry, ...]) -> list[str | None]:
    whole = [(entry.text, entry.language) for entry in entries if entry.text is not None]
    made = await desk.parsers.run(_STEMS, whole) if whole else ()
    if not isinstance(made, tuple) or len(made) != len(whole):
        raise ReadingFailed
    stems = iter(made)
    return [None if entry.text is None else next(stems) for entry in entries]

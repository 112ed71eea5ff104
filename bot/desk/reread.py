"""`reread`: what an older engine marked is marked again on the stored text; no new version is made.

In the background it is a task of the queue and gives way to answers. A stop, even a kill, loses nothing: each
text's engine number is stored with its marks, so that the next run begins with the first that is left.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field

from bot import logs
from bot.analysis.engine import ENGINE
from bot.archive import tasks
from bot.archive.articles import remarking
from bot.archive.articles.remarking import OldMarks, Place
from bot.archive.store import Connection
from bot.desk import ingest, reindex
from bot.desk.resources import Desk
from bot.desk.side_by_side import side_by_side
from bot.errors.missing import DamagedArticle
from bot.errors.storage import MarkupOutside
from bot.errors.tree import CopydeskError
from bot.records.annotations import Annotations
from bot.records.answers import Failure, Reread
from bot.records.archive import MarkChanges
from bot.records.ids import ArchiveId
from bot.records.tasks import Again, Task

log = logging.getLogger(__name__)
KIND, PRIORITY = "reread", 100
TOGETHER = 8
"""Texts of one transaction: it takes some 20 ms, and a stop loses no more than these."""
SHORT = 100_000
"""Characters of texts that are marked in one trip to a child: it is a tenth of the work that a trip is allowed."""
AT_ONCE = 3
"""Batches under way when it is done at once: two keep the children busy while one is written."""
REST, REST_BESIDE_PEOPLE = 1.0, 8.0
"""Seconds that the background rests for each that it worked, while nobody asks and while somebody does: what is written
down holds Python's lock, which a brief wants."""
TURN_SECONDS = 20.0
"""How long the background goes on before it hands its lease back."""
GIVING_WAY = 5.0
"""Seconds that the next text waits at most while questions wait for their answers."""

Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class _Walk:
    """How far it has come, and what it found. `archive_id` None is every archive."""

    desk: Desk
    archive_id: ArchiveId | None
    place: Place = field(default_factory=Place)
    changes: MarkChanges = field(default_factory=MarkChanges)
    failures: list[Failure] = field(default_factory=list)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def next(self) -> tuple[OldMarks, ...]:
        """The next few texts."""
        async with self.turn:
            place = self.place
            async with self.desk.store.reading() as conn:
                some = await conn.run_sync(remarking.older, ENGINE, place, TOGETHER, self.archive_id)
            self.place = some[-1].place if some else place
            return some

    def failed(self, old: OldMarks, why: CopydeskError) -> None:
        """One text cannot be read; it stays as it is, and stops no other."""
        self.failures.append(Failure(f"article {old.place.article}", why))


async def waiting(desk: Desk, archive_id: ArchiveId | None = None) -> int:
    """How many articles an older engine read, in one archive or in all."""
    return await desk.store.read(remarking.count, ENGINE, archive_id)


async def reread(
    desk: Desk, archive_id: ArchiveId | None, progress: Progress = lambda done, total, name: None
) -> Reread:
    """Read at once whatever an older engine read in an archive, or in all, and index what an older program indexed.

    It can be stopped and done again anywhere.
    """
    began, total = time.monotonic(), await waiting(desk, archive_id)
    indexed = await reindex.at_once(desk, archive_id)
    walk = _Walk(desk, archive_id)

    async def lane() -> None:
        while some := await walk.next():
            await _store(walk, await _marked(walk, some))
            done = walk.changes.articles + len(walk.failures)
            progress(done, max(done, total), f"article {some[-1].place.article}")

    await side_by_side(lane, AT_ONCE)
    return Reread(walk.changes, tuple(walk.failures), time.monotonic() - began, indexed)


async def plan(desk: Desk) -> None:
    """Put the task that reads again what an older engine read, if there is any."""
    number = await waiting(desk)
    if number:
        log.info("%s articles were read by an older engine; they are read again in the background", number)
        await desk.store.write(lambda conn: tasks.put(conn, KIND, "all", desk.now(), priority=PRIORITY))


async def go_on(desk: Desk, task: Task) -> Again | None:
    """Read again for a while, resting in between; None once nothing is left but what cannot be read.

    Where tries before this one were killed it hands its lease back after a batch, as `reindex.go_on` does.
    """
    walk, before = _taken_up(desk, task.payload)
    until = time.monotonic() + TURN_SECONDS
    while time.monotonic() < until:
        began, asked = time.monotonic(), desk.store.asked
        some = await walk.next()
        if not some:
            _tell(before + walk.changes)
            return None
        await _store(walk, await _marked(walk, some))
        if task.tries > 1:
            break
        await _rest(desk, time.monotonic() - began, asked)
    for failure in walk.failures:
        log.warning("reread: %s: %s", failure.given, failure.why)
    return Again(0.0, {"engine": ENGINE, "place": list(walk.place), "changes": asdict(before + walk.changes)})


async def _rest(desk: Desk, worked: float, asked: int) -> None:
    """Rest after so many seconds of work; longer where reads were asked for since `asked`, also while it rests."""
    await asyncio.sleep(worked * REST)
    if desk.store.asked != asked:
        await asyncio.sleep(worked * (REST_BESIDE_PEOPLE - REST))


def _taken_up(desk: Desk, payload: Mapping[str, object]) -> tuple[_Walk, MarkChanges]:
    """Where the task stopped, and what it had changed until then; from the beginning where another engine began it."""
    place, changes = payload.get("place"), payload.get("changes")
    if payload.get("engine") != ENGINE or not isinstance(place, list) or not isinstance(changes, dict):
        return _Walk(desk, None), MarkChanges()
    return _Walk(desk, None, Place(*place)), MarkChanges(**changes)


async def _marked(walk: _Walk, some: Sequence[OldMarks]) -> list[tuple[OldMarks, Annotations] | None]:
    """The new marks of a few texts, in one trip where they are short; one by one where that fails."""
    await walk.desk.store.quiet(GIVING_WAY)
    texts = [(old.version.text, old.language, old.version.posts) for old in some if old.version is not None]
    if len(texts) == len(some) and sum(len(text) for text, _, _ in texts) <= SHORT:
        with suppress(CopydeskError):
            return list(zip(some, await ingest.mark_several(walk.desk, texts), strict=True))
    return [await _mark(walk, old) for old in some]


async def _mark(walk: _Walk, old: OldMarks) -> tuple[OldMarks, Annotations] | None:
    """The new marks of one text, made in a child process; None where that cannot be, which is noted."""
    await walk.desk.store.quiet(GIVING_WAY)
    try:
        if old.version is None:
            raise DamagedArticle(article=old.place.article)
        return old, await ingest.mark(walk.desk, old.version.text, old.language, old.version.posts)
    except CopydeskError as failed:
        walk.failed(old, failed)
    except Exception as fault:  # noqa: BLE001  one text's fault stops no other: logged, and told by number
        logs.unexpected(log, "reread", fault)
        walk.failed(old, CopydeskError())
    return None


async def _store(walk: _Walk, made: Sequence[tuple[OldMarks, Annotations] | None]) -> None:
    """Keep new marks, all in one transaction; what is refused is refused before it changes anything."""

    def work(conn: Connection) -> tuple[MarkChanges, list[tuple[OldMarks, CopydeskError]]]:
        changes, refused = MarkChanges(), list[tuple[OldMarks, CopydeskError]]()
        for old, marks in ready:
            try:
                changes += remarking.remark(conn, old, marks) or MarkChanges()
            except (DamagedArticle, MarkupOutside) as why:
                refused.append((old, why))
        return changes, refused

    ready = [pair for pair in made if pair is not None]
    if not ready:
        return
    await walk.desk.store.quiet(GIVING_WAY)
    changes, refused = await walk.desk.store.write(work)
    walk.changes += changes
    for old, why in refused:
        walk.failed(old, why)


def _tell(changes: MarkChanges) -> None:
    log.info(
        "reading again is done: %s articles, %s of them changed; quotes: %s new, %s gone, %s with another speaker",
        changes.articles, changes.changed, changes.new_quotes, changes.gone_quotes, changes.other_speakers,
    )  # fmt: skip

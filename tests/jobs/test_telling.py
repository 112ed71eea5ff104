"""What one process finds another tells: rows that wait, are tried again, and are told no more after a day."""

import asyncio
import datetime as dt
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.app import open_desk
from bot.archive import purging, tasks, tellings
from bot.archive.servers import archives
from bot.archive.store import Connection
from bot.config import Config
from bot.desk.resources import Desk
from bot.errors.starting import ClockDoubted, ServersMissing, SweepTooLarge, TasksGivenUp
from bot.errors.stored import facts_of, restored
from bot.errors.tree import CopydeskError, Words
from bot.jobs.clock import Job, ticking
from bot.jobs.notify import LogNotify, StoredNotify
from bot.jobs.rounds import tell_given_up
from bot.jobs.telling import telling
from bot.records.notices import FeedTold, Notice
from tests.empty_archive import empty_archive
from tests.errors.examples import every_kind, example

CLOCK = ClockDoubted(now=dt.datetime(2031, 3, 2, tzinfo=dt.UTC), days=40)


@dataclass
class Heard:
    """A Notify that remembers, and cannot tell those servers that are deaf."""

    deaf: frozenset[int] = frozenset()
    said: list[tuple[int | None, str]] = field(default_factory=list)

    async def to_server(self, server: int, notice: Notice, *, channel: int | None = None) -> bool:
        self.said.append((server, notice.what.sentence))
        return server not in self.deaf

    async def to_all(self, notice: Notice) -> int:
        self.said.append((None, notice.what.sentence))
        return 1

    async def feeds(self, server: int, told: tuple[FeedTold, ...], edit: int | None = None) -> int | None:
        self.said.append((server, ", ".join(line.what for line in told)))
        return None


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as opened:
        yield opened


async def sent(desk: Desk, heard: Heard, many: int, otherwise: Heard | None = None) -> None:
    """Tell what waits, until so much was said."""
    async with telling(desk, heard, otherwise or Heard(), every_seconds=0.02), asyncio.timeout(20):
        while len(heard.said) < many or (not heard.deaf and await due(desk)):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def due(desk: Desk) -> int:
    """How much waits to be told."""
    return len(await desk.store.short_read(lambda conn: tellings.due(conn, desk.now())))


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.code)
def test_every_error_can_be_kept_and_read_again(kind: type[CopydeskError]) -> None:
    error = example(kind)
    again = restored(error.code, facts_of(error))
    if kind.__module__.startswith("bot.errors"):
        assert (type(again), again.sentence) == (kind, error.sentence)


def test_words_of_ours_stay_such_and_what_cannot_be_said_any_more_is_a_plain_error() -> None:
    kept = facts_of(SweepTooLarge(rows=30, of=40, kind=Words("requests")))
    assert isinstance(restored("SweepTooLarge", kept).facts["kind"], Words)
    assert type(restored("NoSuchErrorAnyMore", kept)) is CopydeskError
    assert type(restored("SweepTooLarge", "{}")) is CopydeskError


async def test_what_a_process_without_discord_says_is_told_by_the_one_with_it(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    beside, heard = StoredNotify(desk), Heard()
    assert await beside.to_server(7, Notice("The upkeep waits", CLOCK), channel=5)
    assert await beside.to_all(Notice("The upkeep waits", ServersMissing(missing=1, servers=3))) == 1
    assert "for server 7: The upkeep waits: Nothing was swept" in caplog.text
    await sent(desk, heard, 2)
    first, second = heard.said
    assert first == (7, CLOCK.sentence)
    assert second[0] is None
    assert await desk.store.short_read(lambda r: tellings.due(r, desk.now())) == ()


async def test_a_server_that_cannot_be_told_is_tried_again_and_at_last_told_otherwise(desk: Desk) -> None:
    await StoredNotify(desk).to_server(7, Notice("The upkeep waits", CLOCK))
    heard, otherwise, begun, asked = Heard(frozenset({7})), Heard(), desk.now(), itertools.count()
    fast = replace(desk, now=lambda: begun + dt.timedelta(minutes=5 * next(asked)))
    await sent(fast, heard, tellings.MOST_TRIES, otherwise)
    await asyncio.sleep(0)
    assert otherwise.said == [(7, CLOCK.sentence)]
    assert len(heard.said) == tellings.MOST_TRIES


async def test_news_of_the_day_before_is_told_no_more_nor_to_a_server_that_was_purged(desk: Desk) -> None:
    notice, now = Notice("The upkeep waits", CLOCK), desk.now()
    await desk.store.write(lambda w: tellings.put(w, notice, now - dt.timedelta(hours=25), server=6))
    await desk.store.write(lambda w: tellings.put(w, notice, now, server=7))
    await desk.store.write(lambda w: tellings.put(w, notice, now, server=8))
    await desk.store.write(lambda w: purging.purge_left(w, (7,)))
    (left,) = await desk.store.short_read(lambda r: tellings.due(r, now))
    assert left.server == 8


async def test_what_was_given_up_is_told_once_a_day_to_whom_it_concerns(desk: Desk) -> None:
    def lost(conn: Connection) -> None:
        mine, now = archives.of_server(conn, 77, desk.now()), desk.now()
        archives.of_server(conn, 78, now)
        for key, archive in (("a", mine.id), ("b", mine.id), ("c", None)):
            tasks.put(conn, "sample", key, now, archive_id=archive)
        for _ in range(tasks.MOST_TRIES):
            for task in tasks.claim(conn, ("sample",), "worker", now, 5):
                tasks.failed(conn, task, "no", now)
            now += dt.timedelta(hours=12)

    job, heard = Job("tasks given up", 86_400, tell_given_up), Heard()
    for _ in range(2):
        async with ticking(desk, [job], notify=heard):
            await asyncio.sleep(0.3)
    assert heard.said == []
    await desk.store.write(lost)
    for day in (1, 2):
        later = replace(desk, now=lambda day=day: desk.now() + dt.timedelta(days=day, hours=day))  # type: ignore[misc]
        for _ in range(2):
            async with ticking(later, [job], notify=heard):
                await asyncio.sleep(0.5)
        one, two = TasksGivenUp(count=1).sentence, TasksGivenUp(count=2).sentence
        assert heard.said == [(None, one), (77, two)] * day


async def test_a_log_takes_whatever_there_is(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    await desk.store.write(lambda w: tellings.put(w, Notice("The upkeep waits", CLOCK), desk.now(), server=7))
    async with telling(desk, LogNotify(), LogNotify(), every_seconds=0.02), asyncio.timeout(20):
        while "for server 7" not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)

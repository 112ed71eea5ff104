"""The worker: what older engines read is read again while the bot runs; a failing task ends nothing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app import open_desk
from bot.archive import tasks
from bot.archive.store import Connection
from bot.config import Config
from bot.desk import reread
from bot.desk.resources import Desk
from bot.errors.missing import NothingToUndo
from bot.jobs.worker import Handler, working
from bot.records.tasks import Again, Task
from tests.archive.rereading import filled
from tests.empty_archive import empty_archive

SAMPLE = "sample"


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = 60) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110  what it asks is in the database
            await asyncio.sleep(0.02)


async def nothing_waits(desk: Desk, kind: str = SAMPLE) -> bool:
    return await desk.store.read(lambda r: tasks.seconds_to_next(r, (kind,), desk.now())) is None


async def put(desk: Desk, key: str = "a") -> None:
    await desk.store.write(lambda w: tasks.put(w, SAMPLE, key, desk.now()))


async def test_old_articles_are_read_again_in_the_background(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    database = str(empty_archive(tmp_path / "queue.sqlite"))
    await filled(database, 20)
    begin = asyncio.Event()
    async with (
        open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as desk,
        working(desk, begin=begin),
    ):
        await asyncio.sleep(0.1)
        assert await reread.waiting(desk) == 20
        begin.set()
        await until(lambda: nothing_left(desk))
        await until(lambda: nothing_waits(desk, reread.KIND))
    assert "20 articles were read by an older engine" in caplog.text
    assert "reading again is done: 20 articles, 20 of them changed; quotes: 40 new, 20 gone, 20" in caplog.text


async def nothing_left(desk: Desk) -> bool:
    return await reread.waiting(desk) == 0


async def test_what_was_read_by_this_engine_puts_no_task(tmp_path: Path) -> None:
    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as desk:
        await reread.plan(desk)
        assert await nothing_waits(desk, reread.KIND)


async def test_a_task_goes_on_with_its_payload_until_it_is_done(tmp_path: Path) -> None:
    seen: list[object] = []

    async def handler(desk: Desk, task: Task) -> Again | None:
        seen.append(task.payload.get("at", 0))
        return Again(0.0, {"at": len(seen)}) if len(seen) < 4 else None

    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as desk:
        await put(desk)
        async with working(desk, handlers={SAMPLE: handler}, plans=()):
            await until(lambda: nothing_waits(desk))
    assert seen == [0, 1, 2, 3]


@pytest.mark.parametrize("fault", [NothingToUndo(change=1), ZeroDivisionError("words of an article")])
async def test_a_failing_task_is_tried_again_later_and_keeps_no_other_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: Exception
) -> None:
    done: list[str] = []

    async def handler(desk: Desk, task: Task) -> Again | None:
        if task.key == "a":
            raise fault
        done.append(task.key)
        return None

    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as desk:
        await put(desk, "a")
        await put(desk, "b")
        async with working(desk, handlers={SAMPLE: handler}, plans=()):
            await until(lambda: asyncio.sleep(0, done == ["b"]))
            wait = await desk.store.read(lambda r: tasks.seconds_to_next(r, (SAMPLE,), desk.now()))
    assert wait is not None
    assert 20 < wait <= 30
    assert "words of an article" not in caplog.text


async def test_a_stop_gives_the_task_back_at_once(tmp_path: Path) -> None:
    began = asyncio.Event()

    async def handler(desk: Desk, task: Task) -> Again | None:
        began.set()
        await asyncio.sleep(60)
        return None

    handlers: dict[str, Handler] = {SAMPLE: handler}
    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as desk:
        await put(desk)
        async with working(desk, handlers=handlers, plans=()), asyncio.timeout(20):
            await began.wait()
        (task,) = await desk.store.write(lambda w: tasks.claim(w, (SAMPLE,), "other", desk.now()))
        assert task.tries == 1


async def test_a_full_disk_pauses_the_queue_with_one_line_and_it_goes_on_by_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    done: list[str] = []

    async def handler(desk: Desk, task: Task) -> Again | None:
        await desk.store.write(lambda conn: _filled(conn, 100_000))
        done.append(task.key)
        return None

    async with open_desk(Config(database=str(empty_archive(tmp_path / "queue.sqlite")))) as desk:
        await desk.store.write(lambda conn: _limited(conn, 20))
        for key in "abc":
            await put(desk, key)
        async with working(desk, handlers={SAMPLE: handler}, plans=(), idle_seconds=0.05):
            await until(lambda: asyncio.sleep(0, "tasks wait" in caplog.text))
            await asyncio.sleep(0.5)
            dead = await desk.store.read(tasks.dead)
            await desk.store.write(lambda conn: _limited(conn, 1_000_000))
            await until(lambda: nothing_waits(desk))
    assert (dead, sorted(set(done))) == ((), ["a", "b", "c"])
    assert (caplog.text.count("tasks wait"), caplog.text.count("tasks go on")) == (1, 1)


def _limited(conn: Connection, more: int) -> None:
    pages = conn.execute(text("PRAGMA page_count")).scalar_one()
    conn.execute(text(f"PRAGMA max_page_count = {pages + more}"))


def _filled(conn: Connection, size: int) -> None:
    conn.execute(text("CREATE TABLE IF NOT EXISTS filler (body BLOB)"))
    conn.execute(text("INSERT INTO filler VALUES (:body)"), {"body": b"x" * size})

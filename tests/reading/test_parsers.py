"""The child processes: each cap has its sentence, none stalls the loop, none outlives the pool."""

import asyncio
import datetime as dt
import logging
import multiprocessing
import os
import re
import signal
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.analysis.markup import mark
from bot.errors.fetching import PageGone
from bot.errors.reading import ReadingBusy, ReadingFailed, ReadingTooBig, ReadingTooHard, ReadingTooMuch, ReadingTooSlow
from bot.errors.tree import Refused
from bot.reading.parsers import ParserLimits, ParserPool
from bot.reading.sandbox import MARKED_AT_ONCE
from bot.records.reading import Hints, Received
from tests.reading.calm import ends_calmly

HINTS = Hints(dt.date(2025, 3, 20))
SMALL = ParserLimits(wall_seconds=60, cpu_seconds=1, memory=100_000_000, output=100_000)
READER = "tests.reading.readers:read"
MARKER = "bot.analysis.markup:mark"


@pytest.fixture
async def pool() -> AsyncIterator[ParserPool]:
    parsers = ParserPool(SMALL, reader=READER)
    yield parsers
    await parsers.close()


@pytest.mark.parametrize(
    ("deed", "outcome"),
    [
        (b"spin", ReadingTooHard),
        (b"eat", ReadingTooBig),
        (b"long", ReadingTooMuch),
        (b"die", ReadingFailed),
        (b"exit", ReadingFailed),
        (b"crash", ReadingFailed),
        (b"recurse", ReadingFailed),
        (b"unpicklable", ReadingFailed),
        (b"run", ReadingFailed),
        (b"refuse", PageGone),
    ],
)
async def test_each_cap_and_crash_has_its_sentence_and_the_pool_goes_on(
    pool: ParserPool, deed: bytes, outcome: type[Refused]
) -> None:
    await pool.warm()
    ends = await ends_calmly(lambda: pool.read(Received(deed), HINTS))
    assert {type(end) for end in ends} == {outcome}
    assert (await pool.read(Received(b"again"), HINTS))[0].text == "again"


async def test_a_reading_that_hangs_is_stopped_and_holds_up_no_other() -> None:
    pool = ParserPool(ParserLimits(wall_seconds=0.5), reader=READER)
    hanging = asyncio.create_task(pool.read(Received(b"sleep"), HINTS))
    assert (await pool.read(Received(b"fine"), HINTS))[0].text == "fine"
    with pytest.raises(ReadingTooSlow, match=r"0\.5 seconds"):
        await hanging
    await pool.close()


async def test_what_a_child_used_before_does_not_count_against_the_next(pool: ParserPool) -> None:
    one = ParserPool(ParserLimits(workers=1, cpu_seconds=1), reader=READER)
    for _ in range(4):
        await one.read(Received(b"work"), HINTS)
    await one.close()


async def test_a_child_cannot_reach_the_network(pool: ParserPool, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot.reading.parsers")
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.setblocking(False)
        with pytest.raises(ReadingFailed):
            await pool.read(Received(f"connect {canary.getsockname()[1]}".encode()), HINTS)
        with pytest.raises(BlockingIOError):
            canary.accept()
    assert "socket.connect in a process that only reads" in caplog.text
    assert "socket.connect" not in "".join(each.getMessage() for each in caplog.records if each.levelno > logging.DEBUG)


async def test_the_bytes_come_back_as_they_were_sent(pool: ParserPool) -> None:
    received = Received(b"fine " + b"x" * 50_000, "text/html", "utf-8", "http://news.example/", "a.html")
    (draft,) = await pool.read(received, HINTS)
    assert draft.received is received


async def test_too_many_that_wait_are_told_so() -> None:
    pool = ParserPool(ParserLimits(workers=1, waiting=2, wall_seconds=1), reader=READER)
    tasks = [asyncio.create_task(pool.read(Received(b"sleep"), HINTS)) for _ in range(2)]
    await asyncio.sleep(0.01)
    with pytest.raises(ReadingBusy):
        await pool.read(Received(b"fine"), HINTS)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert (await pool.read(Received(b"fine"), HINTS))[0].text == "fine"
    await pool.close()


async def test_closing_leaves_no_child_behind_even_in_the_middle_of_a_reading() -> None:
    before = {child.pid for child in multiprocessing.active_children()}
    pool = ParserPool(ParserLimits(wall_seconds=30), reader=READER)
    await pool.warm()
    task = asyncio.create_task(pool.read(Received(b"sleep"), HINTS))
    await asyncio.sleep(0.5)
    assert {child.pid for child in multiprocessing.active_children()} > before
    began = time.monotonic()
    await pool.close()
    assert time.monotonic() - began < 5
    (ended,) = await asyncio.gather(task, return_exceptions=True)
    assert isinstance(ended, ReadingFailed | asyncio.CancelledError)
    assert {child.pid for child in multiprocessing.active_children()} <= before
    with pytest.raises(ReadingFailed):
        await pool.read(Received(b"fine"), HINTS)
    assert {child.pid for child in multiprocessing.active_children()} <= before


async def test_a_closed_pool_that_was_never_used_is_no_trouble() -> None:
    await ParserPool(SMALL).close()


async def test_children_killed_from_outside_while_idle_are_replaced(pool: ParserPool) -> None:
    """As the system does when memory runs out."""
    before = {child.pid for child in multiprocessing.active_children()}
    await pool.read(Received(b"fine"), HINTS)
    for child in multiprocessing.active_children():
        if child.pid not in before:
            child.kill()
    await asyncio.sleep(0.3)
    assert (await pool.read(Received(b"again"), HINTS))[0].text == "again"


@pytest.mark.parametrize("after", [0.0, 0.05, 0.1, 0.15, 0.2])
async def test_who_reads_while_idle_children_die_is_answered(pool: ParserPool, after: float) -> None:
    before = {child.pid for child in multiprocessing.active_children()}
    await pool.read(Received(b"fine"), HINTS)
    for child in multiprocessing.active_children():
        if child.pid not in before:
            child.kill()
    await asyncio.sleep(after)
    async with asyncio.timeout(60):
        (ended,) = await asyncio.gather(pool.read(Received(b"again"), HINTS), return_exceptions=True)
        assert not isinstance(ended, BaseException) or isinstance(ended, ReadingTooHard)
        assert (await pool.read(Received(b"again"), HINTS))[0].text == "again"


async def test_a_broken_pool_leaves_no_child_and_no_thread_behind() -> None:
    """One of two children dies idle: Pebble gives the whole pool up, and the other child would live for ever."""
    before, threads = {child.pid for child in multiprocessing.active_children()}, set(threading.enumerate())
    pool = ParserPool(SMALL, reader=READER)
    await pool.read(Received(b"fine"), HINTS)
    next(child for child in multiprocessing.active_children() if child.pid not in before).kill()
    await asyncio.sleep(0.5)
    assert (await pool.read(Received(b"again"), HINTS))[0].text == "again"
    await pool.close()
    assert {child.pid for child in multiprocessing.active_children()} <= before
    left = [thread.name for thread in set(threading.enumerate()) - threads]
    assert [name for name in left if "_loop" in name] == []


async def test_one_text_is_marked_in_the_trip_that_reads_it_and_a_long_one_in_its_own() -> None:
    parsers = ParserPool(ParserLimits(wall_seconds=120, cpu_seconds=60))
    try:
        short = "The harbour opened on Monday.\n\n“It is ready,” said Ada Sampleford, the fictional mayor."
        ((draft, marks),) = await parsers.read_and_mark(Received(short.encode()), HINTS, MARKER)
        assert marks == mark(draft.text, draft.language)
        long = "\n\n".join(f"{short} Ships came to pier {number}." for number in range(2_000))
        ((draft, marks),) = await parsers.read_and_mark(Received(long.encode()), HINTS, MARKER)
        assert len(draft.text) > MARKED_AT_ONCE
        assert marks is None
        assert await parsers.run(MARKER, draft.text, draft.language, draft.posts) == mark(draft.text, draft.language)
    finally:
        await parsers.close()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process has mapped")
async def test_a_child_finds_its_locks_for_as_long_as_it_is_there() -> None:
    others = set(multiprocessing.active_children())
    pool = ParserPool(ParserLimits(workers=1), reader=READER)
    reading = asyncio.create_task(pool.read(Received(b"deaf"), HINTS))
    sigterm = 1 << (signal.SIGTERM - 1)
    async with asyncio.timeout(60):
        while not any(blocked(child.pid) & sigterm for child in set(multiprocessing.active_children()) - others):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    (child,) = set(multiprocessing.active_children()) - others
    assert child.pid is not None
    closing = asyncio.create_task(pool.close())
    await asyncio.sleep(0.5)
    locks = [line for line in of_process(child.pid, "maps").splitlines() if "/sem.mp-" in line]
    assert locks
    assert not [line for line in locks if "deleted" in line]
    os.kill(child.pid, signal.SIGKILL)
    await closing
    with pytest.raises(ReadingFailed):
        await reading


def of_process(pid: int | None, file: str) -> str:
    """What Linux tells of a process (proc(5))."""
    return Path(f"/proc/{pid}/{file}").read_text()


def blocked(pid: int | None) -> int:
    """The signals that a process does not hear, a bit for each (proc_pid_status(5))."""
    return int(re.findall(r"SigBlk:\s*([0-9a-f]+)", of_process(pid, "status"))[0], 16)

"""One bot for a token on a database that several processes share; further ones do the background's work alone."""

import asyncio
import datetime as dt
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from bot.app import now, open_desk
from bot.archive import leases, tasks
from bot.archive.store import Store
from bot.chat.instance_lock import single_instance
from bot.config import Config
from bot.desk import reread
from bot.desk.resources import Desk
from bot.errors.starting import TokenInUse, TokenTakenOver
from bot.jobs.leading import LeaseTimes
from bot.jobs.one_bot import one_bot
from bot.records.leases import Lease
from tests.cli.terminal import ROOT
from tests.empty_archive import empty_archive

TIMES = LeaseTimes(length=1.5, renewed=0.3, looked_at=0.1)
APPLICATION, OTHER = 123, 456
WORDS = ("-m", "bot", "run", "--jobs-only", "--json", "--database")


@pytest.fixture
async def desk(place: str) -> AsyncIterator[Desk]:
    async with open_desk(Config(database=place)) as opened:
        yield opened


async def test_a_second_bot_is_refused_while_the_first_lives(desk: Desk) -> None:
    told: list[str] = []
    async with one_bot(desk, APPLICATION, told.append, TIMES):
        assert told == []
        with pytest.raises(TokenInUse, match="Another process answers with this token"):
            async with one_bot(desk, APPLICATION, told.append, TIMES):
                pytest.fail("two bots")
        async with one_bot(desk, OTHER, told.append, TIMES):
            await asyncio.sleep(0)
    (waited,) = told
    assert "just now. If it was killed, this one begins in" in waited
    async with one_bot(desk, APPLICATION, told.append, TIMES):
        assert len(told) == 1


async def test_a_bot_that_was_killed_is_followed_once_its_lease_has_run_out(desk: Desk) -> None:
    name, told = f"bot of {APPLICATION}", list[str]()
    assert await desk.store.write(lambda w: leases.take(w, name, "killed", desk.now(), seconds=TIMES.length))
    began = asyncio.get_running_loop().time()
    async with one_bot(desk, APPLICATION, told.append, TIMES):
        assert 1.0 < asyncio.get_running_loop().time() - began < 20
    assert len(told) == 1


async def test_a_bot_that_slept_ends_where_another_has_taken_its_place(desk: Desk) -> None:
    name = f"bot of {APPLICATION}"

    async def stolen() -> None:
        standing = await desk.store.short_read(lambda r: leases.standing(r, name, desk.now()))
        assert standing is not None
        mine = Lease(name, standing.epoch)
        await desk.store.write(lambda w: leases.release(w, mine))
        assert await desk.store.write(lambda w: leases.take(w, name, "other", desk.now()))

    async def bot() -> None:
        async with one_bot(desk, APPLICATION, print, TIMES):
            await stolen()
            await asyncio.sleep(60)

    with pytest.raises(TokenTakenOver, match="has taken over this token"):
        await bot()
    standing = await desk.store.short_read(lambda r: leases.standing(r, name, desk.now()))
    assert standing is not None
    assert standing.seconds > 0


@asynccontextmanager
async def jobs_only(place: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`copydesk run --jobs-only` without a token; killed at the end if need be."""
    environment = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, *WORDS, place, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def holders(conn: Connection) -> set[str]:
    """Who has a task or leads a job."""
    held = (text("SELECT lease FROM tasks"), text("SELECT holder FROM leases"))
    return {str(holder) for each in held for holder in conn.execute(each).scalars()}


async def test_jobs_only_works_the_queue_without_a_token_and_stops_when_told(store: Store, place: str) -> None:
    lease = dt.timedelta(hours=1 if await store.short_read(tasks.is_by_our_clock) else 0, seconds=1)
    await store.write(lambda w: tasks.put(w, reread.KIND, "all", now()))
    await store.write(lambda w: tasks.claim(w, (reread.KIND,), "killed", now(), lease=lease))
    await store.write(lambda w: leases.take(w, "upkeep", "killed", now(), seconds=lease.total_seconds()))
    assert "killed" in await store.short_read(holders)
    async with jobs_only(place) as process, asyncio.timeout(100):
        assert process.stdout is not None
        assert "without Discord" in json.loads(await process.stdout.readline())["sentence"]
        if await store.short_read(tasks.is_by_our_clock):  # a file: its locks tell that nobody lives who had them
            assert "killed" not in await store.short_read(holders)
        while await store.short_read(tasks.waiting):  # noqa: ASYNC110  what it asks is in the database
            await asyncio.sleep(0.1)
        while not await store.short_read(leases.last_done):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


def test_jobs_only_leaves_a_file_to_the_bot_that_runs_on_it(tmp_path: Path) -> None:
    database = str(empty_archive(tmp_path / "desk.sqlite"))
    with single_instance(database):
        ended = subprocess.run([sys.executable, *WORDS, database], cwd=ROOT, capture_output=True, check=False)
    said = json.loads(ended.stdout)
    assert (said["error"], ended.returncode) == ("BackgroundBesideBot", 2)
    assert "Leave it to that one" in said["sentence"]

"""The clock's upkeep on the real store: what is past its time goes, what is not stays, a failing round ends nothing."""

import asyncio
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import open_desk
from bot.archive import articles
from bot.archive.articles import trash
from bot.config import Config
from bot.desk import archives, ingest, remove, stats, upkeep
from bot.desk.resources import Desk
from bot.errors.starting import SweepWaits
from bot.jobs.clock import Job, ticking
from bot.jobs.rounds import upkeep as upkeep_round
from bot.records.archive import Actor, Stats
from bot.records.ids import ArchiveId
from bot.records.notices import Notify
from bot.records.reading import Received
from tests.archive.samples import draft, mark
from tests.empty_archive import empty_archive

ACTOR = Actor("terminal", "tester", "tester")
TEXT = """Fictional: the lamp is lit

The keeper carried the oil up the stairs on the ninth of May 2024, and the lamp burned until the morning, as it had
every night since the tower was built by people whose names nobody wrote down.
"""


async def removed_article(desk: Desk) -> ArchiveId:
    """The archive's id, in which one article was just removed."""
    archive = await archives.for_terminal(desk, "local")
    (preview,) = await ingest.from_received(desk, archive.id, Received(TEXT.encode(), "text/plain"))
    receipt = await ingest.save(desk, archive.id, preview, ACTOR)
    await remove.remove(desk, archive.id, receipt.article, ACTOR)
    return archive.id


async def after_days(desk: Desk, archive_id: ArchiveId, days: int) -> Stats:
    """What the archive holds after the clock has gone on day by day, ticking each."""
    ticked: list[int] = []

    def later() -> dt.datetime:
        return desk.now() + dt.timedelta(days=min(len(ticked), days))

    async def day(desk: Desk, notify: Notify) -> None:
        ticked.append(1)
        await upkeep_round(desk, notify)

    async with ticking(replace(desk, now=later), [Job("upkeep", 0.01, day)]):
        while len(ticked) < days + 2:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return await stats.of_archive(desk, archive_id)


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
async def test_trash_goes_after_thirty_days(tmp_path: Path, days: int, left: int) -> None:
    async with open_desk(Config(database=str(empty_archive(tmp_path / "clock.sqlite")))) as desk:
        archive_id = await removed_article(desk)
        assert (await after_days(desk, archive_id, days)).trashed == left


@pytest.mark.parametrize("days", [3, 40, 365])
async def test_a_clock_that_jumps_takes_nothing_until_it_is_confirmed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, days: int
) -> None:
    async with open_desk(Config(database=str(empty_archive(tmp_path / "clock.sqlite")))) as desk:
        archive_id = await removed_article(desk)
        await upkeep.sweep(desk)
        ahead = replace(desk, now=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=days))
        said = f"{days} days after it was last believed. Whoever runs the bot"
        async with ticking(ahead, [Job("upkeep", 0.02, upkeep_round)]), asyncio.timeout(20):
            while said not in caplog.text:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            await asyncio.sleep(0.1)
        assert (await stats.of_archive(desk, archive_id)).trashed == 1
        assert not await upkeep.vouched(ahead, desk.now())
        with pytest.raises(SweepWaits):
            await upkeep.sweep(ahead)
        await upkeep.sweep(desk)
        assert await upkeep.vouched(ahead, ahead.now())
        await upkeep.sweep(ahead)
        assert (await stats.of_archive(desk, archive_id)).trashed == (days < 30)


async def test_a_database_that_never_ran_believes_its_newest_moment(tmp_path: Path) -> None:
    async with open_desk(Config(database=str(empty_archive(tmp_path / "clock.sqlite")))) as desk:
        archive_id = await removed_article(desk)
        ahead = replace(desk, now=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=365))
        for _ in range(2):
            with pytest.raises(SweepWaits, match="365 days"):
                await upkeep.sweep(ahead)
        await upkeep.confirm(ahead)
        assert (await stats.of_archive(desk, archive_id)).trashed == 0


async def test_a_clock_that_was_behind_does_not_jump_when_it_is_set(tmp_path: Path) -> None:
    async with open_desk(Config(database=str(empty_archive(tmp_path / "clock.sqlite")))) as desk:
        await removed_article(desk)
        await upkeep.sweep(desk)
        await upkeep.sweep(replace(desk, now=lambda: dt.datetime(1970, 1, 1, tzinfo=dt.UTC)))
        await upkeep.sweep(desk)


@pytest.mark.parametrize(("removed", "waits"), [(20, False), (21, True)])
async def test_a_sweep_of_more_than_a_tenth_and_twenty_waits(tmp_path: Path, removed: int, waits: bool) -> None:
    async with open_desk(Config(database=str(empty_archive(tmp_path / "clock.sqlite")))) as desk:
        archive = await archives.for_terminal(desk, "local")
        async with desk.store.writing() as conn:
            for number in range(removed):
                given = draft(number)
                receipt = await conn.run_sync(articles.add, archive.id, given, mark(given.text), ACTOR, desk.now())
                await conn.run_sync(trash.remove, archive.id, receipt.article, ACTOR, desk.now())
        later = replace(desk, now=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=31))
        assert await upkeep.vouched(later, later.now())
        if waits:
            with pytest.raises(SweepWaits, match=f"it would take {removed} of {removed} articles"):
                await upkeep.sweep(later)
            assert (await stats.of_archive(desk, archive.id)).trashed == removed
            await upkeep.confirm(later)
        else:
            await upkeep.sweep(later)
        assert (await stats.of_archive(desk, archive.id)).trashed == 0


async def test_a_round_that_fails_unforeseen_is_logged_and_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[int] = []

    def failing() -> dt.datetime:
        asked.append(1)
        if len(asked) <= 2:
            raise OverflowError("no such day")
        return dt.datetime.now(dt.UTC)

    async with (
        open_desk(Config(database=str(empty_archive(tmp_path / "clock.sqlite")))) as desk,
        ticking(replace(desk, now=failing), [Job("upkeep", 60, upkeep_round)], first_pause=0.02),
    ):
        async with asyncio.timeout(10):
            while "upkeep is done again, after it failed 2 times" not in caplog.text:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    told = [record.getMessage() for record in caplog.records if "upkeep failed" in record.message]
    assert len(told) == 1
    assert "unexpected OverflowError at " in told[0]
    assert "no such day" not in caplog.text

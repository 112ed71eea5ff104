"""The clock's upkeep on the real store: what is past its time goes, what is not stays, a failing round ends nothing."""

import asyncio
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import open_desk
from bot.config import Config
from bot.desk import archives, ingest, remove, stats
from bot.desk.resources import Desk
from bot.jobs.clock import ticking
from bot.records.archive import Actor, Stats

ACTOR = Actor("terminal", "tester", "tester")
TEXT = """Fictional: the lamp is lit

The keeper carried the oil up the stairs on the ninth of May 2024, and the lamp burned until the morning, as it had
every night since the tower was built by people whose names nobody wrote down.
"""


async def removed_article(desk: Desk) -> int:
    """The archive's id, in which one article was just removed."""
    archive = await archives.for_terminal(desk, "local")
    (preview,) = await ingest.from_text(desk, archive.id, TEXT)
    receipt = await ingest.save(desk, archive.id, preview, ACTOR)
    await remove.remove(desk, archive.id, receipt.article, ACTOR)
    return archive.id


async def after_a_tick(desk: Desk, archive_id: int, days: int) -> Stats:
    """What the archive holds once the clock has ticked `days` later."""
    later = replace(desk, now=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=days))
    async with ticking(later, every_seconds=0.02):
        await asyncio.sleep(0.5)
    return await stats.of_archive(desk, archive_id)


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
async def test_trash_goes_after_thirty_days(tmp_path: Path, days: int, left: int) -> None:
    async with open_desk(Config(database=str(tmp_path / "clock.sqlite"))) as desk:
        archive_id = await removed_article(desk)
        assert (await after_a_tick(desk, archive_id, days)).trashed == left


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
        open_desk(Config(database=str(tmp_path / "clock.sqlite"))) as desk,
        ticking(replace(desk, now=failing), every_seconds=60, first_pause=0.02),
    ):
        async with asyncio.timeout(10):
            while len(asked) <= 2:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    assert [record.exc_info is not None for record in caplog.records if "upkeep failed" in record.message] == [True] * 2

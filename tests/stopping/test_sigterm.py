"""SIGTERM and Ctrl-C end the process within ten seconds, with status 0 and no traceback, whatever it is doing."""

import asyncio
import re
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.discord import LocalDiscord
from tests.stopping.process import bot_process
from tests.stopping.states import EVERY_TIME, STATES, Asking, met

SECONDS = 10.0
NOBODY = 9
"""A port (discard) on which nobody listens here."""
ONE_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ")
"""Each happening is one line of the log: no traceback, and no library's chatter."""
CASES = [pytest.param(name, marks=() if name in EVERY_TIME else pytest.mark.slow) for name in STATES]


async def ended(folder: Path, name: str, number: signal.Signals) -> list[str]:
    """Bring a bot into that state and stop it; gives what it logged."""
    faults, reach = STATES[name]
    asking: Asking = []
    async with LocalDiscord() as discord:
        discord.faults.retry_after = 3_600
        for fault in faults:
            discord.faults.add(*fault)
        discord.gateway.speechless = name == "connecting"
        async with bot_process(folder, discord, port=NOBODY if name == "no way to Discord" else None) as process:
            await reach(process, asking)
            status, seconds = await process.stopped(number)
            for task in asking:
                task.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
    assert (status, process.lines) == (0, process.lines)
    assert seconds < SECONDS
    return process.lines


@pytest.mark.parametrize("name", CASES)
async def test_sigterm_ends_it_in_time(tmp_path: Path, name: str) -> None:
    lines = await ended(tmp_path, name, signal.SIGTERM)
    assert len(lines) == len([line for line in lines if ONE_LINE.match(line)]), lines
    assert not [line for line in lines if "Unclosed" in line or "never retrieved" in line]
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.slow
async def test_ctrl_c_ends_it_as_well(tmp_path: Path) -> None:
    assert any("told to stop by SIGINT" in line for line in await ended(tmp_path, "connected", signal.SIGINT))


async def test_what_is_in_flight_is_answered_before(tmp_path: Path) -> None:
    async with LocalDiscord() as discord, bot_process(tmp_path, discord) as process:
        await process.connected()
        discord.faults.add("PATCH .*@original", "slow 1")
        asking = asyncio.create_task(discord.run("/brief", topic="Quillhaven"))
        await met(discord, "PATCH .*@original")
        status, seconds = await process.stopped()
        assert "no articles yet" in (await asking).text
        assert (status, seconds < SECONDS) == (0, True)

"""Whoever gives up an answer leaves nothing behind that holds up what comes after."""

import asyncio
import gc
import sqlite3

import pytest
from sqlalchemy import Connection, text

from bot.archive.servers import archives
from bot.archive.store import Store

COUNTED = """WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 400000)
SELECT i FROM n WHERE i > 300000 AND i % 50000 = 0 AND (SELECT count(*) FROM archives) >= 0"""
"""Some tenths of a second until the first row, and rows after it."""


def rows(conn: Connection) -> list[object]:
    return list(conn.execute(text(COUNTED)).scalars())


@pytest.mark.parametrize("kind", ["sqlite"], indirect=False)
async def test_a_read_that_is_given_up_keeps_no_older_state(store: Store, place: str) -> None:
    """Its snapshot would keep what is deleted later in the log, and the log from being emptied."""

    async def read() -> None:
        async with store.reading() as conn:
            await conn.run_sync(rows)

    gc.disable()
    try:
        for seconds in (0.005, 0.02, 0.05):
            reading = asyncio.create_task(read())
            await asyncio.sleep(seconds)
            reading.cancel()
            with pytest.raises(asyncio.CancelledError):
                await reading
            async with store.writing() as conn:
                await conn.run_sync(archives.ensure, f"a{seconds}")
            other = sqlite3.connect(place, timeout=2)
            busy, *_ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            other.close()
            assert not busy
    finally:
        gc.enable()

"""The bot as a process of its own, without Discord: `python -m benchmarks.upgrade.bot_process DATABASE`.

It opens the database as the bot does, says so, and is asked by lines of JSON on its standard input, each answered by
one: ["work"] and ["rest"] (the queue's worker), ["ask", TOPIC], ["left"] (articles, and whether the task is there).
"""

import argparse
import asyncio
import datetime as dt
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

from sqlalchemy import Connection, func, select

from benchmarks.upgrade.answers import answer
from bot.app import open_desk
from bot.archive.search import generation
from bot.archive.servers import archives
from bot.archive.store import tables
from bot.config import Config
from bot.desk import reindex
from bot.desk.brief import brief
from bot.desk.resources import Desk
from bot.desk.warm_up import warm_up
from bot.jobs.worker import working
from bot.records.ids import ArchiveId

LEASE = dt.timedelta(seconds=6)
"""Shorter than the bot's, so that whoever comes after a kill has something to do."""


async def lines() -> AsyncIterator[list[str]]:
    """Each line on standard input."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        yield json.loads(line)


def left(conn: Connection) -> list[int]:
    """How many articles are still to be indexed anew, and how many tasks of it there are."""
    task = select(func.count()).select_from(tables.tasks).where(tables.tasks.c.kind == reindex.KIND)
    return [generation.count(conn), conn.execute(task).scalar_one()]


async def told(desk: Desk, archive: ArchiveId, topic: str) -> list[object]:
    """The milliseconds of a brief, how many articles it is about, and the sets behind it."""
    began = time.perf_counter()
    shown = await brief(desk, archive, topic)
    took = 1000 * (time.perf_counter() - began)
    async with desk.store.reading() as conn:  # not `read`, which counts as somebody's question
        behind = await conn.run_sync(answer, archive, topic)
    return [took, shown.found, behind.as_row()]


async def run(database: str) -> None:
    """Open, and obey until the lines end."""
    began = time.perf_counter()
    async with open_desk(Config(database=database), alone=True) as desk, AsyncExitStack() as work:
        opened = time.perf_counter() - began
        await warm_up(desk)
        async with desk.store.reading() as conn:
            archive = (await conn.run_sync(archives.named, "local")).id
        print(json.dumps(opened), flush=True)
        async for word, *rest in lines():
            said: object = None
            if word == "work":
                await work.enter_async_context(working(desk, lease=LEASE))
            elif word == "rest":
                await work.aclose()
            elif word == "ask":
                said = await told(desk, archive, rest[0])
            elif word == "left":
                async with desk.store.reading() as conn:
                    said = await conn.run_sync(left)
            print(json.dumps(said), flush=True)


def main() -> None:
    """Run it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database")
    asyncio.run(run(asked.parse_args().database))


if __name__ == "__main__":
    main()

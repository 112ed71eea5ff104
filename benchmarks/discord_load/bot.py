"""The bot as a process of its own: `python -m benchmarks.discord_load.bot DATABASE PORT CERTIFICATE`.

It is asked by lines on its standard input: "used" is answered by a line of figures, "ingest FOLDER" reads the texts in
a folder while people ask, "profile" and "profile FILE" write what it did between the two. "feeds WEB TIMES" (the local
web's visitor, pickled, in hex) works on feeds so many times as fast as 500 of them want it, until "no feeds".
The token comes from DISCORD_TOKEN.
"""

import argparse
import asyncio
import cProfile
import json
import os
import ssl
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp

from benchmarks.discord_load.following import following
from benchmarks.processes import cpu_seconds, resident_mb
from bot.app import open_desk
from bot.chat.serve import serve
from bot.chat.stopping import until_told_to_stop
from bot.config import load
from bot.desk import archives, ingest_many
from bot.desk.resources import Desk
from bot.desk.warm_up import warm_up
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import Received
from tests.discord.certificate import HereResolver

LOADER = Actor("terminal", "0", "Load")


def used() -> dict[str, float]:
    """Memory now, open files, tasks and CPU seconds of this process."""
    return {
        "MB": round(resident_mb()[0], 1),
        "files": len(os.listdir("/proc/self/fd")),
        "tasks": len(asyncio.all_tasks()),
        "CPU s": round(cpu_seconds()[0], 2),
    }


async def ingest(desk: Desk, archive: ArchiveId, folder: Path) -> None:
    """Read and store the texts one after the other, until all are there or the process ends."""
    tally = await ingest_many.many(desk, archive, texts(folder), LOADER)
    print(f"stored {len(tally.receipts)} texts, {len(tally.failures)} failed", file=sys.stderr)


def texts(folder: Path) -> list[Received]:
    """What is in a folder, as files of plain text."""
    return [Received(path.read_bytes(), "text/plain") for path in sorted(folder.iterdir())]


async def lines() -> AsyncIterator[list[str]]:
    """The words of each line on standard input."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        yield line.decode().split()


async def obey(desk: Desk) -> None:
    """Do what the lines say, until there are no more."""
    archive = (await archives.for_terminal(desk, archives.LOCAL)).id
    profile = cProfile.Profile()
    async with asyncio.TaskGroup() as under_way:
        async for word, *rest in lines():
            if word == "used":
                print(json.dumps(used()), flush=True)
            elif word == "ingest":
                under_way.create_task(ingest(desk, archive, Path(rest[0])))
            elif word == "feeds":
                feeds = under_way.create_task(following(desk, archive, rest[0], float(rest[1])))
            elif word == "no":
                feeds.cancel()
            elif word == "profile" and rest:
                profile.disable()
                profile.dump_stats(rest[0])
            elif word == "profile":
                profile.enable()


async def main(database: str, port: int, certificate: str) -> None:
    """Run the bot until SIGTERM."""
    config = load().model_copy(update={"database": database})
    context = ssl.create_default_context(cafile=certificate)
    connector = aiohttp.TCPConnector(limit=0, resolver=HereResolver(port), ssl=context, use_dns_cache=False)
    async with open_desk(config) as desk:
        await warm_up(desk)
        obeying = asyncio.create_task(obey(desk))
        staying = serve(desk, config, connector=lambda: connector, announce=lambda line: None)
        await until_told_to_stop(staying)
        obeying.cancel()
        await asyncio.gather(obeying, return_exceptions=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("port", type=int)
    parser.add_argument("certificate")
    given = parser.parse_args()
    asyncio.run(main(given.database, given.port, given.certificate))

"""What the program that is imported answers from a database that rests, as a line of JSON for each topic.

`cd OLDER && PYTHONPATH=OLDER python /…/benchmarks/upgrade/ask.py DATABASE FILE`: see `make`.
"""

import argparse
import asyncio
import json
from pathlib import Path

import benchmarks

benchmarks.__path__.insert(0, str(Path(__file__).parents[1]))

from benchmarks.upgrade.answers import answer  # noqa: E402  the older tree has no such package
from benchmarks.upgrade.topics import topics  # noqa: E402
from bot.archive.servers import archives  # noqa: E402
from bot.archive.store import Store  # noqa: E402


async def ask(database: str, into: Path, step: int) -> None:
    """Ask all topics, or every so manieth."""
    store = await Store.open(database)
    async with store.reading() as conn:
        archive = (await conn.run_sync(archives.named, "local")).id
    with into.open("w") as lines:
        for topic in topics()[::step]:
            found = await store.read(answer, archive, topic)
            print(json.dumps([topic, *found.as_row()]), file=lines)
    await store.close()


def main() -> None:
    """Ask."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("database")
    given.add_argument("into", type=Path)
    given.add_argument("--step", type=int, default=1)
    asked = given.parse_args()
    asyncio.run(ask(asked.database, asked.into, asked.step))


if __name__ == "__main__":
    main()

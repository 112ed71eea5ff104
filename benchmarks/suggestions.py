"""How long suggesting topics takes while one is typed: `python -m benchmarks.suggestions DATABASE`.

Topics of two places, or of a place and a subject, are typed letter by letter; each stop is asked as autocomplete asks
it. Make a database with `python -m benchmarks.generate`. Discord gives an autocomplete three seconds; ours are to be
there within 300 ms on 100,000 articles.
"""

import argparse
import asyncio
import json
import time

from benchmarks.answers import asked, figures, timed
from bot.app import open_desk
from bot.archive.servers import archives
from bot.config import Config
from bot.desk.suggest import suggest

FIRST = 2
"""Letters with which typing begins to be answered; nothing typed is asked too."""


def typings(topic: str) -> list[str]:
    """What stands in the field while a topic is typed."""
    return ["", *(topic[:end] for end in range(FIRST, len(topic) + 1))]


async def run(path: str, number: int) -> None:
    """Open the database and print one line of JSON."""
    async with open_desk(Config(database=path)) as desk:
        async with desk.store.reading() as conn:
            archive = (await conn.run_sync(archives.named, "local")).id
        typed = [each for topic in asked(number) for each in typings(topic)]
        cold = await timed(lambda: suggest(desk, archive, typed[0]))
        began = time.process_time()
        waits = [await timed(lambda each=each: suggest(desk, archive, each)) for each in typed]  # type: ignore[misc]
        cpu = 1000 * (time.process_time() - began) / len(typed)
        offered = [len(await suggest(desk, archive, topic)) for topic in asked(number)]
    print(
        json.dumps(
            {"database": path, "typings": len(typed), "first": round(cold, 1)}
            | figures(waits)
            | {"worst": round(max(waits), 1), "CPU": round(cpu, 1), "offered": sum(offered) / len(offered)}
        )
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("--topics", type=int, default=30)
    given = parser.parse_args()
    asyncio.run(run(given.database, given.topics))

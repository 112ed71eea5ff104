"""A process beside others that does what is due of feeds, by its own clock: `python -m tests.feeds.two_hands`."""

import asyncio
import datetime as dt
import json
import pickle
import sys
from typing import Any

from bot.app import open_desk
from bot.config import Config
from bot.jobs.once import feeds_once
from tests.web import PATIENT
from tests.web.visitor import Visitor


async def main(given: dict[str, Any]) -> None:
    """Work until nothing is due, then say how many tasks were done."""
    visitor: Visitor = pickle.loads(bytes.fromhex(given["visitor"]))
    fetcher = visitor.fetcher(lambda: dt.datetime.now(dt.UTC), PATIENT)
    async with open_desk(Config(database=given["place"]), fetcher=fetcher) as desk:
        print(json.dumps(await feeds_once(desk)))  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.stdin.readline())))

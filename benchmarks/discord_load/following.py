"""Feeds beside people who ask: looks and items at the pace of 500 feeds."""

import asyncio
import itertools
import pickle
import time
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

from benchmarks.feed_cost import FOLLOWED, ITEMS_A_DAY, LOOKS_A_DAY, due_done
from bot.archive import tasks
from bot.desk.feeds import add, find, look
from bot.desk.resources import Desk
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.subscriptions import Terms
from tests.web import PATIENT
from tests.web.visitor import Visitor

FEW = 12
"""Feeds that stand for all: what costs is the looks and the items."""
SITES = tuple(f"paper{number}.example" for number in range(FEW))
LOADER = Actor("terminal", "0", "Load")


async def following(desk: Desk, archive: ArchiveId, web: str, times: float) -> None:
    """Follow the sites and go on until cancelled; each look finds its feed unchanged, each item is a new article."""
    visitor: Visitor = pickle.loads(bytes.fromhex(web))
    desk = replace(desk, fetcher=visitor.fetcher(desk.now, PATIENT))
    for site in SITES:
        (candidate, *_) = await find.find(desk, archive, f"http://{site}/feed.xml")
        await add.add(desk, archive, candidate, Terms(first=100), LOADER)
    a_day = FOLLOWED * times
    looks = _every(86_400 / (a_day * LOOKS_A_DAY), lambda: _hastened(desk))
    taken = _every(86_400 / (a_day * ITEMS_A_DAY), lambda: due_done(desk, look.ITEM_KIND))
    await asyncio.gather(looks, taken)


async def _every(seconds: float, doing: Any) -> None:
    began = time.monotonic()
    for number in itertools.count(1):
        waiting: Awaitable[object] = doing()
        await waiting
        await asyncio.sleep(max(0.0, began + number * seconds - time.monotonic()))


async def _hastened(desk: Desk) -> None:
    """A look at the feed that waits longest."""
    dues = await desk.store.short_read(tasks.dues, look.KIND)
    first = min(dues, key=lambda key: dues[key])
    await desk.store.write(lambda conn: tasks.hasten(conn, look.KIND, first, desk.now()))
    await due_done(desk, look.KIND)

"""The clock: does the upkeep now and then while the bot runs."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.desk import askings, upkeep
from bot.desk.resources import Desk
from bot.errors import CopydeskError

log = logging.getLogger(__name__)
EVERY_SECONDS = 6 * 3600.0


@asynccontextmanager
async def ticking(desk: Desk, every_seconds: float = EVERY_SECONDS) -> AsyncIterator[None]:
    """Do the upkeep at once and then every so often, until the block ends. A round that fails is logged."""
    clock = asyncio.create_task(_tick(desk, every_seconds))
    try:
        yield
    finally:
        clock.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await clock


async def _tick(desk: Desk, every_seconds: float) -> None:
    while True:
        try:
            swept = await upkeep.sweep(desk)
            await askings.tidy(desk)
            log.info("upkeep: %d articles and %d received pages past their time", swept.articles, swept.received)
        except CopydeskError as error:
            log.error("upkeep: %s", error)
        await asyncio.sleep(every_seconds)

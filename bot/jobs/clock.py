"""The clock: does the upkeep now and then while the bot runs."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot import logs
from bot.desk import upkeep
from bot.desk.resources import Desk
from bot.errors.starting import SweepWaits
from bot.errors.tree import CopydeskError
from bot.logs.tracing import Trace, traced
from bot.records.notices import Notice, Notify

log = logging.getLogger("bot.jobs")
EVERY_SECONDS = 6 * 3600.0
FIRST_PAUSE = 60.0
"""Seconds after a round that failed unforeseen; twice as many after each further one, at most a whole interval."""


@asynccontextmanager
async def ticking(
    desk: Desk,
    every_seconds: float = EVERY_SECONDS,
    *,
    notify: Notify | None = None,
    begin: asyncio.Event | None = None,
    first_pause: float = FIRST_PAUSE,
) -> AsyncIterator[None]:
    """Do the upkeep once `begin` is set (at once without one) and then every so often, until the block ends.

    A round that fails is logged and ends nothing: what we refuse is tried again at the next round, anything else
    after `first_pause` seconds, then after twice as long each time. A sweep that begins to wait is told to `notify`.
    """
    clock = asyncio.create_task(_Clock(desk, notify).tick(every_seconds, begin, first_pause))
    try:
        yield
    finally:
        clock.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await clock


class _Clock:
    """Rounds of the upkeep; remembers whether it was said that they wait."""

    def __init__(self, desk: Desk, notify: Notify | None) -> None:
        self._desk, self._notify = desk, notify
        self._waiting = False

    async def tick(self, every_seconds: float, begin: asyncio.Event | None, first_pause: float) -> None:
        if begin is not None:
            await begin.wait()
        pause = first_pause
        while True:
            if await self._round():
                pause = first_pause
                await asyncio.sleep(every_seconds)
            else:
                await asyncio.sleep(min(pause, every_seconds))
                pause *= 2

    async def _round(self) -> bool:
        """One upkeep; False where it failed in a way that nobody foresaw."""
        with traced(log, Trace("job", "upkeep")) as trace:
            try:
                await self._sweep()
            except CopydeskError as error:
                trace.ended(error)
                log.error("upkeep: %s", error)
            except Exception as fault:  # noqa: BLE001  the clock's task has nobody above it who would hear of this
                trace.ended(fault)
                logs.unexpected(log, "upkeep failed and is tried again", fault)
                return False
            return True

    async def _sweep(self) -> None:
        try:
            swept = await upkeep.sweep(self._desk)
        except SweepWaits as error:
            if self._notify is not None and not self._waiting:
                await self._notify.to_all(Notice("The upkeep waits", error))
            self._waiting = True
            raise
        self._waiting = False
        log.info("upkeep: %d articles and %d received pages past their time", swept.articles, swept.received)

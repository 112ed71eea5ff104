"""One bot for one token on a database that several processes share, and what a killed one leaves in a file.

A bot's lease bears the application's id. Whoever finds it taken looks on: where it is renewed, its holder lives, and
this process is refused; where it is not, the holder was killed, and this process waits until it has run out. So a
service manager that starts a killed bot again needs no second start, and a second bot is told within some ten seconds.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.archive import leases, tasks
from bot.desk.resources import Desk
from bot.errors.starting import LeaseLost, TokenInUse, TokenTakenOver
from bot.jobs.leading import TIMES, LeaseTimes, kept, taken
from bot.records.leases import Lease, Standing

log = logging.getLogger("bot.jobs")
LOOK, A_LITTLE = 1.0, 0.05
"""Seconds between two looks, at most, and how much later than its end a lease is looked at."""


async def take_back(desk: Desk) -> None:
    """Free what a killed program had in hand, which nobody else has who may open its file: its locks tell so at once,
    where its leases would stand for up to 45 seconds. To be called by the one process of a file, before it works.
    """
    held = await desk.store.write(lambda conn: tasks.take_back(conn) + leases.take_back(conn))
    if held:
        log.info("a program that was killed had %s things in hand; they go on", held)


@asynccontextmanager
async def one_bot(
    desk: Desk, application: int, announce: Callable[[str], None], times: LeaseTimes = TIMES
) -> AsyncIterator[None]:
    """Be the only bot of this application on the database while the block runs.

    Raises TokenInUse where another bot runs, and TokenTakenOver out of the block where one has taken its place.
    """
    lease = await _first(desk, f"bot of {application}", announce, times)
    try:
        async with kept(desk, lease, times):
            yield
    except LeaseLost as lost:
        if lost.facts.get("name") == lease.name:
            raise TokenTakenOver from lost
        raise


async def _first(desk: Desk, name: str, announce: Callable[[str], None], times: LeaseTimes) -> Lease:
    seen: Standing | None = None
    while (lease := await taken(desk, name, times)) is None:
        now = await desk.store.short_read(lambda conn: leases.standing(conn, name, desk.now()))
        if now is None or now.until is None:
            continue
        if seen is None:
            log.warning("another process had this token a moment ago; looking whether it lives")
            announce(
                f"Another process had this token just now. If it was killed, this one begins in {now.seconds:.0f} s."
            )
        elif (seen.epoch, seen.until) != (now.epoch, now.until):
            raise TokenInUse
        seen = now
        await asyncio.sleep(min(LOOK, now.seconds + A_LITTLE, times.renewed / 2))
    return lease

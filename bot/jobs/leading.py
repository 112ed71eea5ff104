"""Leading: what one process alone does at a time, under a lease that is renewed while it is done."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.archive import leases
from bot.desk.resources import Desk
from bot.errors.starting import LeaseLost
from bot.errors.tree import StoreError
from bot.jobs.stopping import being_cancelled, ended
from bot.records.leases import Lease

log = logging.getLogger("bot.jobs")
HOLDER = secrets.token_hex(8)
"""This process, as the database knows it."""


@dataclass(frozen=True, slots=True)
class LeaseTimes:
    """Seconds: how long a lease is, how often it is renewed, and how often one that another has is looked at."""

    length: float = leases.SECONDS
    renewed: float = 10.0
    looked_at: float = 5.0


TIMES = LeaseTimes()


@asynccontextmanager
async def leading(desk: Desk, name: str, times: LeaseTimes = TIMES) -> AsyncIterator[Lease]:
    """Wait until this process leads what is called `name`, and keep it while the block runs; then another may.

    Where another process takes it all the same (this one was asleep, or saw no database), the block is cancelled and
    LeaseLost is raised.
    """
    lease = await taken(desk, name, times)
    while lease is None:
        await asyncio.sleep(times.looked_at)
        lease = await taken(desk, name, times)
    async with kept(desk, lease, times):
        yield lease


async def taken(desk: Desk, name: str, times: LeaseTimes = TIMES) -> Lease | None:
    """The lease called `name`; None where another process has it. It is to be `kept`."""
    return await desk.store.write(lambda conn: leases.take(conn, name, HOLDER, desk.now(), seconds=times.length))


@asynccontextmanager
async def kept(desk: Desk, lease: Lease, times: LeaseTimes = TIMES) -> AsyncIterator[None]:
    """Renew a lease that was taken while the block runs, and give it back then. Raises LeaseLost as `leading` does."""
    block = asyncio.current_task()
    assert block is not None  # it runs in a coroutine
    cancelled, lost = block.cancelling(), asyncio.Event()
    keeping = asyncio.create_task(_keep(desk, lease, times, block, lost))
    try:
        yield
    except asyncio.CancelledError:
        if lost.is_set() and block.uncancel() <= cancelled:
            raise LeaseLost(name=lease.name) from None
        raise
    finally:
        await ended(keeping)
        if not lost.is_set():
            await _released(desk, lease)


async def _keep(desk: Desk, lease: Lease, times: LeaseTimes, block: asyncio.Task[Any], lost: asyncio.Event) -> None:
    while not being_cancelled():  # a driver that fails while it is cancelled raises its own error, not the cancelling
        await asyncio.sleep(times.renewed)
        try:
            ours = await desk.store.write(lambda conn: leases.renew(conn, lease, desk.now(), seconds=times.length))
        except StoreError as error:  # whoever cannot reach the database either cannot take it
            log.warning("the lease %s could not be renewed: %s", lease.name, error)
            continue
        if not ours:
            lost.set()
            block.cancel()
            return


async def _released(desk: Desk, lease: Lease) -> None:
    """Give it back, also where we are being stopped; where that fails it runs out by itself."""
    giving = asyncio.create_task(desk.store.write(lambda conn: leases.release(conn, lease)))
    try:
        await asyncio.shield(giving)
    except StoreError as error:
        log.warning("the lease %s runs out by itself: %s", lease.name, error)

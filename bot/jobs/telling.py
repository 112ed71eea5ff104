"""Telling: sends the notices that wait in the database, from whichever process they come."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot import logs
from bot.archive import tellings
from bot.desk.resources import Desk
from bot.errors.tree import CopydeskError
from bot.records.notices import Notify, Telling

log = logging.getLogger("bot.jobs")
EVERY_SECONDS = 10.0


@asynccontextmanager
async def telling(
    desk: Desk,
    notify: Notify,
    otherwise: Notify,
    *,
    begin: asyncio.Event | None = None,
    every_seconds: float = EVERY_SECONDS,
) -> AsyncIterator[None]:
    """Send what waits through `notify` once `begin` is set (at once without one), until the block ends.

    A server that cannot be told is tried again a few times; then `otherwise` has it.
    """
    sending = asyncio.create_task(_go(desk, notify, otherwise, begin, every_seconds))
    try:
        yield
    finally:
        sending.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await sending


async def _go(desk: Desk, notify: Notify, otherwise: Notify, begin: asyncio.Event | None, every: float) -> None:
    if begin is not None:
        await begin.wait()
    said = False
    while True:
        try:
            await _send(desk, notify, otherwise)
            said = False
        except Exception as fault:  # noqa: BLE001  nobody above would hear of it
            if not said and isinstance(fault, CopydeskError):
                log.error("notices wait to be told: %s", fault)
            elif not said:
                logs.unexpected(log, "notices wait to be told", fault)
            said = True
        await asyncio.sleep(every)


async def _send(desk: Desk, notify: Notify, otherwise: Notify) -> None:
    for waiting in await desk.store.short_read(lambda conn: tellings.due(conn, desk.now())):
        if await _told(waiting, notify, otherwise):
            await desk.store.write(lambda conn, waiting=waiting: tellings.told(conn, waiting))  # type: ignore[misc]
        else:
            await desk.store.write(lambda conn, waiting=waiting: tellings.again(conn, waiting, desk.now()))  # type: ignore[misc]


async def _told(waiting: Telling, notify: Notify, otherwise: Notify) -> bool:
    """Whether it needs no further try."""
    if waiting.server is None:
        await notify.to_all(waiting.notice)
        return True
    if await notify.to_server(waiting.server, waiting.notice, channel=waiting.channel):
        return True
    if waiting.tries + 1 < tellings.MOST_TRIES:
        return False
    await otherwise.to_server(waiting.server, waiting.notice, channel=waiting.channel)
    return True

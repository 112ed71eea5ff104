"""Telling: sends the notices that wait in the database, from whichever process they come."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TypeAlias

from bot import logs
from bot.archive import tellings
from bot.desk.feeds import health
from bot.desk.resources import Desk
from bot.errors.tree import CopydeskError
from bot.jobs.stopping import being_cancelled, ended
from bot.records.notices import Notify, QueuedNotice

log = logging.getLogger("bot.jobs")
EVERY_SECONDS = 10.0

Round: TypeAlias = Callable[[], Awaitable[object]]


@asynccontextmanager
async def telling(
    desk: Desk,
    notify: Notify,
    otherwise: Notify,
    *,
    begin: asyncio.Event | None = None,
    every_seconds: float = EVERY_SECONDS,
    feeds: bool = False,
) -> AsyncIterator[None]:
    """Send what waits through `notify` once `begin` is set (at once without one), until the block ends.

    A server that cannot be told is tried again a few times; then `otherwise` has it. `feeds`: how feeds are is told
    too, by whoever has Discord.
    """
    rounds: list[Round] = [lambda: _send(desk, notify, otherwise)]
    if feeds:
        rounds.append(lambda: health.tell(desk, notify))
    sending = asyncio.create_task(_go(rounds, begin, every_seconds))
    try:
        yield
    finally:
        await ended(sending)


async def _go(rounds: Sequence[Round], begin: asyncio.Event | None, every: float) -> None:
    if begin is not None:
        await begin.wait()
    said = False
    while not being_cancelled():
        try:
            for each in rounds:
                await each()
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


async def _told(waiting: QueuedNotice, notify: Notify, otherwise: Notify) -> bool:
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

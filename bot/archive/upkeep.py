"""What time takes away: trash, received bytes, and the archives of servers that left; each a few rows at a time."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import archives, settings, tables, trash
from bot.archive.store import Store

BATCH = 500  # rows of one transaction, so that an ingest never waits long for it


@dataclass(frozen=True, slots=True)
class Kept:
    """How many days things are kept; None is for ever. A server's own days of grace go before `grace`."""

    trash: int = 30
    received: int | None = None
    grace: int = 30


@dataclass(frozen=True, slots=True)
class Swept:
    """What an upkeep took away."""

    articles: int
    received: int
    servers: tuple[int, ...]


async def sweep(store: Store, kept: Kept, now: dt.datetime) -> Swept:
    """Purge what is past its time. Can be stopped and begun again anywhere: each batch is a transaction of its own."""
    purged = await _articles(store, now - dt.timedelta(days=kept.trash), now)
    pruned = 0 if kept.received is None else await _received(store, now - dt.timedelta(days=kept.received))
    async with store.writing() as w:
        chosen = await settings.everywhere(w, "grace_days")
        own = {server: days for server, days in chosen.items() if isinstance(days, int)}
        gone = await archives.purge_left(w, now, kept.grace, own)
    return Swept(purged, pruned, gone)


async def _articles(store: Store, before: dt.datetime, now: dt.datetime) -> int:
    total = 0
    while True:
        async with store.writing() as w:
            many = await trash.purge(w, before, now, BATCH)
        total += many
        if many < BATCH:
            return total


async def _received(store: Store, before: dt.datetime) -> int:
    total = 0
    while True:
        async with store.writing() as w:
            many = await _prune(w, before)
        total += many
        if many < BATCH:
            return total


async def _prune(w: AsyncConnection, before: dt.datetime) -> int:
    received = tables.received
    old = select(received.c.version).where(received.c.received_at < before).limit(BATCH)
    gone = await w.execute(delete(received).where(received.c.version.in_(old)))
    return gone.rowcount

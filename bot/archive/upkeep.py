"""What time takes away: trash, received bytes, askings, and the archives of servers that left, a few rows at a time."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from bot.archive import archives, askings, last_asked, settings, tables, trash
from bot.archive.store import Store

BATCH = 500  # rows of one transaction, so that an ingest never waits long for it
ASKED_KEPT = 180
"""Days for which askings, and when somebody last asked, are kept."""


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


@dataclass(frozen=True, slots=True)
class Due:
    """How many rows of one kind a sweep would take, out of how many there are."""

    kind: str
    rows: int
    of: int


async def due(r: AsyncConnection, kept: Kept, now: dt.datetime) -> tuple[Due, ...]:
    """What a sweep at `now` would take, kind by kind. Articles are those of the trash and of archives that go whole."""
    articles, kept_since = tables.articles, now - dt.timedelta(days=ASKED_KEPT)
    gone = await archives.past_grace(r, now, kept.grace, await _own_grace(r))
    whole = [archive.id for archive in await archives.purged_with(r, gone)]
    old = (articles.c.trashed_at < now - dt.timedelta(days=kept.trash)) | articles.c.archive.in_(whole)
    found = [
        await _due(r, "articles", articles, old),
        await _due(r, "requests", tables.askings, tables.askings.c.asked_at < kept_since),
        await _due(r, "moments of asking", tables.last_asked, tables.last_asked.c.asked_at < kept_since),
        Due("servers", len(gone), await _count(r, tables.servers)),
    ]
    if kept.received is not None:
        before = now - dt.timedelta(days=kept.received)
        found.append(await _due(r, "originals", tables.received, tables.received.c.received_at < before))
    return tuple(found)


async def newest_moment(r: AsyncConnection) -> dt.datetime | None:
    """The last moment that anything was written down; None in a database where nothing ever was."""
    columns = (tables.audit.c.at, tables.versions.c.stored_at, tables.askings.c.asked_at, tables.archives.c.created_at)
    moments = [(await r.execute(select(func.max(column)))).scalar() for column in columns]
    return max((moment for moment in moments if isinstance(moment, dt.datetime)), default=None)


async def sweep(store: Store, kept: Kept, now: dt.datetime) -> Swept:
    """Purge what is past its time. Can be stopped and begun again anywhere: each batch is a transaction of its own."""
    purged = await _articles(store, now - dt.timedelta(days=kept.trash), now)
    pruned = 0 if kept.received is None else await _received(store, now - dt.timedelta(days=kept.received))
    async with store.writing() as w:
        gone = await archives.past_grace(w, now, kept.grace, await _own_grace(w))
        await archives.purge_left(w, gone)
        before = now - dt.timedelta(days=ASKED_KEPT)
        await askings.forget_before(w, before)
        await last_asked.forget_before(w, before)
    return Swept(purged, pruned, gone)


async def _own_grace(r: AsyncConnection) -> dict[int, int]:
    chosen = await settings.everywhere(r, "grace_days")
    return {server: days for server, days in chosen.items() if isinstance(days, int)}


async def _due(r: AsyncConnection, kind: str, table: Table, old: ColumnElement[bool]) -> Due:
    return Due(kind, await _count(r, table, old), await _count(r, table))


async def _count(r: AsyncConnection, table: Table, *which: Any) -> int:
    return int((await r.execute(select(func.count()).select_from(table).where(*which))).scalar_one())


async def _articles(store: Store, before: dt.datetime, now: dt.datetime) -> int:
    total = 0
    while True:
        async with store.writing() as w:
            many = await trash.purge(w, before, now, BATCH)
        total += many
        if not many:
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

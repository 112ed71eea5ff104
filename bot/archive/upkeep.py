"""What time takes away: trash, received bytes, askings, and the archives of servers that left, a few rows at a time."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select
from sqlalchemy.sql.elements import ColumnElement

from bot.archive import purging
from bot.archive.articles import trash
from bot.archive.search.stores import index_for
from bot.archive.servers import archives, last_asked, requests, settings
from bot.archive.store import Store, tables
from bot.errors.tree import Words

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


def due(conn: Connection, kept: Kept, now: dt.datetime) -> tuple[Due, ...]:
    """What a sweep at `now` would take, kind by kind. Articles are those of the trash and of archives that go whole."""
    articles, kept_since = tables.articles, now - dt.timedelta(days=ASKED_KEPT)
    gone = archives.past_grace(conn, now, kept.grace, _own_grace(conn))
    whole = [archive.id for archive in archives.purged_with(conn, gone)]
    old = (articles.c.trashed_at < now - dt.timedelta(days=kept.trash)) | articles.c.archive.in_(whole)
    overdue = [
        _due(conn, Words("articles"), articles, old),
        _due(conn, Words("requests"), tables.askings, tables.askings.c.asked_at < kept_since),
        _due(conn, Words("moments of asking"), tables.last_asked, tables.last_asked.c.asked_at < kept_since),
        Due(Words("servers"), len(gone), _count(conn, tables.servers)),
    ]
    if kept.received is not None:
        before = now - dt.timedelta(days=kept.received)
        overdue.append(_due(conn, Words("originals"), tables.received, tables.received.c.received_at < before))
    return tuple(overdue)


def newest_moment(conn: Connection) -> dt.datetime | None:
    """The last moment that anything was written down; None in a database where nothing ever was."""
    columns = (tables.audit.c.at, tables.versions.c.stored_at, tables.askings.c.asked_at, tables.archives.c.created_at)
    moments = [conn.execute(select(func.max(column))).scalar() for column in columns]
    return max((moment for moment in moments if isinstance(moment, dt.datetime)), default=None)


async def sweep(store: Store, kept: Kept, now: dt.datetime) -> Swept:
    """Purge what is past its time. Can be stopped and begun again anywhere: each batch is a transaction of its own."""
    purged = await _articles(store, now - dt.timedelta(days=kept.trash), now)
    pruned = await _received(store, _brought_before(now))
    if kept.received is not None:
        pruned += await _received(store, tables.received.c.received_at < now - dt.timedelta(days=kept.received))
    async with store.writing() as conn:
        gone = await conn.run_sync(archives.past_grace, now, kept.grace, await conn.run_sync(_own_grace))
        await conn.run_sync(purging.purge_left, gone)
        before = now - dt.timedelta(days=ASKED_KEPT)
        await conn.run_sync(requests.forget_before, before)
        await conn.run_sync(last_asked.forget_before, before)
    if purged or pruned or gone:
        await erase(store)
    return Swept(purged, pruned, gone)


async def erase(store: Store) -> None:
    """Leave nothing readable of what was deleted, nor room for it in the index; a part at a time, for others write too.

    Raises StoreError subclasses.
    """
    begin = more = True
    while more:
        async with store.writing() as conn:
            more = await conn.run_sync(partial(index_for(conn).erase, begin=begin))
        begin = False
    await store.erase(rewrite=False)


def _own_grace(conn: Connection) -> dict[int, int]:
    chosen = settings.everywhere(conn, "grace_days")
    return {server: days for server, days in chosen.items() if isinstance(days, int)}


def _due(conn: Connection, kind: str, table: Table, old: ColumnElement[bool]) -> Due:
    return Due(kind, _count(conn, table, old), _count(conn, table))


def _count(conn: Connection, table: Table, *which: Any) -> int:
    return int(conn.execute(select(func.count()).select_from(table).where(*which)).scalar_one())


async def _articles(store: Store, before: dt.datetime, now: dt.datetime) -> int:
    total = 0
    while True:
        async with store.writing() as conn:
            many = await conn.run_sync(trash.purge, before, now, BATCH)
        total += many
        if not many:
            return total


def _brought_before(now: dt.datetime) -> ColumnElement[bool]:
    """The bytes that a feed brought and that are past their time; not those of words that we posted."""
    received, cuts = tables.received, tables.answer_cuts
    posted = select(cuts.c.version).where(cuts.c.version == received.c.version)
    return (received.c.kept_until < now) & ~posted.exists()


async def _received(store: Store, which: ColumnElement[bool]) -> int:
    total = 0
    while True:
        async with store.writing() as conn:
            many = await conn.run_sync(_prune, which)
        total += many
        if many < BATCH:
            return total


def _prune(conn: Connection, which: ColumnElement[bool]) -> int:
    received = tables.received
    old = select(received.c.version).where(which).limit(BATCH)
    gone = conn.execute(delete(received).where(received.c.version.in_(old)))
    return gone.rowcount

"""`sweep`: what has outlived its time goes, unless the clock or the amount is not to be believed.

1. The database remembers the last moment at which its clock was believed. More than two days later nothing tells a
   wrong clock from a machine that was switched off: the sweep waits, and the remembered moment stays where it is.
2. A database that remembers none (a new one, or one of a program from before) believes the newest moment stored in it.
3. Whoever knows the time ends the wait: Discord, whose requests carry it (`vouched`), or the operator (`confirm`).
4. A sweep that would take more than a tenth of a kind, and more than 20 rows, waits for the operator, whatever the
   clock says: settings slip, and what is purged comes back from no trash.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from bot.archive import upkeep
from bot.archive.servers import archives, settings
from bot.archive.store import Connection
from bot.archive.upkeep import Due, Kept, Swept
from bot.desk.resources import Desk
from bot.errors.starting import ClockDoubted, SweepTooLarge, SweepWaits

PROGRAM = 0
BELIEVED, UNSEEN = "clock believed at", "servers not seen"
LONGEST_GAP = dt.timedelta(days=2)
"""A round is made every six hours; a longer silence than this is a jump of the clock, or a machine that was off."""
AGREES = dt.timedelta(hours=1)
FEW_ROWS, FEW_OF_ALL = 20, 10


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a sweep would take at `now`, and why it waits; None where it does not."""

    now: dt.datetime
    due: tuple[Due, ...]
    unseen: tuple[int, ...]
    why: SweepWaits | None


async def sweep(desk: Desk) -> Swept:
    """Do one round by the configured times; gives what went. Raises SweepWaits, and then nothing went."""
    view = await outlook(desk)
    if view.why is not None:
        raise view.why
    await _believe(desk, view.now)
    return await upkeep.sweep(desk.store, _kept(desk), view.now)


async def outlook(desk: Desk) -> Outlook:
    """What the next sweep would take, and whether it waits. The first time, remembers which moment is believed."""
    now = desk.now()
    believed = await _believed(desk, now)
    async with desk.store.reading() as conn:
        due = await conn.run_sync(upkeep.due, _kept(desk), now)
        unseen = _numbers((await conn.run_sync(settings.read, PROGRAM)).get(UNSEEN))
    return Outlook(now, tuple(kind for kind in due if kind.rows), unseen, _why(now, believed, due))


async def confirm(desk: Desk) -> Swept:
    """Believe the clock, begin the days of grace of servers that were not seen, and sweep whatever is due."""
    now = desk.now()
    async with desk.store.writing() as conn:
        for server in _numbers((await conn.run_sync(settings.read, PROGRAM)).get(UNSEEN)):
            await conn.run_sync(archives.left, server, now)
        await conn.run_sync(note_unseen, (), now)
        await conn.run_sync(settings.keep, BELIEVED, now.isoformat(), now)
    return await upkeep.sweep(desk.store, _kept(desk), now)


async def vouched(desk: Desk, told: dt.datetime) -> bool:
    """Somebody who knows the time says that it is `told`: our clock is believed within an hour of it. Gives whether."""
    now = desk.now()
    if abs(now - told) > AGREES:
        return False
    await _believe(desk, now)
    return True


def note_unseen(conn: Connection, servers: Collection[int], now: dt.datetime) -> None:
    """Remember the servers whose days of grace begin only once the operator confirms it."""
    before = _numbers(settings.read(conn, PROGRAM).get(UNSEEN))
    if before != tuple(servers):
        settings.keep(conn, UNSEEN, ",".join(map(str, servers)), now)


def too_many(rows: int, of: int) -> bool:
    """Whether losing `rows` of so many is more than a tenth and more than 20."""
    return rows > FEW_ROWS and rows * FEW_OF_ALL > of


def _why(now: dt.datetime, believed: dt.datetime, due: tuple[Due, ...]) -> SweepWaits | None:
    if now - believed > LONGEST_GAP:
        return ClockDoubted(now=now, days=(now - believed).days)
    for kind in due:
        if too_many(kind.rows, kind.of):
            return SweepTooLarge(rows=kind.rows, of=kind.of, kind=kind.kind)
    return None


async def _believed(desk: Desk, now: dt.datetime) -> dt.datetime:
    async with desk.store.reading() as conn:
        kept = (await conn.run_sync(settings.read, PROGRAM)).get(BELIEVED)
        if isinstance(kept, str):
            return dt.datetime.fromisoformat(kept)
        newest = await conn.run_sync(upkeep.newest_moment)
    first = min(newest or now, now)
    await _keep(desk, first, now)
    return first


async def _believe(desk: Desk, now: dt.datetime) -> None:
    """Remember `now`, never an earlier moment than before: a clock that was behind must not jump when it is set."""
    if now > await _believed(desk, now):
        await _keep(desk, now, now)


async def _keep(desk: Desk, moment: dt.datetime, now: dt.datetime) -> None:
    def work(conn: Connection) -> None:
        settings.keep(conn, BELIEVED, moment.isoformat(), now)

    await desk.store.write(work)


def _numbers(kept: object) -> tuple[int, ...]:
    return tuple(int(number) for number in str(kept or "").split(",") if number)


def _kept(desk: Desk) -> Kept:
    days = desk.config.archive
    return Kept(trash=days.trash_days, received=days.keep_received_days, grace=days.grace_days)

"""Leases: what one process alone does at a time, on either store.

Whoever takes one has it until it runs out, and renews it meanwhile. Its `epoch` counts who had it: a holder that slept
past its end can neither renew nor end what another has. Times count by the clock of the database's server where it has
one; in SQLite by `now`, ours. A lease that ends later than one taken at this moment would is not believed: it was given
by a clock that has been set back since.
"""

import datetime as dt

from sqlalchemy import Connection, delete, insert, select

from bot.archive.store import dialect, integrity, seals, tables
from bot.records.leases import Lease, Standing
from bot.records.tasks import JobDone

leases = tables.leases
SECONDS = 30.0
"""How long a lease is: so long after a killed holder nobody has what it had."""


def take(conn: Connection, name: str, holder: str, now: dt.datetime, *, seconds: float = SECONDS) -> Lease | None:
    """The lease called `name` (at most 60 characters) for `holder` (at most 40); None where another has it."""
    now, length = dialect.of(conn).moment(conn, now), dt.timedelta(seconds=seconds)
    row = conn.execute(select(leases).where(leases.c.name == name)).first()
    if row is not None and integrity.intact(leases, row):
        if row.until is not None and now < row.until <= now + length:
            return None
        values = {"holder": holder, "until": now + length, "epoch": row.epoch + 1}
        seals.update(conn, leases, [leases.c.name == name], values)
        return Lease(name, row.epoch + 1)
    conn.execute(delete(leases).where(leases.c.name == name))
    epoch = row.epoch + 1 if row is not None and isinstance(row.epoch, int) else 1
    conn.execute(insert(leases), {"name": name, "holder": holder, "until": now + length, "epoch": epoch})
    return Lease(name, epoch)


def renew(conn: Connection, lease: Lease, now: dt.datetime, *, seconds: float = SECONDS) -> bool:
    """Keep a lease for so long from now on. False where another has taken it."""
    until = dialect.of(conn).moment(conn, now) + dt.timedelta(seconds=seconds)
    return _set(conn, lease, {"until": until})


def release(conn: Connection, lease: Lease) -> bool:
    """Another may take it at once. False where another has."""
    return _set(conn, lease, {"until": None, "holder": None})


def take_back(conn: Connection) -> int:
    """Every lease in a file is free at once, since no process lives that has one; gives how many were held. Nothing
    happens where several programs share a database.
    """
    held = {"until": None, "holder": None}
    return seals.update(conn, leases, [leases.c.until.is_not(None)], held) if dialect.of(conn).one_file else 0


def done(conn: Connection, lease: Lease, now: dt.datetime) -> bool:
    """What it stands for was done whole, at this moment; another may take it. False where another has."""
    done_at = dialect.of(conn).moment(conn, now)
    return _set(conn, lease, {"until": None, "holder": None, "done_at": done_at})


def standing(conn: Connection, name: str, now: dt.datetime) -> Standing | None:
    """How a lease stands; None for one that nobody ever took."""
    row = conn.execute(select(leases).where(leases.c.name == name)).first()
    if row is None or not integrity.intact(leases, row):
        return None
    left = 0.0 if row.until is None else (row.until - dialect.of(conn).moment(conn, now)).total_seconds()
    return Standing(row.epoch, row.until, max(0.0, left))


def seconds_to_next(conn: Connection, name: str, every: float, now: dt.datetime) -> float:
    """How long until what is done `every` so many seconds is due again; 0 when it is, or never was done.

    When it was last done is believed from one interval ago to one interval ahead: a clock that jumps makes it due once.
    """
    row = conn.execute(select(leases).where(leases.c.name == name)).first()
    if row is None or row.done_at is None or not integrity.intact(leases, row):
        return 0.0
    ago = (dialect.of(conn).moment(conn, now) - row.done_at).total_seconds()
    return every - ago if -every <= ago < every else 0.0


def last_done(conn: Connection) -> tuple[JobDone, ...]:
    """When each thing was last done whole, by name."""
    rows = conn.execute(select(leases).where(leases.c.done_at.is_not(None)).order_by(leases.c.name))
    return tuple(JobDone(row.name, row.done_at) for row in integrity.checked(leases, rows))


def _set(conn: Connection, lease: Lease, values: dict[str, object]) -> bool:
    ours = [leases.c.name == lease.name, leases.c.epoch == lease.epoch]
    return seals.update(conn, leases, ours, values) == 1

"""The queue: tasks in the database, leased by one worker at a time, so that a killed program loses none.

A task is known by its kind and key; putting it twice leaves one. A worker that claims one has it until its lease runs
out, and renews the lease while it works: what a killed program held is free within LEASE. Then any other may claim it,
and the first can end it no more (its `epoch` is gone by). So a task may be done twice, in part or whole, and its
handler must not mind; what must not happen twice asks `still_ours` in the transaction that writes it. Due times and
leases count by the clock of the database's server where it has one; in SQLite by `now`, ours, which may be put back
(`put_back`).
"""

import datetime as dt
import json
import logging
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    true,
)

from bot.archive.store import dialect, integrity, seals, tables
from bot.archive.store.storable_text import to_storable
from bot.records.ids import ArchiveId
from bot.records.tasks import Again, DeadTask, Task, WaitingTasks

log = logging.getLogger(__name__)
tasks = tables.tasks
LEASE = dt.timedelta(seconds=45)
"""For how long a worker has a task without a word. Whatever a clock does, no lease stands longer than this."""
MOST_TRIES = 5
BACK_OFF = dt.timedelta(seconds=30)
"""Before a task that failed is tried again; twice as long after each further time."""
LONGEST_ERROR = 500
_FREE = {"lease": None, "leased_until": None}

# Built once: a worker asks these at every turn, and building them anew took longer than the database.
_UNTIL, _MOMENT = tasks.c.leased_until, tasks.c.due_at.type
_HELD = select(tasks).where(tasks.c.id == bindparam("of_task"), tasks.c.epoch == bindparam("of_epoch"))
_HELD_FOR_UPDATE = _HELD.with_for_update()
_DONE = delete(tasks).where(tasks.c.id == bindparam("of_task"), tasks.c.epoch == bindparam("of_epoch"))


@cache
def _due(kinds: tuple[str, ...]) -> Select[Any]:
    """What is due of these kinds. Kinds are named one by one: a list whose length may differ is written anew each time,
    which took longer than all the rest.
    """
    now, latest = bindparam("now", type_=_MOMENT), bindparam("latest", type_=_MOMENT)
    is_free = or_(_UNTIL.is_(None), now >= _UNTIL, latest < _UNTIL)
    due = select(tasks).where(_of_kinds(kinds), tasks.c.dead == false(), tasks.c.due_at <= now, is_free)
    in_turn = due.order_by(tasks.c.priority, tasks.c.due_at, tasks.c.id).limit(bindparam("most"))
    return in_turn.with_for_update(skip_locked=True)


@cache
def _first_free(kinds: tuple[str, ...]) -> Select[Any]:
    """When the first task of each of these kinds may be claimed."""
    free_at = case((bindparam("latest", type_=_MOMENT) >= _UNTIL, _UNTIL), else_=tasks.c.due_at)
    first = select(tasks.c.kind, func.min(free_at)).where(_of_kinds(kinds), tasks.c.dead == false())
    return first.group_by(tasks.c.kind)


def _of_kinds(kinds: tuple[str, ...]) -> ColumnElement[bool]:
    return or_(false(), *(tasks.c.kind == kind for kind in kinds))


def put(
    conn: Connection,
    kind: str,
    key: str,
    now: dt.datetime,
    *,
    payload: Mapping[str, object] | None = None,
    archive_id: ArchiveId | None = None,
    delay: dt.timedelta = dt.timedelta(0),
    priority: int = 0,
) -> bool:
    """Put a task that is due after `delay`; of what is due the smaller `priority` goes first. Gives whether it is new.

    One of that kind and key that waits or is being done stays as it is; one that was given up begins anew. A task of
    an archive goes with it.
    """
    due_at = dialect.of(conn).moment(conn, now) + delay
    row = conn.execute(select(tasks).where(tasks.c.kind == kind, tasks.c.key == key)).first()
    if row is not None and not row.dead and integrity.intact(tasks, row):
        return False
    if row is not None:
        conn.execute(delete(tasks).where(tasks.c.id == row.id))
    values = {"kind": kind, "key": key, "archive": archive_id, "payload": _packed(payload or {}), "due_at": due_at}
    conn.execute(insert(tasks), values | {"priority": priority, "tries": 0, "epoch": 0, "dead": False} | _FREE)
    return True


def claim(
    conn: Connection,
    kinds: Collection[str],
    holder: str,
    now: dt.datetime,
    limit: int = 1,
    *,
    besides: Collection[int] = (),
    lease: dt.timedelta = LEASE,
) -> tuple[Task, ...]:
    """Lease up to `limit` due tasks of these kinds to `holder` (at most 40 characters), but for those of ids `besides`.

    One whose workers ended MOST_TRIES times before it was done is given up, and so is a damaged one.
    """
    now = dialect.of(conn).moment(conn, now)
    asked = {"now": now, "latest": now + lease, "most": limit + len(besides)}
    rows = [row for row in conn.execute(_due(tuple(kinds)), asked) if row.id not in besides][:limit]
    return tuple(task for row in rows if (task := _leased(conn, row, holder, now + lease)))


def renew(conn: Connection, held: Collection[Task], now: dt.datetime, *, lease: dt.timedelta = LEASE) -> list[Task]:
    """Keep these tasks for a lease from now on; gives those that are still their holder's."""
    until = dialect.of(conn).moment(conn, now) + lease
    return [task for task in held if _rewritten(conn, task, {"leased_until": until})]


def still_ours(conn: Connection, task: Task) -> bool:
    """Whether nobody else has claimed the task meanwhile, until the end of this transaction, where it writes."""
    return conn.execute(_HELD_FOR_UPDATE, _ours(task)).first() is not None


def done(conn: Connection, task: Task) -> bool:
    """The task is done and goes. False where its lease was lost, and then nothing changes."""
    return conn.execute(_DONE, _ours(task)).rowcount == 1


def again(conn: Connection, task: Task, then: Again, now: dt.datetime) -> bool:
    """The task goes on later, as if it had never failed. False where its lease was lost, and then nothing changes."""
    due_at = dialect.of(conn).moment(conn, now) + dt.timedelta(seconds=then.seconds)
    values = {"due_at": due_at, "payload": _packed(then.payload), "tries": 0, "last_error": None}
    return _ended(conn, task, values)


def failed(conn: Connection, task: Task, error: str, now: dt.datetime) -> bool:
    """The task failed: it is tried again after a while, MOST_TRIES times in all. False where its lease was lost."""
    due_at = dialect.of(conn).moment(conn, now) + BACK_OFF * 2 ** (task.tries - 1)
    dead = task.tries >= MOST_TRIES
    if dead:
        log.error("a task %s is given up after %s tries; it is kept with the reason", task.kind, task.tries)
    return _ended(conn, task, {"due_at": due_at, "dead": dead, "last_error": to_storable(error)[:LONGEST_ERROR]})


def release(conn: Connection, task: Task) -> bool:
    """The worker ends before the task: another may have it at once, and this was no try. False as for `done`."""
    return _ended(conn, task, {"tries": task.tries - 1})


def seconds_to_next(conn: Connection, kinds: Collection[str], now: dt.datetime) -> float | None:
    """How long until a task of these kinds is due, or its lease runs out; 0 when one is, None when there is none."""
    return min(seconds_by_kind(conn, kinds, now).values(), default=None)


def seconds_by_kind(conn: Connection, kinds: Collection[str], now: dt.datetime) -> dict[str, float]:
    """The same of each of these kinds; one that has no task is left out."""
    now = dialect.of(conn).moment(conn, now)
    first = conn.execute(_first_free(tuple(kinds)), {"latest": now + LEASE}).all()
    return {kind: max(0.0, (at - now).total_seconds()) for kind, at in first if isinstance(at, dt.datetime)}


def hasten(conn: Connection, kind: str, key: str, now: dt.datetime, delay: dt.timedelta = dt.timedelta(0)) -> bool:
    """Let a task that waits be due after `delay`. False where there is none that nobody has in hand."""
    waiting = [tasks.c.kind == kind, tasks.c.key == key, tasks.c.dead == false(), tasks.c.leased_until.is_(None)]
    due_at = dialect.of(conn).moment(conn, now) + delay
    return seals.update(conn, tasks, waiting, {"due_at": due_at}) == 1


def take_back(conn: Connection) -> int:
    """Every lease in a file is free at once, since no process lives that has one; gives how many were held.

    One that lives all the same, as a look by hand, goes on until another claims its task. Nothing happens where several
    programs share a database: there each lease tells whether its holder lives.
    """
    return seals.update(conn, tasks, [_UNTIL.is_not(None)], _FREE) if dialect.of(conn).one_file else 0


def is_by_our_clock(conn: Connection) -> bool:
    """Whether due times count by our own clock, which may be put back, and not by one of the database's server."""
    return dialect.of(conn).one_file


def put_back(conn: Connection, by: dt.timedelta) -> int:
    """The clock was put back `by` so much: what waits is due so much earlier, as if nothing had been; gives how many.

    Nothing happens where the database's server has a clock of its own.
    """
    if not is_by_our_clock(conn):
        return 0
    waiting = conn.execute(select(tasks.c.id, tasks.c.due_at).where(tasks.c.dead == false())).all()
    for number, due_at in waiting:
        if isinstance(due_at, dt.datetime):
            seals.update(conn, tasks, [tasks.c.id == number], {"due_at": due_at - by})
    return len(waiting)


def given_up(conn: Connection, kind: str) -> frozenset[str]:
    """The keys of the tasks of a kind that were given up."""
    ours = select(tasks.c.key).where(tasks.c.kind == kind, tasks.c.dead == true())
    return frozenset(key for (key,) in conn.execute(ours))


def dues(conn: Connection, kind: str) -> dict[str, dt.datetime]:
    """When the tasks of a kind are due, by key; those that were given up have no time."""
    ours = select(tasks.c.key, tasks.c.due_at).where(tasks.c.kind == kind, tasks.c.dead == false())
    return {row.key: row.due_at for row in conn.execute(ours)}


def dead(conn: Connection) -> tuple[DeadTask, ...]:
    """What was given up."""
    rows = conn.execute(select(tasks).where(tasks.c.dead == true()).order_by(tasks.c.id))
    intact = integrity.checked(tasks, rows.all())
    return tuple(DeadTask(row.id, row.kind, row.key, row.tries, row.last_error or "", row.archive) for row in intact)


def retry(conn: Connection, now: dt.datetime, number: int | None = None) -> int:
    """What was given up, or the one of it with this id, is due at once, as if it had never failed; gives how many."""
    values = {"dead": False, "tries": 0, "due_at": dialect.of(conn).moment(conn, now), **_FREE}
    return seals.update(conn, tasks, _given_up(number), values)


def once_more(conn: Connection, kind: str, keys: Collection[str], before: dt.datetime, now: dt.datetime) -> int:
    """What was given up of a kind, of these keys, and was due before `before` has one more try; gives how many do.

    Where that fails as well it is given up as before.
    """
    rested = [tasks.c.dead == true(), tasks.c.kind == kind, tasks.c.key.in_(keys), tasks.c.due_at <= before]
    values = {"dead": False, "tries": MOST_TRIES - 1, "due_at": dialect.of(conn).moment(conn, now), **_FREE}
    return seals.update(conn, tasks, rested, values)


def drop(conn: Connection, number: int) -> bool:
    """A task that was given up goes, undone. False where there is none of this id."""
    return conn.execute(delete(tasks).where(*_given_up(number))).rowcount == 1


def waiting(conn: Connection) -> tuple[WaitingTasks, ...]:
    """How many tasks of each kind are to be done, and how many of them are leased."""
    leased = func.count(tasks.c.leased_until)
    of_each = select(tasks.c.kind, func.count(), leased).where(tasks.c.dead == false())
    rows = conn.execute(of_each.group_by(tasks.c.kind).order_by(tasks.c.kind))
    return tuple(WaitingTasks(kind, many, under_way) for kind, many, under_way in rows)


def _given_up(number: int | None) -> list[ColumnElement[bool]]:
    return [tasks.c.dead == true(), *([] if number is None else [tasks.c.id == number])]


def _leased(conn: Connection, row: Row[tuple[object, ...]], holder: str, until: dt.datetime) -> Task | None:
    if not integrity.intact(tasks, row) or row.tries >= MOST_TRIES:
        error = f"its worker ended {row.tries} times before it was done"
        log.error("task %s is given up: %s", row.id, error)
        seals.rewrite(conn, tasks, [row], {"dead": True, "last_error": error} | _FREE)
        return None
    tries, epoch = row.tries + 1, row.epoch + 1
    seals.rewrite(conn, tasks, [row], {"lease": holder, "leased_until": until, "tries": tries, "epoch": epoch})
    return Task(row.id, row.kind, row.key, row.archive, json.loads(row.payload), tries, epoch)


def _ended(conn: Connection, task: Task, values: Mapping[str, object]) -> bool:
    return _rewritten(conn, task, {**values, **_FREE})


def _rewritten(conn: Connection, task: Task, values: Mapping[str, object]) -> bool:
    rows = conn.execute(_HELD, _ours(task)).all()
    seals.rewrite(conn, tasks, rows, values)
    return bool(rows)


def _ours(task: Task) -> dict[str, int]:
    return {"of_task": task.id, "of_epoch": task.epoch}


def _packed(payload: Mapping[str, object]) -> str:
    return json.dumps(payload, ensure_ascii=True)

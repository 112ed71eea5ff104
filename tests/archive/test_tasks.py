"""The queue on both stores: one task for a key, one worker for a task, and nothing lost or done behind one's back."""

import asyncio
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.archive import purging, tasks
from bot.archive.servers import archives
from bot.archive.store import Store, seals
from bot.records.tasks import Again, Task

NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
"""What our own clock says: PostgreSQL's server has another."""
HOUR = dt.timedelta(hours=1)


async def write(store: Store, work: Callable[[Connection], Any]) -> Any:
    return await store.write(work)


def put(key: str, **given: Any) -> Callable[[Connection], bool]:
    return lambda w: tasks.put(w, "sample", key, NOW, **given)


def claim(holder: str = "ann", limit: int = 1) -> Callable[[Connection], tuple[Task, ...]]:
    return lambda w: tasks.claim(w, ("sample",), holder, NOW, limit)


def earlier(w: Connection, by: dt.timedelta = HOUR, *names: str) -> None:
    """Let time pass: what is due and leased is so much earlier."""
    for row in w.execute(select(tasks.tasks)).all():
        moments = {name: getattr(row, name) for name in names or ("due_at", "leased_until")}
        values = {name: moment and moment - by for name, moment in moments.items()}
        seals.update(w, tasks.tasks, [tasks.tasks.c.id == row.id], values)


async def keys(store: Store, limit: int = 10) -> list[str]:
    return [task.key for task in await write(store, claim(limit=limit))]


async def test_a_task_put_twice_is_one_and_is_gone_when_it_is_done(store: Store) -> None:
    assert await write(store, put("a", payload={"n": 1}))
    assert not await write(store, put("a", payload={"n": 2}))
    (task,) = await write(store, claim(limit=5))
    assert (task.key, task.payload, task.tries) == ("a", {"n": 1}, 1)
    assert await write(store, lambda w: tasks.done(w, task))
    assert await write(store, put("a"))
    assert await keys(store) == ["a"]


async def test_what_is_due_first_goes_first_and_the_lower_priority_before_it(store: Store) -> None:
    for key, minutes, priority in (("late", 3, 0), ("soon", 1, 0), ("next", 2, 0), ("first", 4, -1), ("day", 1500, 0)):
        await write(store, put(key, delay=dt.timedelta(minutes=minutes), priority=priority))
    await write(store, lambda w: tasks.put(w, "other", "soon", NOW))
    assert await keys(store) == []
    async with store.reading() as r:
        wait = await r.run_sync(tasks.seconds_to_next, ("sample",), NOW)
        assert wait is not None
        assert 50 < wait <= 60
        assert await r.run_sync(tasks.seconds_to_next, ("nothing",), NOW) is None
    await write(store, earlier)
    assert await keys(store, 2) == ["first", "soon"]
    assert await keys(store, 9) == ["next", "late"]


async def test_nobody_else_has_a_task_until_its_lease_runs_out_and_then_the_first_cannot_end_it(store: Store) -> None:
    await write(store, put("a"))
    (first,) = await write(store, claim("ann"))
    assert await write(store, claim("ben")) == ()
    async with store.reading() as r:
        wait = await r.run_sync(tasks.seconds_to_next, ("sample",), NOW)
        assert wait is not None
        assert 30 < wait <= tasks.LEASE.total_seconds()
    await write(store, earlier)
    (second,) = await write(store, claim("ben"))
    assert second.tries == 2
    assert not await write(store, lambda w: tasks.done(w, first))
    assert not await write(store, lambda w: tasks.again(w, first, Again(0, {}), NOW))
    assert not await write(store, lambda w: tasks.failed(w, first, "late", NOW))
    assert not await write(store, lambda w: tasks.release(w, first))
    assert await write(store, lambda w: tasks.done(w, second))


async def test_a_task_goes_on_where_it_said_and_one_given_back_was_not_tried(store: Store) -> None:
    await write(store, put("a"))
    (task,) = await write(store, claim())
    assert await write(store, lambda w: tasks.again(w, task, Again(30, {"at": 7}), NOW))
    assert await keys(store) == []
    await write(store, earlier)
    (task,) = await write(store, claim())
    assert (task.payload, task.tries) == ({"at": 7}, 1)
    assert await write(store, lambda w: tasks.release(w, task))
    (task,) = await write(store, claim())
    assert (task.payload, task.tries) == ({"at": 7}, 1)


async def test_a_failing_task_waits_longer_each_time_and_is_given_up_after_five(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await write(store, put("a"))
    for number in range(tasks.MOST_TRIES):
        (task,) = await write(store, claim())
        await write(store, lambda w, task=task: tasks.failed(w, task, f"no {task.tries}", NOW))  # type: ignore[misc]
        wait = tasks.BACK_OFF * 2**number
        await write(store, lambda w, wait=wait: earlier(w, wait - dt.timedelta(seconds=5), "due_at"))  # type: ignore[misc]
        assert await keys(store) == []
        await write(store, lambda w: earlier(w, dt.timedelta(seconds=5), "due_at"))
    assert await keys(store) == []
    async with store.reading() as r:
        (lost,) = await r.run_sync(tasks.dead)
    assert (lost.key, lost.error, lost.tries) == ("a", "no 5", 5)
    assert "given up after 5 tries" in caplog.text
    assert "no 5" not in caplog.text
    assert await write(store, put("a"))
    (task,) = await write(store, claim())
    assert task.tries == 1


async def test_a_task_that_kills_its_worker_is_given_up_too(store: Store) -> None:
    await write(store, put("a"))
    for _ in range(tasks.MOST_TRIES):
        assert await keys(store) == ["a"]
        await write(store, earlier)
    assert await keys(store) == []
    async with store.reading() as r:
        (lost,) = await r.run_sync(tasks.dead)
    assert "ended 5 times before it was done" in lost.error


async def test_a_damaged_task_is_not_done_and_keeps_no_other_back(store: Store) -> None:
    await write(store, put("a", payload={"archive": 1}))
    await write(store, put("b"))
    changed = update(tasks.tasks).where(tasks.tasks.c.key == "a").values(payload=json.dumps({"archive": 2}))
    await write(store, lambda w: w.execute(changed))
    assert await keys(store) == ["b"]
    assert await write(store, put("a"))
    assert await keys(store) == ["a"]


async def test_no_lease_outlives_a_clock_that_was_set_back(store: Store) -> None:
    await write(store, put("a"))
    await write(store, claim("ann"))
    await write(store, lambda w: earlier(w, dt.timedelta(days=-365), "leased_until"))
    async with store.reading() as r:
        assert await r.run_sync(tasks.seconds_to_next, ("sample",), NOW) == 0
    assert await keys(store) == ["a"]


async def test_an_archive_takes_its_tasks_with_it(store: Store) -> None:
    async with store.writing() as w:
        server = await w.run_sync(archives.of_server, 77, NOW)
        await w.run_sync(archives.left, 77, NOW)
    await write(store, put("a", archive_id=server.id))
    await write(store, put("b"))
    async with store.writing() as w:
        await w.run_sync(purging.purge_left, (77,))
    assert await keys(store) == ["b"]


async def test_workers_of_several_programs_have_each_task_once(place: str) -> None:
    stores = await asyncio.gather(*(Store.open(place) for _ in range(4)))
    row = {"kind": "sample", "payload": "{}", "due_at": NOW - dt.timedelta(days=3650), "priority": 0, "tries": 0}
    rows = [row | {"key": f"k{number}", "epoch": 0, "dead": False} for number in range(120)]
    await write(stores[0], lambda w: w.execute(insert(tasks.tasks), rows))

    async def work(store: Store) -> list[str]:
        mine: list[str] = []
        while some := await write(store, claim(store.shown[-8:], limit=7)):
            mine += [task.key for task in some]
            for task in some:
                assert await write(store, lambda w, task=task: tasks.done(w, task))  # type: ignore[misc]
        return mine

    done = [key for keys in await asyncio.gather(*map(work, stores)) for key in keys]
    assert sorted(done) == sorted(row["key"] for row in rows)  # type: ignore[type-var]
    await asyncio.gather(*(store.close() for store in stores))

"""Real processes on one database: killed at any step, or two at once, each task has its effect once."""

import random

import pytest
from sqlalchemy import Connection, text

from bot.app import now
from bot.archive import tasks
from bot.archive.store import Store
from tests.jobs.nursery import KIND
from tests.jobs.processes import Nursery, nursery

STEPS = ("claiming", "claimed", "working", "worked", "ending")


def tables(conn: Connection) -> None:
    """Where the processes note how often they did a task, and its effect."""
    conn.execute(text("CREATE TABLE attempts (key TEXT NOT NULL, worker INTEGER NOT NULL)"))
    conn.execute(text("CREATE TABLE effects (key TEXT NOT NULL PRIMARY KEY)"))


def attempts(conn: Connection) -> dict[str, list[int]]:
    done: dict[str, list[int]] = {}
    for key, worker in conn.execute(text("SELECT key, worker FROM attempts")).all():
        done.setdefault(key, []).append(worker)
    return done


def effects(conn: Connection) -> list[str]:
    return sorted(conn.execute(text("SELECT key FROM effects")).scalars())


async def put(store: Store, key: str) -> None:
    await store.write(lambda conn: tasks.put(conn, KIND, key, now()))


async def killed(begun: Nursery, store: Store, place: str, rounds: int, seed: int) -> None:
    """A worker a round, killed at a step of its task; at last one that does what is left."""
    chance = random.Random(seed)
    for number in range(rounds):
        await put(store, f"k{number}")
        begun.begin("worker", place, f"k{number}", STEPS[number % 5] if number < 5 else chance.choice(STEPS))
        await begun.until(lambda: len(begun.ended()) == number + 1)  # noqa: B023  it is awaited in this round
    assert begun.ended() == [-9] * rounds
    begun.begin("worker", place)
    await begun.until(lambda: len(begun.ended()) == rounds + 1)
    keys = sorted(f"k{number}" for number in range(rounds))
    assert await store.short_read(effects) == keys
    assert sorted(await store.short_read(attempts)) == keys
    assert await store.short_read(tasks.dead) == ()
    assert await store.short_read(tasks.waiting) == ()


async def test_a_worker_killed_at_any_step_loses_and_doubles_nothing(store: Store, place: str) -> None:
    await store.write(tables)
    async with nursery() as begun:
        await killed(begun, store, place, 20, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3, 4])
async def test_sixty_kills(store: Store, place: str, seed: int) -> None:
    await store.write(tables)
    async with nursery() as begun:
        await killed(begun, store, place, 60, seed)


@pytest.mark.parametrize("kind", ["postgres"], indirect=False)
async def test_two_processes_share_the_work_and_do_no_task_both(store: Store, place: str) -> None:
    await store.write(tables)
    for number in range(60):
        await put(store, f"k{number}")
    async with nursery() as begun:
        begun.begin("steady", place)
        begun.begin("steady", place)
        await begun.until(lambda: begun.ended() == [0, 0])
    done = await store.short_read(attempts)
    assert len(done) == 60
    assert all(len(workers) == 1 for workers in done.values())
    assert len(await store.short_read(effects)) == 60

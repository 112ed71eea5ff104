"""Processes that do the background's work, forked from one that has loaded the program: `python -m tests.jobs.nursery`.

A line of its input, "ROLE PLACE WORD...", begins a process; what that prints comes out behind its number, and at last
how it ended: "12 worked a", "12 ended -9".
"""

import asyncio
import datetime as dt
import os
import select
import signal
import time
from collections.abc import Callable, Coroutine

from sqlalchemy import Connection, text

from bot.app import open_desk
from bot.archive import tasks
from bot.config import Config
from bot.desk.resources import Desk
from bot.jobs.leading import LeaseTimes, leading
from bot.jobs.worker import Lane, working
from bot.records.tasks import Again, Task

KIND = "sample"
LEASE = dt.timedelta(seconds=0.4)
"""Of who may be killed: soon over. On a busy machine a living process can lose it too."""
STEADY = dt.timedelta(seconds=60)
TIMES = LeaseTimes(length=1.0, renewed=0.3, looked_at=0.1)


def say(*words: object) -> None:
    """Print a line whole, at once."""
    os.write(1, (" ".join(map(str, (os.getpid(), *words))) + "\n").encode())


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def worker(place: str, key: str = "", step: str = "", lease: dt.timedelta = LEASE) -> None:
    """Do the tasks that are there; killed at a step of the one with that key."""

    def dies_at(reached: str, task: Task) -> None:
        if (task.key, reached) == (key, step):
            die()

    async def handle(desk: Desk, task: Task) -> Again | None:
        def work(conn: Connection) -> None:
            conn.execute(
                text("INSERT INTO attempts (key, worker) VALUES (:key, :pid)"), {"key": task.key, "pid": os.getpid()}
            )
            if tasks.still_ours(conn, task):
                conn.execute(text("INSERT INTO effects (key) VALUES (:key) ON CONFLICT DO NOTHING"), {"key": task.key})
            dies_at("working", task)

        dies_at("claimed", task)
        await desk.store.write(work)
        dies_at("worked", task)
        return None

    claim, done = tasks.claim, tasks.done

    def claiming(*given: object, **named: object) -> tuple[Task, ...]:
        claimed = claim(*given, **named)  # type: ignore[arg-type]
        for task in claimed:
            dies_at("claiming", task)
        return claimed

    def ending(conn: Connection, task: Task) -> bool:
        ended = done(conn, task)
        dies_at("ending", task)
        return ended

    tasks.claim, tasks.done = claiming, ending
    async with open_desk(Config(database=place)) as desk:
        say("begins")
        lanes = {KIND: Lane("sample", 2)}
        async with working(desk, handlers={KIND: handle}, plans=(), lanes=lanes, idle_seconds=0.1, lease=lease):
            while await desk.store.short_read(tasks.waiting):  # noqa: ASYNC110  what it asks is in the database
                await asyncio.sleep(0.05)


async def steady(place: str) -> None:
    """Do the tasks that are there, each with a lease that no busy machine outlasts."""
    await worker(place, lease=STEADY)


async def leader(place: str) -> None:
    """Lead for ever, and say so all the time."""
    async with open_desk(Config(database=place)) as desk, leading(desk, "sample", TIMES):
        while True:
            say("leads", time.monotonic())
            await asyncio.sleep(0.02)


ROLES: dict[str, Callable[..., Coroutine[None, None, None]]] = {"worker": worker, "steady": steady, "leader": leader}


def main() -> None:
    """Begin what is asked for, and tell what ended, until the input ends; then kill what is left."""
    children: set[int] = set()
    asked = b""
    while True:
        if select.select([0], [], [], 0.01)[0]:
            more = os.read(0, 65_536)
            if not more:
                break
            *lines, asked = (asked + more).split(b"\n")
            children |= {begun(*line.decode().split()) for line in lines}
        for pid in list(children):
            gone, status = os.waitpid(pid, os.WNOHANG)
            if gone:
                children.discard(pid)
                os.write(1, f"{pid} ended {os.waitstatus_to_exitcode(status)}\n".encode())
    for pid in children:
        os.kill(pid, signal.SIGKILL)


def begun(role: str, *words: str) -> int:
    """A new process in that role; gives its number."""
    pid = os.fork()
    if pid == 0:
        asyncio.run(ROLES[role](*words))
        os._exit(0)
    return pid


if __name__ == "__main__":
    main()

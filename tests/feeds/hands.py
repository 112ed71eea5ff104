"""A process that turns the feeds' queue for a while: `python -m tests.feeds.hands`, killed where it is told to be.

Its input is one line of JSON: the database, what reaches the web (pickled, in hex), the time, for how many minutes of
it to go on, and at which of its steps to die (0: never). A step is each beginning and end of a request or a
transaction, so that a kill falls before, in the middle of and behind every one of them.
"""

import asyncio
import dataclasses
import datetime as dt
import json
import os
import pickle
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from bot.app import open_desk
from bot.archive import tasks
from bot.archive.store import Connection
from bot.config import Config
from bot.desk.feeds import planning
from bot.desk.resources import Desk
from bot.jobs.worker import Handler
from bot.reading.fetch import Fetcher
from bot.records.tasks import Again
from tests.feeds.driving import HANDLERS
from tests.web import PATIENT, VirtualClock


class Steps:
    """Counts what is begun and ended, and dies at one of them."""

    def __init__(self, last: int) -> None:
        self._left = last

    def step(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, doing: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def done(*given: Any, **named: Any) -> Any:
            self.step()
            answer = await doing(*given, **named)
            self.step()
            return answer

        return done

    def within(self, write: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """A transaction has a step before it is committed too."""

        async def done(work: Callable[[Connection], Any], *rest: Any) -> Any:
            def stepped(conn: Connection, *given: Any) -> Any:
                answer = work(conn, *given)
                self.step()
                return answer

            return await write(stepped, *rest)

        return self.around(done)


async def turn(desk: Desk, clock: VirtualClock, until: dt.datetime) -> None:
    """Do what is due, as the worker does, until that time; nothing waits."""
    kinds, holder, write = tuple(HANDLERS), str(os.getpid()), desk.store.write
    while True:
        wait = await desk.store.short_read(tasks.seconds_to_next, kinds, clock.now())
        if wait is None or clock.now() + dt.timedelta(seconds=wait) > until:
            return
        clock.advance(seconds=wait + 0.01 if wait else 0)
        for task in await write(lambda conn: tasks.claim(conn, kinds, holder, clock.now())):
            await _do(desk, HANDLERS[task.kind], task)


async def _do(desk: Desk, handle: Handler, task: Any) -> None:
    then = await handle(desk, task)
    if isinstance(then, Again):
        await desk.store.write(lambda conn: tasks.again(conn, task, then, desk.now()))
    elif then is None:
        await desk.store.write(lambda conn: tasks.done(conn, task))


async def main(given: dict[str, Any]) -> None:
    """Open the database, and turn."""
    clock, steps = VirtualClock(dt.datetime.fromisoformat(given["now"])), Steps(int(given["dies_at"]))
    until = clock.now() + dt.timedelta(minutes=given["minutes"])
    fetcher: Fetcher = pickle.loads(bytes.fromhex(given["visitor"])).fetcher(clock.now, PATIENT)
    async with open_desk(Config(database=given["place"]), fetcher=fetcher) as desk:
        desk = dataclasses.replace(desk, now=clock.now)
        await planning.plan(desk)
        desk.store.write = steps.within(desk.store.write)  # type: ignore[method-assign,assignment]
        fetcher.get = steps.around(fetcher.get)  # type: ignore[method-assign,assignment]
        await turn(desk, clock, until)


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.stdin.readline())))

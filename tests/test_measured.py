"""The benchmark of the worst cases tells what holds the loop from what only others' work delays."""

import asyncio
import threading
import time

from benchmarks.worst.measured import Asking, measured

TRIES = 5
"""While others keep both cores busy, waiting for the lock looks like waiting for a core now and then."""


def _long_step(seconds: float) -> None:
    """One call of C that keeps Python's lock for about so many seconds of computing."""
    began = time.thread_time()
    sum(range(1_000_000))
    rate = 1_000_000 / (time.thread_time() - began)
    sum(range(int(rate * seconds)))


async def test_a_long_step_of_a_thread_is_a_hold_of_the_loop() -> None:
    longest = []
    for _ in range(TRIES):
        asking = Asking()
        async with measured(asking):
            await asyncio.to_thread(_long_step, 0.3)
        longest.append(max(asking.holds))
    assert 100 < max(longest) < 1_000


async def test_work_in_the_loop_itself_is_a_hold() -> None:
    asking = Asking()
    async with measured(asking):
        _long_step(0.3)
        await asyncio.sleep(0)
    assert max(asking.holds) > 100


async def test_a_thread_that_gives_way_holds_nothing() -> None:
    asking, ended = Asking(), threading.Event()

    def compute() -> None:
        until = time.thread_time() + 0.3
        while time.thread_time() < until:
            pass
        ended.set()

    async with measured(asking):
        await asyncio.to_thread(compute)
    assert ended.is_set()
    assert max(asking.holds) < 60


async def test_waiting_is_no_computing() -> None:
    asking = Asking()
    async with measured(asking):
        time.sleep(0.3)  # noqa: ASYNC251  the loop is late, and this process does nothing
    assert asking.wall >= 0.3
    assert max(asking.late) > 200
    assert max(asking.holds) < 60

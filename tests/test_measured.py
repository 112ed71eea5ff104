"""The benchmark of the worst cases tells what holds the loop from what only others' work delays."""

import asyncio
import threading
import time

from benchmarks.worst.measured import Asking, measured

POWER = 3_600_000


def _long_step() -> None:
    """One call of C that keeps Python's lock for some tenths of a second; `sum` over a range gives way in between."""
    3**POWER


async def test_a_long_step_of_a_thread_is_a_hold_of_the_loop() -> None:
    asking = Asking()
    async with measured(asking):
        await asyncio.to_thread(_long_step)
    assert 100 < max(asking.holds) < 5_000


async def test_work_in_the_loop_itself_is_a_hold() -> None:
    asking = Asking()
    async with measured(asking):
        _long_step()
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

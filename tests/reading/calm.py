"""Whether an event loop kept its turns while something went on."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

LONGEST = 0.1


def _kept_waiting() -> float:
    """Seconds that threads of this process were ready to run and the machine had no processor for them.

    The second figure of /proc/self/task/*/schedstat, in nanoseconds (Linux; elsewhere 0, so nothing is excused).
    """
    waited = 0
    for path in Path("/proc/self/task").glob("*/schedstat"):
        try:
            waited += int(path.read_text().split()[1])
        except (OSError, IndexError):  # a thread that has just ended
            continue
    return waited / 1e9


async def ends_calmly(work: Callable[[], Awaitable[object]], tries: int = 2) -> list[object]:
    """Run `work` until the loop never waited 100 ms for its turn; returns each run's result or error.

    Waits for a processor that other programs held are taken off. What really stalls the loop does so in each try.
    """
    ends: list[object] = []
    for _ in range(tries):
        end, longest = await _watched(work())
        ends.append(end)
        if longest < LONGEST:
            return ends
    raise AssertionError(f"the loop waited {longest:.3f} s for its turn")


async def _watched(work: Awaitable[object]) -> tuple[object, float]:
    task, longest = asyncio.ensure_future(_caught(work)), 0.0
    began, excused = time.monotonic(), _kept_waiting()
    while not task.done():
        await asyncio.sleep(0.005)
        now = time.monotonic()
        if now - began >= LONGEST:
            longest = max(longest, now - began - (_kept_waiting() - excused))
        began, excused = time.monotonic(), _kept_waiting()
    return task.result(), longest


async def _caught(work: Awaitable[object]) -> object:
    (result,) = await asyncio.gather(work, return_exceptions=True)
    return result

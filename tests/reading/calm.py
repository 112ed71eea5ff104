"""Whether an event loop kept its turns while something went on."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable

LONGEST = 0.1


class _Machine(threading.Thread):
    """Wants its turn every 5 ms like the loop does, and so sees when the machine itself had none to give."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.longest = 0.0

    def run(self) -> None:
        while not self.ended.is_set():
            began = time.monotonic()
            time.sleep(0.005)
            self.longest = max(self.longest, time.monotonic() - began)

    def took(self) -> float:
        """The longest wait since this was last asked."""
        longest, self.longest = self.longest, 0.0
        return longest


async def ends_calmly(work: Callable[[], Awaitable[object]], tries: int = 2) -> list[object]:
    """Run `work` until the loop never waited 100 ms for its turn; returns each run's result or error.

    A loaded machine takes turns away by chance. Such a wait is not counted when a thread beside the loop waited as
    long and the process was not computing; and what really stalls the loop does so in each of the `tries`.
    """
    ends: list[object] = []
    for _ in range(tries):
        end, longest = await _watched(work())
        ends.append(end)
        if longest < LONGEST:
            return ends
    raise AssertionError(f"the loop waited {longest:.3f} s for its turn")


async def _watched(work: Awaitable[object]) -> tuple[object, float]:
    task, machine, longest = asyncio.ensure_future(_caught(work)), _Machine(), 0.0
    machine.start()
    while not task.done():
        began, computed = time.monotonic(), time.process_time()
        await asyncio.sleep(0.005)
        waited = time.monotonic() - began
        excused = machine.took() > 0.5 * waited and time.process_time() - computed < 0.5 * LONGEST
        longest = max(longest, 0.0 if excused else waited)
    machine.ended.set()
    return task.result(), longest


async def _caught(work: Awaitable[object]) -> object:
    (result,) = await asyncio.gather(work, return_exceptions=True)
    return result

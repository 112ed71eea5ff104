"""What one asking takes of our own doing, on a machine where others work too.

A loop that comes back late was held by us only for as long as this process computed meanwhile, and not for the time
that its own thread was ready to run and waited for a core (Linux counts that in schedstat). The rest was taken by
others. What a thread does that keeps Python's lock counts, since it computes.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from benchmarks.loop_lag import TICK
from benchmarks.processes import cpu_seconds, waited_for_core, waited_in_thread


@dataclass
class Asking:
    """One asking: seconds on the clock, and without what others took; milliseconds of each hold of the loop."""

    wall: float = 0.0
    seconds: float = 0.0
    holds: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)


@asynccontextmanager
async def measured(asking: Asking) -> AsyncIterator[None]:
    """Measure what is done inside the block, which the loop's own thread enters."""
    ticking = asyncio.create_task(_ticking(asking))
    await asyncio.sleep(0)  # so that it is under way, and a hold at the very beginning is seen
    began, computed, waited = time.perf_counter(), sum(cpu_seconds()), waited_for_core()
    try:
        yield
    finally:
        asking.wall = time.perf_counter() - began
        others = waited_for_core() - waited
        asking.seconds = min(asking.wall, max(sum(cpu_seconds()) - computed, asking.wall - others))
        await asyncio.sleep(6 * TICK)  # so that a hold at the very end is seen
        ticking.cancel()


async def _ticking(asking: Asking) -> None:
    while True:
        before, computed, waited = time.perf_counter(), time.process_time(), waited_in_thread()
        await asyncio.sleep(TICK)
        late = time.perf_counter() - before - TICK
        ours = min(late - (waited_in_thread() - waited), time.process_time() - computed)
        asking.late.append(late * 1000)
        asking.holds.append(max(0.0, ours) * 1000)

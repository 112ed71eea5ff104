"""How late the event loop comes back while something else goes on."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

TICK = 0.005


@asynccontextmanager
async def lag(found: list[float]) -> AsyncIterator[None]:
    """Note how many milliseconds late the event loop comes back, every TICK seconds."""

    async def ticking() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK)
            found.append((time.perf_counter() - before - TICK) * 1000)

    task = asyncio.create_task(ticking())
    yield
    task.cancel()


def p99(lags: list[float]) -> float:
    """The 99th percentile in milliseconds."""
    return statistics.quantiles(lags, n=100)[98]

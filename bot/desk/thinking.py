"""Long comparisons in threads of their own: never in asyncio's, which look up names and which searches wait for."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from bot.errors.asking import ComparingBusy
from bot.logs.tracing import carried

P = ParamSpec("P")
T = TypeVar("T")
THREADS = 2
MOST_WAITING = 32
"""Comparisons begun or waiting; each takes at most about 2 s."""


class Thinking:
    """A few threads for work that has a budget of steps, and a limit on what waits for them."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, "thinking")
        self._waiting = 0

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, done in one of the threads. Raises ComparingBusy, and what `work` raises.

        Work whose caller is cancelled still counts until its thread is free.
        """
        if self._waiting >= MOST_WAITING:
            raise ComparingBusy
        self._waiting += 1
        work_here = carried(partial(work, *args, **kwargs), "thinking")
        under_way = asyncio.get_running_loop().run_in_executor(self._threads, work_here)
        under_way.add_done_callback(self._done)
        return await asyncio.shield(under_way)

    def _done(self, under_way: asyncio.Future[T]) -> None:
        self._waiting -= 1
        if not under_way.cancelled():
            under_way.exception()  # looked at here: nobody may be waiting for it any more

    def close(self) -> None:
        """Drop what has not begun; what has begun ends by its budget."""
        self._threads.shutdown(wait=False, cancel_futures=True)

"""Ending tasks, and whether this one is to end, also where something on the way took the news with it."""

import asyncio
from typing import Any


def being_cancelled() -> bool:
    """Whether somebody cancelled the task that runs this, and nothing has answered for it.

    A cancelled `await` of another task hands the cancelling on; where that one ends all the same, or something on the
    way drops it (https://github.com/python/cpython/issues/86296), no CancelledError comes back, and a loop goes on.
    """
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def ended(*tasks: "asyncio.Task[Any]") -> None:
    """Cancel tasks and wait until each has ended. Raises what one raises, and CancelledError where we are cancelled.

    `await` alone gives the same error for its end and for ours: who suppresses the one loses the other. And `gather`
    is over with the first of its tasks that is.
    """
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks)
    for task in tasks:
        if not task.cancelled():
            task.result()

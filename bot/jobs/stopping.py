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


async def ended(task: "asyncio.Future[Any]") -> None:
    """Cancel a task and wait until it has ended. Raises what it raises, and CancelledError where we are cancelled.

    `await` alone gives the same error for its end and for ours: who suppresses the one loses the other.
    """
    task.cancel()
    await asyncio.wait((task,))
    if not task.cancelled() and not isinstance(task.exception(), asyncio.CancelledError):  # as `gather` ends
        task.result()

"""Whether this task is to end, also where what it waited for ended at that very moment and took the news with it."""

import asyncio


def being_cancelled() -> bool:
    """Whether somebody cancelled the task that runs this, and nothing has answered for it.

    A cancelled `await` of another task hands the cancelling on; where that one ends all the same, or something on the
    way drops it (https://github.com/python/cpython/issues/86296), no CancelledError comes back, and a loop goes on.
    """
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0

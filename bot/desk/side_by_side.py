"""The same work in a few lanes at once."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


async def side_by_side(lane: Callable[[], Coroutine[Any, Any, None]], number: int) -> None:
    """Run so many lanes until all have ended. Where one fails the others are cancelled, and its error is raised."""
    try:
        async with asyncio.TaskGroup() as lanes:
            for _ in range(number):
                lanes.create_task(lane())
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from failed

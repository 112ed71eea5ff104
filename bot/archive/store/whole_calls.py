"""Connections to SQLite whose calls run to their end, also where whoever asked gives up meanwhile.

The driver's thread ends a statement in any case. Cancelled just then, its cursor is left unread in a cycle of frames
and their error, and keeps the snapshot of its read until Python collects its garbage: minutes in which the log grows
and can't be emptied of what was deleted.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

T = TypeVar("T")
P = ParamSpec("P")


class _WholeCalls(AsyncConnection):
    async def run_sync(self, fn: Callable[Concatenate[Connection, P], T], *arg: P.args, **kw: P.kwargs) -> T:
        return await _to_its_end(super().run_sync(fn, *arg, **kw))


class WholeCallsEngine(AsyncEngine):
    """Makes such connections of a driver's own ones; a call is one `run_sync`."""

    _connection_cls = _WholeCalls


async def _to_its_end(call: Awaitable[T]) -> T:
    """What a call gives. Raises what it raises, and CancelledError, but not before it has ended."""
    doing = asyncio.ensure_future(call)
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        while not doing.done():
            await _once_more(doing)
        raise


async def _once_more(doing: "asyncio.Future[T]") -> None:
    """Wait for it; whoever is cancelled a second time hears of it as of the first."""
    try:
        await asyncio.wait((doing,))
    except asyncio.CancelledError:
        return

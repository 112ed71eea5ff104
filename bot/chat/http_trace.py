"""How long Discord's HTTP takes, counted for what is being done: an aiohttp trace for discord.py's client."""

import time
from types import SimpleNamespace
from typing import Any

import aiohttp

from bot.logs import tracing

_clock = time.perf_counter


async def _begun(session: object, request: SimpleNamespace, params: Any) -> None:
    request.began, request.phase = _clock(), "waiting" if params.method == "GET" else "sending"


async def _ended(session: object, request: SimpleNamespace, params: Any) -> None:
    tracing.add(request.phase, _clock() - request.began)


def http_trace() -> aiohttp.TraceConfig:
    """What is asked of Discord (files, permissions) counts as waiting, what is given to it as sending."""
    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(_begun)
    trace.on_request_end.append(_ended)
    trace.on_request_exception.append(_ended)
    return trace

"""Told to stop by SIGTERM or Ctrl-C: whatever the program is doing is cancelled, and ends in time."""

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any

log = logging.getLogger("bot.chat")
LEAVE_AFTER = 6.0
"""Seconds after which a stop waits no longer: a thread that thinks, or a disk that hangs, cannot be cancelled."""


async def until_told_to_stop(work: Coroutine[Any, Any, None], *, leave: Callable[[], None] | None = None) -> None:
    """Run `work` until it ends, or until SIGTERM or Ctrl-C cancels it; then nothing is raised.

    `leave` is called LEAVE_AFTER seconds after the signal, in a thread of its own, should the program still be there.
    Raises what `work` raises.
    """
    running, told = asyncio.create_task(work), asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop(number: signal.Signals) -> None:
        if told.is_set():
            return
        told.set()
        log.info("told to stop by %s", number.name)
        if leave is not None:
            at_the_latest = threading.Timer(LEAVE_AFTER, leave)
            at_the_latest.daemon = True
            at_the_latest.start()
        running.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop, number)
    try:
        await asyncio.wait({running})
    except asyncio.CancelledError:
        running.cancel()
        await asyncio.wait({running})
        raise
    if not (told.is_set() and running.cancelled()):
        running.result()


def leave_at_once() -> None:
    """End the process with status 0 as it is: what was saved is saved, and what was not is undone at the next start."""
    log.warning("stopped without waiting for what is still under way; nothing that was saved is lost")
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(0)

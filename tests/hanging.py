"""Where the tasks of a test stand that hangs: its own stack shows the event loop waiting, and nothing else."""

import asyncio
import signal
import sys
from collections.abc import Callable
from types import FrameType

Handler = Callable[[int, FrameType | None], object]


def telling_tasks(ended: Handler) -> Handler:
    """The handler of a test's time limit that first writes to stderr where each task of the running loop waits."""

    def tell(number: int, frame: FrameType | None) -> object:
        if loop := asyncio._get_running_loop():
            for task in asyncio.all_tasks(loop):
                places = [f"{task.get_name()} waits in", *_waiting_in(task.get_coro())]
                sys.stderr.write("\n  ".join(places) + "\n")
        return ended(number, frame)

    return tell


def tell_tasks_in_time() -> None:
    """Put `telling_tasks` before what now ends a test whose time is over; nothing where nothing does."""
    ended = signal.getsignal(signal.SIGALRM)
    if callable(ended):
        signal.signal(signal.SIGALRM, telling_tasks(ended))


def _waiting_in(awaited: object) -> list[str]:
    """File, line and name of each coroutine from a task's own to the one that waits."""
    places = []
    while (frame := getattr(awaited, "cr_frame", None) or getattr(awaited, "gi_frame", None)) is not None:
        places.append(f"{frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_qualname}")
        awaited = getattr(awaited, "cr_await", None) or getattr(awaited, "gi_yieldfrom", None)
    return [*places, repr(awaited)]

"""What runs in the child process: one reading within limits of CPU, memory and output.

The reading's errors come back as values, since an exception that cannot be unpickled would break the whole pool.
"""

import gc
import os
import pickle
import pkgutil
import resource
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

from bot.errors.tree import CopydeskError
from bot.records.reading import Draft, Hints, Received

_EMPTY = Received(b"")
_TURN = 0.05
NICENESS = 5
MARKED_AT_ONCE = 100_000
"""Letters of a text that is marked within its reading's limits (0.1 s of its 5); a longer one has limits of its own."""
_FORBIDDEN = frozenset(
    ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec")
)


@dataclass(frozen=True, slots=True)
class ResourceLimits:
    """CPU seconds, bytes of memory above what the child has, bytes of answer."""

    cpu_seconds: int
    memory: int
    output: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a function gave, or why it gave nothing; `words` are those of the error of a crash."""

    value: object = None
    refused: CopydeskError | None = None
    cap: Literal["memory", "output"] | None = None
    crash: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class SlimResult:
    """Drafts on their way back without their bytes; `same` tells which carry the very bytes that were sent.

    `marks` are what the marker made of each, None for those that it has not seen.
    """

    drafts: tuple[Draft, ...]
    same: tuple[bool, ...]
    marks: tuple[object, ...]


def enter_sandbox() -> None:
    """Take from this process, for good, the ways to the network and to other programs (an audit hook, PEP 578).

    Whoever asks goes first: reading gives way to answering where both want the processor. What was loaded before is
    left out of garbage collection, which would look through all of it every few pages (1.5 ms of 60 a page).
    """
    os.nice(NICENESS)
    gc.freeze()
    sys.addaudithook(_refuse_outside)


def _refuse_outside(event: str, args: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} in a process that only reads")


def run_limited(function: str, args: tuple[object, ...], limits: ResourceLimits) -> Outcome:
    """Call `function`, named "module:function" and loaded only here.

    Passing the CPU limit kills this process with SIGXCPU; the other caps come back as words.
    """
    run = pkgutil.resolve_name(function)
    try:
        with _cpu(limits.cpu_seconds), _memory(limits.memory):
            outcome = Outcome(run(*args))
            size = len(pickle.dumps(outcome))
    except MemoryError:
        return Outcome(cap="memory")
    except CopydeskError as refused:
        return Outcome(refused=refused)
    except (Exception, SystemExit) as broken:  # noqa: BLE001  the border of the process: told, not raised
        return Outcome(crash=_raised_at(broken), words=f"{str(broken)[:200]!r}")
    return outcome if size <= limits.output else Outcome(cap="output")


def read_without_body(reader: str, received: Received, hints: Hints, marker: str | None = None) -> SlimResult:
    """Read with `reader`, named "module:function"; one text that is not long is marked with `marker` at once."""
    drafts: tuple[Draft, ...] = pkgutil.resolve_name(reader)(received, hints)
    same = tuple(draft.received.body == received.body for draft in drafts)
    slim = tuple(replace(d, received=_EMPTY) if alike else d for d, alike in zip(drafts, same, strict=True))
    if marker is None or len(drafts) > 1 or len(drafts[0].text) > MARKED_AT_ONCE:
        return SlimResult(slim, same, (None,) * len(drafts))
    (draft,) = drafts
    return SlimResult(slim, same, (pkgutil.resolve_name(marker)(draft.text, draft.language, draft.posts),))


def _raised_at(broken: BaseException) -> str:
    """For a line of the log: the kind of error, and where it arose. Its words may quote what was being read."""
    where = traceback.extract_tb(broken.__traceback__)[-1]
    return f"{type(broken).__name__} at {where.filename}:{where.lineno}"


@contextmanager
def _cpu(seconds: int) -> Iterator[None]:
    """Let this process use `seconds` more: RLIMIT_CPU counts over its whole life, so the limit is used + seconds."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


@contextmanager
def _memory(more: int) -> Iterator[None]:
    """Cap the address space on Linux; elsewhere, where RLIMIT_AS is not kept, a thread watches the resident size."""
    if sys.platform == "linux":
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + more, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    else:
        done = threading.Event()
        threading.Thread(target=_watch, args=(done, more), daemon=True).start()
        try:
            yield
        finally:
            done.set()


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as sizes:
        return int(sizes.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _watch(done: threading.Event, more: int) -> None:
    """End the process when its peak resident size (bytes on macOS) has grown by more than `more`."""
    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while not done.wait(_TURN):
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start > more:
            os._exit(77)

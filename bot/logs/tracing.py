"""What one command or job did with its time, and the one line of the log that tells it.

The trace of whatever is being done lies in a context variable, so that tasks and threads which work for it (see
`carried`) find it, and nobody hands it on. Times are measured where work waits for something: the store, the threads
that think, the children that read, the fetcher, and Discord's HTTP.
"""

import asyncio
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, TypeVar, get_args

from bot.errors.tree import CopydeskError

T = TypeVar("T")
Phase = Literal["waiting", "reading", "writing", "fetching", "thinking", "sending"]
"""For its turn (a queue, a lock, a pause that Discord asks for, what Discord is asked); the database; the database; a
site; working, in threads and children; handing answers to Discord."""
PHASES: tuple[Phase, ...] = get_args(Phase)
Kind = Literal["command", "menu", "button", "form", "typing", "job"]
UNKNOWN = "-"
_clock = time.perf_counter


@dataclass(slots=True, eq=False)
class Trace:
    """One happening: what was asked, by whom (as hashes), how it ended and where its time went, in seconds.

    `outcome` is "ok", "empty" (an answer that there is nothing), "refused" or "failed", the last two with the `code`
    of the error; "stopped" where the bot was told to stop meanwhile.
    """

    kind: Kind
    verb: str
    server: str = UNKNOWN
    member: str = UNKNOWN
    id: str = field(default_factory=lambda: os.urandom(4).hex())
    outcome: str = "ok"
    code: str = UNKNOWN
    began: float = field(default_factory=_clock)
    spans: list[tuple[Phase, float]] = field(default_factory=list)

    def ended(self, error: BaseException) -> None:
        """It ended by this error: refused where the error is one of ours, failed by any other but the bot's stop."""
        self.code = type(error).__name__
        if isinstance(error, asyncio.CancelledError):
            self.outcome = "stopped"
        else:
            self.outcome = "refused" if isinstance(error, CopydeskError) else "failed"

    def facts(self) -> dict[str, object]:
        """What stands in the line; milliseconds in all (`ms`) and in each phase, which may go on side by side."""
        spent: dict[Phase, float] = dict.fromkeys(PHASES, 0.0)
        for phase, seconds in self.spans:
            spent[phase] += seconds
        return {
            "kind": self.kind,
            "verb": self.verb,
            "outcome": self.outcome,
            "code": self.code,
            "ms": round((_clock() - self.began) * 1000),
            **{phase: round(seconds * 1000) for phase, seconds in spent.items()},
            "server": self.server,
            "member": self.member,
        }


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)
_enclosing: ContextVar[list[float] | None] = ContextVar("enclosing", default=None)
"""What was counted so far within the block that is being counted."""


def current() -> Trace | None:
    """The trace of what is being done here."""
    return _current.get()


def request_id() -> str | None:
    """The id that every line of the log bears which belongs to what is being done here."""
    trace = _current.get()
    return None if trace is None else trace.id


@contextmanager
def traced(log: logging.Logger, trace: Trace, level: int = logging.INFO) -> Iterator[Trace]:
    """Do something as this trace, and write its line at the end, also where the block raises."""
    before = _current.set(trace)
    try:
        yield trace
    except BaseException as error:
        trace.ended(error)
        raise
    finally:
        if log.isEnabledFor(level):
            log.log(level, "done", extra={"facts": trace.facts()})
        _current.reset(before)


def add(phase: Phase, seconds: float) -> None:
    """Count seconds for a phase of what is being done here."""
    trace = _current.get()
    if trace is not None:
        trace.spans.append((phase, seconds))
        _tell_enclosing(seconds)


def _tell_enclosing(seconds: float) -> None:
    enclosing = _enclosing.get()
    if enclosing is not None:
        enclosing.append(seconds)


class spent:
    """`with spent("waiting"):` counts the block's time for a phase, less what is counted within it.

    What another task does side by side takes nothing away: only tasks and threads begun within the block belong to it.
    """

    __slots__ = ("_began", "_outer", "_phase", "_within")

    def __init__(self, phase: Phase) -> None:
        self._phase = phase

    def __enter__(self) -> None:
        self._outer = _enclosing.get()
        self._within: list[float] = []
        _enclosing.set(self._within)
        self._began = _clock()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        elapsed = _clock() - self._began
        _enclosing.set(self._outer)  # no token: a block of the store may end in another task than it began in
        trace = _current.get()
        if trace is not None:
            trace.spans.append((self._phase, max(0.0, elapsed - sum(self._within))))
            _tell_enclosing(elapsed)


def carried(work: Callable[[], T], phase: Phase) -> Callable[[], T]:
    """`work` for another thread, as a part of what is being done here: until it begins counts as waiting."""
    context, asked = copy_context(), _clock()

    def measured() -> T:
        add("waiting", _clock() - asked)
        with spent(phase):
            return work()

    return lambda: context.run(measured)

"""Child processes that read foreign bytes and can be killed."""

import asyncio
import datetime as dt
import logging
import signal
import threading
import time
from concurrent import futures
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from bot.errors.reading import ReadingBusy, ReadingFailed, ReadingTooBig, ReadingTooHard, ReadingTooMuch, ReadingTooSlow
from bot.errors.tree import CopydeskError
from bot.logs.tracing import spent
from bot.reading.kept_locks import KeptLocks
from bot.reading.sandbox import Outcome, ResourceLimits, SlimResult, enter_sandbox, read_without_body, run_limited
from bot.records.feeds import Feed, FeedCandidate, Outlines, PageLinks
from bot.records.reading import Draft, Hints, Received

if TYPE_CHECKING:
    from pebble import ProcessPool

log = logging.getLogger(__name__)
Value = TypeVar("Value")

READER = "bot.reading.route:read"
_FEED_READER = "bot.reading.feeds.reader:read"
_OUTLINES_READER = "bot.reading.feeds.opml:read"
_FEED_FINDER = "bot.reading.feeds.page_candidates:read"
_LINKS_READER = "bot.reading.feeds.page_links:read"
_PRELOADED = ("pebble", "bot.reading.sandbox", "bot.reading.preload", "bot.analysis.preload", "bot.analysis.markup")
"""Loaded once, before the children are forked; without Pebble, which each needs first, a start takes twice the CPU."""
_READ_WITHOUT_BODY = f"{read_without_body.__module__}:{read_without_body.__name__}"


LOOK_SECONDS = 1.0
"""How often it is looked whether a child that is waited for is there at all."""
START_SECONDS = 60.0
"""The longest that a child may take to start, with all that it loads: on a busy machine some ten seconds."""


@dataclass(frozen=True, slots=True)
class ParserLimits:
    """Caps of one reading: wall and CPU seconds, bytes of memory above the child's own, bytes of what comes back.

    One start tag with 100,000 attributes holds lxml for 103 CPU seconds and no thread or asyncio timeout can stop it.
    A child is replaced after `tasks` readings; at most `waiting` wait for a turn.
    """

    workers: int = 2
    wall_seconds: float = 10.0
    cpu_seconds: int = 5
    memory: int = 512_000_000
    output: int = 16_000_000
    tasks: int = 200
    waiting: int = 256


DEFAULT_LIMITS = ParserLimits()


class ParserPool:
    """A few child processes with limits on wall time, CPU, memory and output. Use from one event loop."""

    def __init__(self, limits: ParserLimits = DEFAULT_LIMITS, *, reader: str = READER) -> None:
        """`reader` is "module:function", (Received, Hints) -> Drafts; only the children load it and its libraries."""
        self.limits = limits
        self._reader = reader
        self._pool: ProcessPool | None = None
        self._scheduled: dict[Future[Outcome], ProcessPool] = {}
        self._lock = threading.Lock()
        self._turns = asyncio.Semaphore(limits.workers)
        self._waiting = 0
        self._closed = False

    async def warm(self) -> None:
        """Start the children now, so that the first reading does not wait for their imports."""
        await asyncio.to_thread(self._started)

    async def read(self, received: Received, hints: Hints) -> tuple[Draft, ...]:
        """Read what was received in a child. Raises a Refused: the reader's own, or the one that names the cap."""
        return tuple(draft for draft, _ in await self.read_and_mark(received, hints, None))

    async def read_and_mark(
        self, received: Received, hints: Hints, marker: str | None
    ) -> tuple[tuple[Draft, object], ...]:
        """Read as `read` does, each draft with what `marker` makes of its text, language and posts in the same trip.

        `marker` is "module:function". None stands for the marks of long texts and of several, which are to be `run`.
        """
        result = await self.run(_READ_WITHOUT_BODY, self._reader, received, hints, marker)
        if not isinstance(result, SlimResult):
            raise ReadingFailed
        rows = zip(result.drafts, result.same, result.marks, strict=True)
        return tuple((replace(draft, received=received) if same else draft, marks) for draft, same, marks in rows)

    async def feed(self, received: Received, now: dt.datetime) -> Feed:
        """Read a feed's list of items in a child; `now` is aware. Raises a Refused as `read` does."""
        return await self._run_for(Feed, _FEED_READER, received, now)

    async def outlines(self, received: Received) -> Outlines:
        """Read the feeds of an OPML in a child. Raises a Refused as `read` does."""
        return await self._run_for(Outlines, _OUTLINES_READER, received)

    async def feed_candidates(self, received: Received, link: str | None) -> tuple[FeedCandidate, ...]:
        """Find in a child where the feed of a fetched page may lie; `link` is its answer's header. Raises as `read`."""
        return await self._run_for(tuple, _FEED_FINDER, received, link)

    async def page_links(self, received: Received, pattern: str | None) -> PageLinks:
        """Read in a child what a fetched page links to by `pattern`, or by one that is guessed. Raises as `read`."""
        return await self._run_for(PageLinks, _LINKS_READER, received, pattern)

    async def run(self, function: str, *args: object) -> object:
        """Call "module:function" in a child with the same caps. Raises its own Refused, or the one of a cap."""
        if self._waiting >= self.limits.waiting:
            raise ReadingBusy
        self._waiting += 1
        try:
            with spent("waiting"):
                await self._turns.acquire()
            try:
                with spent("thinking"):
                    outcome = await self._twice(function, args)
            finally:
                self._turns.release()
        finally:
            self._waiting -= 1
        self._raise_for(outcome, function)
        return outcome.value

    async def _run_for(self, kind: type[Value], function: str, *args: object) -> Value:
        value = await self.run(function, *args)
        if not isinstance(value, kind):
            raise ReadingFailed
        return value

    async def close(self) -> None:
        """Kill the children and wait until they are gone; what was being read fails, and nothing is read afterwards."""
        self._closed = True
        await asyncio.to_thread(self._stopped)

    async def _twice(self, function: str, args: tuple[object, ...]) -> Outcome:
        """Run once, and once more when the pool itself broke (a child that died idle breaks Pebble's whole pool)."""
        try:
            return await self._run(function, args)
        except (BrokenExecutor, RuntimeError) as broken:
            log.warning("the reading processes are started anew: %s", broken)
        try:
            return await self._run(function, args)
        except (BrokenExecutor, RuntimeError) as broken:
            raise ReadingFailed from broken

    async def _run(self, function: str, args: tuple[object, ...]) -> Outcome:
        """Run once. Raises BrokenExecutor or RuntimeError where the pool broke; it is gone then."""
        pool = self._pool
        if pool is None or not pool.active or self._closed:
            pool = await asyncio.to_thread(self._started)
        try:
            return await self._run_in(pool, function, args)
        except (BrokenExecutor, RuntimeError):
            await asyncio.to_thread(self._stopped, pool)
            raise

    async def _run_in(self, pool: "ProcessPool", function: str, args: tuple[object, ...]) -> Outcome:
        from pebble import ProcessExpired

        of_one = ResourceLimits(self.limits.cpu_seconds, self.limits.memory, self.limits.output)
        future = pool.schedule(run_limited, args=(function, args, of_one), timeout=self.limits.wall_seconds)
        self._scheduled[future] = pool
        try:
            outcome: Outcome = await self._answer(future, pool)
        except TimeoutError as late:
            raise ReadingTooSlow(seconds=self.limits.wall_seconds) from late
        except ProcessExpired as dead:
            raise self._death(dead.exitcode) from dead
        finally:
            del self._scheduled[future]
        return outcome

    async def _answer(self, future: Future[Outcome], pool: "ProcessPool") -> Outcome:
        """What the child answers. Raises BrokenExecutor where nobody ever will.

        Where idle children die, Pebble's threads end: a task that it took just then is never looked at again, and its
        time never runs out. Nor does that of a task whose child dies between taking it and saying so.
        """
        answer, late = asyncio.wrap_future(future), time.monotonic() + self.limits.wall_seconds + START_SECONDS
        try:
            while not (await asyncio.wait((answer,), timeout=LOOK_SECONDS))[0]:
                self._check(pool, late)
            return answer.result()
        finally:
            answer.cancel()

    def _check(self, pool: "ProcessPool", late: float) -> None:
        """Raise BrokenExecutor where a pool will not answer: it ended by itself, or the clock is past `late`."""
        if not pool.active:
            raise BrokenExecutor("they ended unasked")
        if time.monotonic() > late:
            raise BrokenExecutor("they do not answer")

    def _death(self, code: int | None) -> CopydeskError:
        if code is not None and -code in (signal.SIGXCPU, signal.SIGKILL):
            return ReadingTooHard(seconds=self.limits.cpu_seconds)
        log.error("a reading process ended with code %s", code)
        return ReadingFailed()

    def _raise_for(self, outcome: Outcome, function: str) -> None:
        if outcome.refused is not None:
            raise outcome.refused
        if outcome.cap == "memory":
            raise ReadingTooBig(megabytes=self.limits.memory / 1e6)
        if outcome.cap == "output":
            raise ReadingTooMuch(megabytes=self.limits.output / 1e6)
        if outcome.crash is not None:
            log.error("%s failed: %s", function, outcome.crash)
            log.debug("%s failed: %s: %s", function, outcome.crash, outcome.words)
            raise ReadingFailed

    def _started(self) -> "ProcessPool":
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            if self._pool is not None and not self._pool.active:
                self._end(self._pool)  # a child of it may live on, and its threads do
                self._pool = None
            if self._pool is None:
                self._pool = self._new_pool()
            return self._pool

    def _new_pool(self) -> "ProcessPool":
        from pebble import ProcessPool

        context = KeptLocks()
        context.set_forkserver_preload([self._reader.partition(":")[0], *_PRELOADED])
        pool = ProcessPool(self.limits.workers, self.limits.tasks, initializer=enter_sandbox, context=context)
        try:
            self._await_first(pool)
        except BaseException:
            self._end(pool)
            raise
        return pool

    def _await_first(self, pool: "ProcessPool") -> None:
        """Wait until a child of a new pool does its work. Raises BrokenExecutor where none ever will, or we close."""
        first, late = pool.schedule(int), time.monotonic() + START_SECONDS
        while not futures.wait((first,), timeout=LOOK_SECONDS).done:
            self._check(pool, late)
            if self._closed:
                raise BrokenExecutor("the pool is closed")
        first.result()

    def _stopped(self, broken: "ProcessPool | None" = None) -> None:
        """End the pool; one that `broken` is not, since somebody has started it anew meanwhile, goes on."""
        with self._lock:
            pool = self._pool
            if pool is not None and broken in (None, pool):
                self._pool = None
                self._end(pool)

    def _end(self, pool: "ProcessPool") -> None:
        """Kill the children, and end what was open: Pebble forgets a task that it was just handing to a child."""
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()
        for future, its_pool in list(self._scheduled.items()):
            if its_pool is pool and not future.done():
                future.set_exception(BrokenExecutor("stopped"))

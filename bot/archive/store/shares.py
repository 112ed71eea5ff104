"""Threads for heavy reads, shared fairly: each server and each member may hold a part of them and of the queue."""

import threading
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.errors.asking import TooManyWaiting

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asker:
    """On whose behalf something is read. `server` 0 is nowhere: whoever asks outside every server."""

    server: int
    member: int


@dataclass(frozen=True, slots=True)
class Queue:
    """How many reads may wait: of one member, of one server, and in all."""

    member: int = 12
    server: int = 300
    everybody: int = 2_000


@dataclass(frozen=True, slots=True)
class _Waiting:
    work: Callable[[], Any]
    answer: Future[Any]


Members = OrderedDict[int, deque[_Waiting]]


class FairThreads:
    """Runs work in threads, taking turns between servers and, within a server, between members.

    One server never holds every thread while there are two or more, and a member only one: whoever else asks finds
    one free, or one that will be free as soon as a single read ends. Work without an asker (the terminal, the clock)
    takes its turn as a server of its own and may hold every thread.
    """

    def __init__(self, threads: int, name: str, queue: Queue | None = None) -> None:
        self._limits = queue or Queue()
        self._share = max(1, threads - 1)
        self._changed = threading.Condition()
        self._waiting: OrderedDict[int | None, Members] = OrderedDict()
        self._servers: Counter[int] = Counter()
        self._members: Counter[tuple[int, int]] = Counter()
        self._count = 0
        self.given = 0
        """How much work was given so far."""
        self._closing = False
        self._threads = [threading.Thread(target=self._run, name=f"{name}-{number}") for number in range(threads)]
        for thread in self._threads:
            thread.daemon = True
            thread.start()

    @property
    def waiting(self) -> int:
        """How much waits for a thread."""
        return self._count

    def submit(self, work: Callable[[], T], asker: Asker | None = None) -> Future[T]:
        """What `work` gives, in its turn. Raises TooManyWaiting where the asker's part of the queue is full."""
        answer: Future[T] = Future()
        server, member = (asker.server, asker.member) if asker else (None, 0)
        with self._changed:
            members = self._waiting.get(server, OrderedDict())
            if asker is not None and self._full(members, member):
                raise TooManyWaiting()
            self._waiting.setdefault(server, members).setdefault(member, deque()).append(_Waiting(work, answer))
            self._count += 1
            self.given += 1
            self._changed.notify()
        return answer

    def close(self) -> None:
        """Do what waits, then end the threads."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _full(self, members: Members, member: int) -> bool:
        own, server = len(members.get(member, ())), sum(map(len, members.values()))
        limits = self._limits
        return own >= limits.member or server >= limits.server or self._count >= limits.everybody

    def _run(self) -> None:
        while (taken := self._next()) is not None:
            server, member, waiting = taken
            _do(waiting)
            del waiting
            with self._changed:
                self._hold(server, member, -1)
                self._changed.notify_all()

    def _next(self) -> tuple[int | None, int, _Waiting] | None:
        """The next whose turn it is; None when the threads end."""
        with self._changed:
            while True:
                taken = self._take()
                if taken is not None or (self._closing and not self._count):
                    return taken
                self._changed.wait()

    def _take(self) -> tuple[int | None, int, _Waiting] | None:
        for server, members in self._waiting.items():
            if server is not None and self._servers[server] >= self._share:
                continue
            member = next(
                (candidate for candidate in members if not self._members[server or 0, candidate] or server is None),
                None,
            )
            if member is not None:
                return server, member, self._taken(server, member)
        return None

    def _taken(self, server: int | None, member: int) -> _Waiting:
        """Take the first of a member's; server and member go behind all others."""
        members = self._waiting[server]
        waiting = members[member].popleft()
        members.move_to_end(member)
        self._waiting.move_to_end(server)
        if not members[member]:
            del members[member]
        if not members:
            del self._waiting[server]
        self._count -= 1
        self._hold(server, member, 1)
        return waiting

    def _hold(self, server: int | None, member: int, change: int) -> None:
        if server is None:
            return
        self._servers[server] += change
        self._members[server, member] += change
        if not self._servers[server]:
            del self._servers[server]
        if not self._members[server, member]:
            del self._members[server, member]


def _do(waiting: _Waiting) -> None:
    if not waiting.answer.set_running_or_notify_cancel():
        return
    try:
        result = waiting.work()
    except BaseException as fault:  # noqa: BLE001  raised to whoever asked, as an executor does
        waiting.answer.set_exception(fault)
    else:
        waiting.answer.set_result(result)

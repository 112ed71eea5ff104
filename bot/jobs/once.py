"""What is due of some kinds of task is done once, then it ends: for cron, and to see a feed work without Discord."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.archive import tasks
from bot.desk.feeds import look, planning, take
from bot.desk.resources import Desk
from bot.jobs.worker import Handler, working
from bot.records.tasks import Again, Ended, Task

NEAR_SECONDS = 10.0
"""What is due so soon is waited for: the next request to a site that was just asked."""
OFTEN_SECONDS = 0.2
QUIET_TURNS = 3
"""How often in a row nothing is found to do before it ends: between two tasks nothing is in hand either."""

FEEDS: Mapping[str, Handler] = {look.KIND: look.go_on, look.ITEM_KIND: take.go_on}


async def feeds_once(desk: Desk) -> Counter[str]:
    """Look at every feed that is due, and take in what is new; gives how many tasks of each kind were done."""
    return await once(desk, FEEDS, (planning.plan,))


async def once(
    desk: Desk, handlers: Mapping[str, Handler], plans: Sequence[Callable[[Desk], Awaitable[None]]]
) -> Counter[str]:
    """Do what is due of these kinds, and what is within NEAR_SECONDS; gives how many of each kind came to an end.

    A program that works on the same database meanwhile does its share; neither does what the other has in hand.
    """
    counted = _Counted()
    done_by = {kind: counted.counting(kind, handler) for kind, handler in handlers.items()}
    quiet = 0
    async with working(desk, handlers=done_by, plans=plans, idle_seconds=OFTEN_SECONDS):
        while quiet < QUIET_TURNS:
            await asyncio.sleep(OFTEN_SECONDS)
            quiet = 0 if counted.in_hand or await _is_near(desk, tuple(handlers)) else quiet + 1
    return counted.done


async def _is_near(desk: Desk, kinds: tuple[str, ...]) -> bool:
    wait = await desk.store.short_read(lambda conn: tasks.seconds_to_next(conn, kinds, desk.now()))
    return wait is not None and wait <= NEAR_SECONDS


class _Counted:
    """What is in hand just now, and what was done."""

    def __init__(self) -> None:
        self.in_hand = 0
        self.done: Counter[str] = Counter()

    def counting(self, kind: str, handler: Handler) -> Handler:
        """The handler; a turn at a site that was only waited for is nothing done."""

        async def counted(desk: Desk, task: Task) -> Again | Ended | None:
            self.in_hand += 1
            try:
                then = await handler(desk, task)
            finally:
                self.in_hand -= 1
            self.done[kind] += not (isinstance(then, Again) and "turn" in then.payload)
            return then

        return counted

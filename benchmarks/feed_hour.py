"""An hour of following 500 feeds, in real time: `python -m benchmarks.feed_hour --help`.

The clock and the worker, as `copydesk run --jobs-only` runs them, look at the feeds of `benchmarks.feed_months` by
their rules, over real HTTP, and take in what is new. The sites stand in another process, each feed on a host of its
own, with its pace, list, validators, max-age and ttl; none fails. The feeds were followed for three days before: those
days are decided on paper, by the same rules, and then each feed is read once as it was listed at its last look.

Printed: the looks and items of the time that is counted, and the CPU seconds of the worker's process and of its
reading children over that time. CPU seconds, so that what else the machine does counts little.
"""

import argparse
import asyncio
import datetime as dt
import multiprocessing
import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, func, select

from benchmarks import processes
from benchmarks.feed_months import DAY, HOUR, Feed, feeds
from benchmarks.feed_rules import START, Ours
from benchmarks.feeds import Site
from benchmarks.shared_clock import SharedClock
from bot import logs
from bot.app import open_desk
from bot.archive import tasks
from bot.archive.feeds import following
from bot.archive.servers import archives
from bot.archive.store import tables
from bot.config import Config, FeedsConfig
from bot.desk.feeds import add, find, look
from bot.desk.resources import Desk
from bot.jobs.clock import ticking
from bot.jobs.notify import LogNotify
from bot.jobs.telling import telling
from bot.jobs.worker import working
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.polling import Polled
from bot.records.subscriptions import Terms
from tests.web import HABITS, PATIENT, RSS, Habit, LocalWeb, Schedule
from tests.web.visitor import Visitor

EDITOR = Actor("terminal", "benchmark", "Benchmark")
BEFORE = 3 * DAY + 10 * HOUR
"""How long the feeds were followed before, in seconds: until ten in the morning, UTC, of a working day."""
SETTLING = 120.0
"""Seconds that run before the counting begins: modules are loaded, children started."""
PRINTED = 10.0
MOST_SETTING_UP = 1_800.0
ADDED_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed as three days of looks left it: when it was last looked at, what is known of it, when it is due."""

    feed: Feed
    last: float
    polled: Polled
    due: float


@dataclass(frozen=True)
class Appearing(Schedule):
    """Articles appear at the moments that the feed names."""

    moments: tuple[dt.datetime, ...] = ()

    def of(self, day: dt.date) -> tuple[dt.datetime, ...]:
        """As `Schedule`."""
        return tuple(moment for moment in self.moments if moment.date() == day)


def main() -> None:
    """The looks and items, and the share of a core."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    asyncio.run(_serve(given.feeds, given.minutes, given.seed))


async def _serve(count: int, minutes: float, seed: int) -> None:
    """The sites, while another process follows their feeds."""
    context = multiprocessing.get_context("spawn")
    clock = SharedClock(START, context.Value("d", 0.0), context.Value("b", 0))
    followed = sorted((_before(feed) for feed in feeds(seed, count)), key=lambda each: each.last)
    async with LocalWeb(clock) as web:
        for each in followed:
            _site(web, each.feed)
        worker = context.Process(target=_follow, args=(web.visitor(), clock, followed, minutes))
        worker.start()
        await asyncio.to_thread(worker.join, MOST_SETTING_UP + SETTLING + minutes * 60 + 60)
        if worker.is_alive():
            worker.terminate()
            worker.join()


def _before(feed: Feed) -> Followed:
    """The feed after the days before, none of whose looks failed."""
    feed = replace(feed, host=f"feed{feed.number}.example", failing=(), patience=0)
    site, rules = Site(feed), Ours(feed, 0.0)
    last, due = 0.0, 1_800.0 * (feed.number % 500) / 500
    while due < BEFORE:
        last, due = due, rules.after(site.look(due), due)
    return Followed(feed, last, rules.polled, due)


def _site(web: LocalWeb, feed: Feed) -> None:
    moments = tuple(START + dt.timedelta(seconds=int(second)) for second in feed.appears)
    begins = min(moments, default=START)
    outlet = web.outlet(feed.host, schedule=Appearing(seed=feed.number, begins=begins, moments=moments))
    outlet.feed("/feed.xml", RSS, *_habits(feed), window=feed.window)


def _habits(feed: Feed) -> Sequence[Habit]:
    habits = [HABITS["strong etag" if feed.validators else "no validators"]]
    if feed.max_age:
        habits.append(HABITS["max age"].set(seconds=feed.max_age))
    if feed.ttl:
        habits.append(HABITS["ttl"].set(minutes=feed.ttl // 60))
    if feed.update:
        habits.append(HABITS["update period"].set(period="hourly" if feed.update == HOUR else "daily", frequency=1))
    return habits


def _follow(visitor: Visitor, clock: SharedClock, followed: Sequence[Followed], minutes: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        os.dup2(os.open(log, os.O_CREAT | os.O_WRONLY | os.O_APPEND), 2)
        logs.set_up()
        asyncio.run(_followed(Path(folder) / "feeds.sqlite", visitor, clock, followed, minutes))
        told = Counter(line.split()[2] for line in log.read_text().splitlines() if len(line.split()) > 2)
        print("lines of the log:", dict(told))


async def _followed(
    database: Path, visitor: Visitor, clock: SharedClock, followed: Sequence[Followed], minutes: float
) -> None:
    limits = FeedsConfig(most_feeds=len(followed), most_items_a_day=100_000)
    config = Config(database=str(database), feeds=limits)
    async with open_desk(config, fetcher=visitor.fetcher(clock.now, PATIENT), alone=True) as opened:
        desk = replace(opened, now=clock.now)
        async with asyncio.timeout(MOST_SETTING_UP):
            await _set_up(desk, clock, followed)
        clock.run()
        notify = LogNotify()
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(ticking(desk, notify=notify))
            await stack.enter_async_context(working(desk))
            await stack.enter_async_context(telling(desk, notify, notify))
            await asyncio.sleep(SETTLING)
            await _counted(desk, minutes)


async def _counted(desk: Desk, minutes: float) -> None:
    """Print what was done and used until then, every PRINTED minutes and at the end."""
    began, before, passed = processes.cpu_seconds(), await desk.store.short_read(_done), 0.0
    while passed < minutes:
        await asyncio.sleep(60 * min(PRINTED, minutes - passed))
        passed = min(passed + PRINTED, minutes)
        ended, after = processes.cpu_seconds(), await desk.store.short_read(_done)
        own, children = (later - sooner for later, sooner in zip(ended, began, strict=True))
        print(
            f"{passed:g} minutes:", ", ".join(f"{number} {name}" for name, number in sorted((after - before).items()))
        )
        print(f"CPU seconds: {own:.1f} of the worker, {children:.1f} of its children", end="; ")
        print(f"share of a core: {(own + children) / (60 * passed):.2%}", flush=True)


def _done(conn: Connection) -> Counter[str]:
    """How many looks there were, by outcome, and what became of items."""
    looks, entries = tables.feed_looks, tables.feed_entries
    of_looks = conn.execute(select(looks.c.outcome, func.count()).group_by(looks.c.outcome)).all()
    of_items = conn.execute(select(entries.c.outcome, func.count()).group_by(entries.c.outcome)).all()
    counted = {f"looks: {name}": int(number) for name, number in of_looks}
    return Counter(counted | {f"items: {name}": int(number) for name, number in of_items})


async def _set_up(desk: Desk, clock: SharedClock, followed: Sequence[Followed]) -> None:
    """Follow each feed as it was at its last look, and let it be due as those days had it."""
    archive = await desk.store.write(lambda conn: archives.ensure(conn, "local", desk.now()))
    for at in range(0, len(followed), ADDED_AT_ONCE):
        some = followed[at : at + ADDED_AT_ONCE]
        clock.stand_at(some[0].last)
        await asyncio.gather(*(_add(desk, archive.id, each) for each in some))
    clock.stand_at(BEFORE)


async def _add(desk: Desk, archive_id: ArchiveId, each: Followed) -> None:
    (candidate, *_) = await find.find(desk, archive_id, f"http://{each.feed.host}/feed.xml")
    added = await add.add(desk, archive_id, candidate, Terms(first=0), EDITOR)
    number, due = added.subscription.feed, START + dt.timedelta(seconds=each.due)

    def known(conn: Connection) -> None:
        feed = following.get(conn, number)
        assert feed is not None
        polled = replace(each.polled, id=number, policy=feed.polled.policy)
        following.looked(conn, feed, feed.validators, polled, feed.told, None)
        tasks.hasten(conn, look.KIND, str(number), desk.now(), due - desk.now())

    await desk.store.write(known)


if __name__ == "__main__":
    main()

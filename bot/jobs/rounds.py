"""What the clock has done: a round of each job."""

import logging
from collections import Counter

from bot.archive import tasks
from bot.archive.servers import archives
from bot.archive.store import Connection
from bot.desk import settings
from bot.desk import upkeep as upkeep_desk
from bot.desk.feeds import planning
from bot.desk.resources import Desk
from bot.errors.starting import SweepWaits, TasksGivenUp
from bot.records.notices import Notice, Notify

log = logging.getLogger("bot.jobs")
UPKEEP_EVERY = 6 * 3600.0
GIVEN_UP_EVERY = 24 * 3600.0
FEEDS_EVERY = 300.0
SAID = "upkeep said to wait"


async def upkeep(desk: Desk, notify: Notify) -> None:
    """Sweep what is past its time. A sweep that begins to wait is told to every server, once until one goes well."""
    said = await settings.remembered(desk, SAID)
    try:
        swept = await upkeep_desk.sweep(desk)
    except SweepWaits as error:
        if said != error.code:
            await notify.to_all(Notice("The upkeep waits", error))
            await settings.remember(desk, SAID, error.code)
        raise
    if said:
        await settings.remember(desk, SAID, "")
    log.info("upkeep: %d articles and %d received pages past their time", swept.articles, swept.received)


async def feeds(desk: Desk, notify: Notify) -> None:
    """See that each feed that is followed has its next look: after a backup, or where a server came back."""
    await planning.plan(desk)


async def tell_given_up(desk: Desk, notify: Notify) -> None:
    """Tell the servers of an archive how many tasks of it were given up, every server of those of no one archive."""
    of_no_archive, by_server = await desk.store.short_read(_given_up)
    if of_no_archive:
        log.error("%s tasks of the background were given up", of_no_archive)
        await notify.to_all(_notice(of_no_archive))
    for server, count in by_server.items():
        await notify.to_server(server, _notice(count))


def _notice(count: int) -> Notice:
    return Notice("Background work was given up", TasksGivenUp(count=count))


def _given_up(conn: Connection) -> tuple[int, dict[int, int]]:
    """How many tasks of no one archive were given up, and how many by the servers that answer from their archive."""
    of_archives = Counter(task.archive for task in tasks.dead(conn))
    if not of_archives:
        return 0, {}
    of_no_archive = of_archives.pop(None, 0)
    joined = {archive.id: archive.servers for archive in archives.all_of(conn)}
    counts: dict[int, int] = {}
    for archive, count in of_archives.items():
        counts |= dict.fromkeys(joined.get(archive, ()) if archive else (), count)
    return of_no_archive, counts

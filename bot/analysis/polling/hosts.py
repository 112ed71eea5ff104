"""Whose turn it is: one request at a time a host, with pauses, and no archive waits behind another's many feeds."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from bot.records.polling import DueFeed, HostState, Turns

LONGEST_STOP = dt.timedelta(days=1)
"""The longest stop that is kept; a later one was set by a clock that has since been put back."""


def free_at(host: HostState, now: dt.datetime) -> dt.datetime:
    """The earliest time from `now` on at which the host may be asked, if no request is under way."""
    paused = min(host.last_at, now) + dt.timedelta(seconds=host.min_gap) if host.last_at else now
    stopped = min(host.not_before, now + LONGEST_STOP) if host.not_before else now
    return max(now, paused, stopped)


def turns(
    due: Iterable[DueFeed], hosts: Mapping[str, HostState], served: Mapping[int, float], now: dt.datetime, most: int
) -> Turns:
    """Choose at most `most` feeds to look at now, at most one of each host.

    Archives take turns: the one that was served least goes first, with its feed that has waited longest; a feed that
    several follow counts to each by its share. `served`: looks that each archive lately had, which the caller counts
    (and lets fade); missing ones had none. `hosts`: those that were ever asked. A host with hundreds of overdue feeds
    takes one place. `wake_at`: when the next host with a due feed is free; one that is busy wakes by its end.
    """
    due = tuple(due)
    had, taken = dict(served), set[str]()
    chosen: list[int] = []
    waiting = _by_archive(feed for feed in due if _is_free(hosts.get(feed.host), now))
    while waiting and len(chosen) < most:
        archive = min(waiting, key=lambda each: (had.get(each, 0.0), waiting[each][-1].due_at, each))
        feed = waiting[archive].pop()
        if not waiting[archive]:
            del waiting[archive]
        if feed.host not in taken:
            taken.add(feed.host)
            chosen.append(feed.feed)
            for each in feed.archives:
                had[each] = had.get(each, 0.0) + 1 / len(feed.archives)
    return Turns(tuple(chosen), _wake_at(due, hosts, taken, now))


def _by_archive(due: Iterable[DueFeed]) -> dict[int, list[DueFeed]]:
    """Each archive's due feeds, the one that waited longest last; one that nobody follows belongs to archive 0."""
    waiting: dict[int, list[DueFeed]] = defaultdict(list)
    for feed in sorted(due, key=lambda feed: (feed.due_at, feed.feed), reverse=True):
        for archive in feed.archives or (0,):
            waiting[archive].append(feed)
    return waiting


def _wake_at(
    due: Iterable[DueFeed], hosts: Mapping[str, HostState], taken: Collection[str], now: dt.datetime
) -> dt.datetime | None:
    """When the first of the hosts that have due feeds and are asked nothing now is free."""
    idle = {feed.host for feed in due} - set(taken)
    states = (hosts.get(host, HostState()) for host in idle)
    return min((free_at(host, now) for host in states if not host.busy), default=None)


def _is_free(host: HostState | None, now: dt.datetime) -> bool:
    return host is None or (not host.busy and free_at(host, now) <= now)

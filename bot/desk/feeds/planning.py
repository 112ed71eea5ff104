"""What keeps feeds going: each that is followed has its task, and what nobody needs any more goes."""

import datetime as dt
from collections.abc import Collection

from bot.analysis.polling import cadence
from bot.archive import tasks
from bot.archive.feeds import following, hosts, items, looks
from bot.archive.store import Connection
from bot.desk.feeds import look, take
from bot.desk.resources import Desk
from bot.records.subscriptions import FollowedFeed

REST = dt.timedelta(days=1)
"""How long what was given up rests before it is tried once more."""
ITEMS_TRIED = sum(take.RETRIES, REST)


async def plan(desk: Desk) -> None:
    """Put a look at each feed that is followed and has none: of a new program, of a server that came back, of a backup.

    Where due times go by the clock of the database's server and that was put back, a look that would wait too long
    comes as soon (for a file see `desk.clock`). So many at once are spread over an interval (`cadence.first_dues`).
    What was given up is tried once a day: a program that is killed time and again is to blame for itself, not for what
    it had in hand.
    """
    await desk.store.write(lambda conn: _planned(conn, desk.now()))


def _planned(conn: Connection, now: dt.datetime) -> None:
    following.drop_unfollowed(conn)
    hosts.prune(conn, now)
    looks.prune(conn)
    dues = tasks.dues(conn, look.KIND)
    given_up = tasks.given_up(conn, look.KIND)
    _tried_once_more(conn, given_up, now)
    known = following.several(conn, following.looked_at(conn))
    asked = [feed for _, feed in sorted(known.items()) if not feed.polled.gone and str(feed.id) not in given_up]
    look.put_looks(conn, [feed.id for feed in asked if str(feed.id) not in dues], now)
    if not tasks.is_by_our_clock(conn):
        late = [feed.id for feed in asked if str(feed.id) in dues and _waits_too_long(feed, dues[str(feed.id)], now)]
        if late:
            hosts.put_back(conn, now)
        look.hasten(conn, late, now)


def _tried_once_more(conn: Connection, looks_given_up: Collection[str], now: dt.datetime) -> None:
    """Looks for as long as their feed is followed; items for as long as one that cannot be read is asked for again."""
    of_items = [int(key) for key in tasks.given_up(conn, look.ITEM_KIND)]
    recent = [str(number) for number in items.listed_since(conn, of_items, now - ITEMS_TRIED)]
    for kind, keys in ((look.KIND, looks_given_up), (look.ITEM_KIND, recent)):
        if keys:
            tasks.once_more(conn, kind, keys, now - REST, now)


def _waits_too_long(feed: FollowedFeed, due_at: dt.datetime, now: dt.datetime) -> bool:
    """Whether the clock was put back since its last look, and its next one is no sooner than a new feed's."""
    soon = now + dt.timedelta(seconds=cadence.NEW_FEED)
    return due_at > soon and cadence.is_due(due_at, now, feed.polled.last_at)

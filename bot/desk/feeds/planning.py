"""What keeps feeds going: each that is followed has its task, and what nobody needs any more goes."""

from bot.archive import tasks
from bot.archive.feeds import following, hosts, looks
from bot.archive.store import Connection
from bot.desk.feeds import look
from bot.desk.resources import Desk


async def plan(desk: Desk) -> None:
    """Put a look at each feed that is followed and has none: of a new program, of a server that came back, of a backup.

    So many at once are spread over an interval (`cadence.first_dues`).
    """
    await desk.store.write(lambda conn: _planned(conn, desk))


def _planned(conn: Connection, desk: Desk) -> None:
    following.drop_unfollowed(conn)
    hosts.prune(conn, desk.now())
    looks.prune(conn)
    followed = following.looked_at(conn)
    there = tasks.keys(conn, look.KIND)
    missing = [feed for feed in followed if str(feed) not in there and not _gone(conn, feed)]
    look.put_looks(conn, missing, desk.now())


def _gone(conn: Connection, feed_id: int) -> bool:
    feed = following.get(conn, feed_id)
    return feed is None or feed.polled.gone

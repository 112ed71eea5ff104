"""A topic of filters alone: which articles they leave, the newest first, with nothing chosen or judged."""

import datetime as dt

from bot.archive import articles
from bot.archive.search import COUNT_CAP
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.records.ids import ArchiveId
from bot.records.topics import Candidates, Topic


def came_in(
    conn: Connection, archive_id: ArchiveId, topic: Topic, added_after: dt.datetime | None = None
) -> tuple[Candidates, tuple[int, ...], int]:
    """What was counted, the articles in order, and how many of as many were there before `added_after`.

    Of a day the last added comes first, and the undated last of all. At most COUNT_CAP are listed.
    """
    index = index_for(conn)
    ids = index.newest(conn, archive_id, topic, COUNT_CAP + 1)
    listed, older = ids, 0
    if added_after is not None:
        added = articles.newest_added(conn, archive_id, added_after, COUNT_CAP + 1)
        left = index.left(conn, archive_id, topic, added)
        new = articles.added_after(conn, archive_id, left, added_after)
        listed = tuple(article for article in left if article in new)
        older = max(len(ids) - len(listed), 0)
    capped = len(listed) > COUNT_CAP
    found = Candidates((), min(len(listed), COUNT_CAP), capped, 0, ())
    return found, listed[:COUNT_CAP], older

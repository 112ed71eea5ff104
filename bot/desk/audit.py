"""`audit`: who did what, newest first."""

import datetime as dt

from bot.archive.servers import audit
from bot.desk.resources import Desk
from bot.records.archive import Change
from bot.records.ids import ArchiveId

PAGE = 15


async def changes(
    desk: Desk,
    archive_id: ArchiveId,
    *,
    who: str | None = None,
    article: int | None = None,
    since: dt.datetime | None = None,
    page: int = 1,
) -> tuple[tuple[Change, ...], bool]:
    """One page of 15 rows of the audit, and whether more follow; `who` is a Discord member's id."""
    first = (page - 1) * PAGE
    rows = await desk.store.read(
        lambda conn: audit.changes(conn, archive_id, who=who, article=article, since=since, first=first, size=PAGE + 1)
    )
    return rows[:PAGE], len(rows) > PAGE

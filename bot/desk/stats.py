"""`stats`: what an archive holds, counted."""

from bot.archive import stats
from bot.desk.resources import Desk
from bot.records.archive import Stats


async def of_archive(desk: Desk, archive_id: int) -> Stats:
    """The counts of an archive's live articles, and how many lie in the trash."""
    return await desk.store.read(lambda r: stats.of_archive(r, archive_id))

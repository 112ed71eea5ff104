"""`stats`: what an archive holds, counted."""

from bot.archive.articles import stats
from bot.desk.resources import Desk
from bot.records.archive import Stats
from bot.records.ids import ArchiveId


async def of_archive(desk: Desk, archive_id: ArchiveId) -> Stats:
    """The counts of an archive's live articles, and how many lie in the trash."""
    return await desk.store.read(stats.of_archive, archive_id)

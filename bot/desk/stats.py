"""`stats`: what an archive holds, counted."""

from bot.analysis.engine import ENGINE
from bot.archive.articles import stats
from bot.desk.resources import Desk
from bot.records.archive import Stats
from bot.records.ids import ArchiveId


async def of_archive(desk: Desk, archive_id: ArchiveId) -> Stats:
    """The counts of an archive's live articles, how many lie in the trash, and how many are to be read again."""
    return await desk.store.read(stats.of_archive, archive_id, ENGINE)

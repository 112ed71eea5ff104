"""What was posted on Discord, kept so that a changed article can say which posted words no longer stand."""

from bot.archive.articles import posted_answers
from bot.desk.resources import Desk
from bot.records.archive import PostedExcerpt
from bot.records.ids import ArchiveId


async def of_article(desk: Desk, archive_id: ArchiveId, article_id: int) -> tuple[PostedExcerpt, ...]:
    """Every posted cut of an article, newest message first. Raises NoSuchArticle."""
    async with desk.store.reading() as r:
        return await r.run_sync(posted_answers.of_article, archive_id, article_id)

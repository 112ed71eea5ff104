"""`show`: one stored article, whole."""

from bot.archive import articles
from bot.desk.resources import Desk
from bot.records.answers import Shown


async def show(desk: Desk, archive_id: int, article_id: int) -> Shown:
    """The article with its newest text and marks. Raises NoSuchArticle, also for another archive's id."""
    async with desk.store.reading() as r:
        return await articles.get(r, archive_id, article_id)

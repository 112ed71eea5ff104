"""`show`: one stored article, whole."""

from dataclasses import replace

from bot.archive import articles, fingerprints
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.records.answers import Shown

MOST_RELATED = 5


async def show(desk: Desk, archive_id: int, article_id: int) -> Shown:
    """The article with its newest text and marks, and articles of its story that are no copies.

    Raises NoSuchArticle, also for another archive's id.
    """

    async def work(r: Connection) -> Shown:
        shown = await articles.get(r, archive_id, article_id)
        story = await articles.some(r, archive_id, await fingerprints.related(r, archive_id, article_id))
        return replace(shown, related=story[:MOST_RELATED])

    return await desk.store.read(work)

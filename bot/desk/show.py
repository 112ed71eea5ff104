"""`show`: one stored article, whole."""

from dataclasses import replace

from bot.archive import articles
from bot.archive.articles import fingerprints
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.records.answers import ArticleView
from bot.records.ids import ArchiveId

MOST_RELATED = 5


async def show(desk: Desk, archive_id: ArchiveId, article_id: int) -> ArticleView:
    """The article with its newest text and marks, and articles of its story that are no copies.

    Raises NoSuchArticle, also for another archive's id.
    """

    def work(conn: Connection) -> ArticleView:
        shown = articles.get(conn, archive_id, article_id)
        story = articles.some(conn, archive_id, fingerprints.related(conn, archive_id, article_id))
        return replace(shown, related=story[:MOST_RELATED])

    return await desk.store.read(work)

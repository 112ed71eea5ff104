"""`verify-page`: what the archive has today of the articles and versions that a page was made from."""

from bot.archive import articles
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors.tree import NotFound
from bot.records.ids import ArchiveId
from bot.records.pages import PageFile, StoredForPage
from bot.records.texts import VerifiedText

MOST_ARTICLES = 200


async def stored_for(desk: Desk, archive_id: ArchiveId, page: PageFile) -> StoredForPage:
    """The live articles that a page's lines name (at most 200), and the texts of all their versions."""
    ids = list(dict.fromkeys(line.place.article for line in page.lines))[:MOST_ARTICLES]

    def work(conn: Connection) -> StoredForPage:
        live = {marked.article.id: marked for marked in articles.marked(conn, archive_id, ids, only_live=True)}
        texts: dict[int, VerifiedText] = {}
        for article_id in live:
            try:
                versions = articles.versions(conn, archive_id, article_id)
            except NotFound:
                continue
            texts |= {version.id: version.text for version in versions}
        return StoredForPage(live, texts)

    return await desk.store.read(work)

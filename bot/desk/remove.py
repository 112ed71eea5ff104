"""`remove` and `restore`: the way into the trash and back."""

from bot.archive.articles import trash
from bot.desk.resources import Desk
from bot.records.archive import Actor
from bot.records.ids import ArchiveId


async def remove(desk: Desk, archive_id: ArchiveId, article_id: int, actor: Actor) -> None:
    """Move an article to the trash. Raises InTrash; NoSuchArticle, also for another archive's id."""
    async with desk.store.writing() as conn:
        await conn.run_sync(trash.remove, archive_id, article_id, actor, desk.now())


async def restore(desk: Desk, archive_id: ArchiveId, article_id: int, actor: Actor) -> None:
    """Take an article out of the trash. Raises NotInTrash; NoSuchArticle, also for another archive's id."""
    async with desk.store.writing() as conn:
        await conn.run_sync(trash.restore, archive_id, article_id, actor, desk.now())

"""`edit`: an editor's own title, byline, day or outlet for a stored article."""

from bot.archive import editing
from bot.desk.resources import Desk
from bot.records.archive import Actor, Edit, Receipt


async def edit(desk: Desk, archive_id: int, article_id: int, change: Edit, actor: Actor) -> Receipt:
    """Set the fields that `change` gives (not its text); the versions stay. Raises NoSuchArticle."""
    async with desk.store.writing() as w:
        return await editing.edit(w, archive_id, article_id, change, None, actor, desk.now())

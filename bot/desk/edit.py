"""`edit`: an editor's own title, byline, day or outlet for a stored article."""

from dataclasses import replace

from bot.archive.articles import editing
from bot.desk.resources import Desk
from bot.records.archive import Actor, Edit, Receipt
from bot.records.ids import ArchiveId
from bot.text.clean import one_line


async def edit(desk: Desk, archive_id: ArchiveId, article_id: int, change: Edit, actor: Actor) -> Receipt:
    """Set the fields that `change` gives (not its text); the versions stay. Raises NoSuchArticle."""
    change = replace(change, title=_line(change.title), byline=_line(change.byline), outlet=_line(change.outlet))
    async with desk.store.writing() as conn:
        return await conn.run_sync(editing.edit, archive_id, article_id, change, None, actor, desk.now())


def _line(typed: str | None) -> str | None:
    return None if typed is None else one_line(typed)

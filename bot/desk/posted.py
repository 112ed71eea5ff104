"""What was posted on Discord, kept so that a changed article can say which posted words no longer stand."""

from collections.abc import Sequence

from bot.archive import answers
from bot.desk.resources import Desk
from bot.records.answers import Cut
from bot.records.archive import PostedCut


async def record(desk: Desk, archive_id: int, server: int, channel: int, message: int, cuts: Sequence[Cut]) -> None:
    """Remember the cuts that a message shows; an edited message replaces what was kept of it."""
    now = desk.now()
    await desk.store.write(
        lambda w: answers.record(w, archive_id, server=server, channel=channel, message=message, cuts=cuts, now=now)
    )


async def of_article(desk: Desk, archive_id: int, article_id: int) -> tuple[PostedCut, ...]:
    """Every posted cut of an article, newest message first. Raises NoSuchArticle."""
    async with desk.store.reading() as r:
        return await answers.of_article(r, archive_id, article_id)

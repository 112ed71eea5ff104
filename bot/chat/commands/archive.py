"""/archive: the desk's tools for what is stored."""

from typing import Any

from discord import app_commands

from bot.chat.commands.common import DESK, given
from bot.chat.rendering import articles, notices
from bot.chat.rendering.card import Card
from bot.chat.replies import answer
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.desk import remove as remove_desk
from bot.desk import show as show_desk

ARTICLE = "The article's number, as search and sources show it"


async def show(at: At, args: Args) -> Card:
    """One article: what is known of it, its text page by page."""
    shown = await show_desk.show(at.desk, at.archive, int(args["article"]))
    return articles.shown(at, shown, int(args.get("page", "1")))


async def remove(at: At, args: Args) -> Card:
    """Into the trash, at once: the way back is on the receipt."""
    shown = await show_desk.show(at.desk, at.archive, int(args["article"]))
    await remove_desk.remove(at.desk, at.archive, shown.article.id, at.member)
    return notices.removed(at.words, shown.article, at.desk.config.archive.trash_days)


SHOW = Verb("archive show", show)
REMOVE = Verb("archive remove", remove, once=True)
VERBS = (SHOW, REMOVE)


def build(room: Room) -> list[Any]:
    """The group as Discord is told."""
    group = app_commands.Group(
        name="archive",
        description="Read and keep in order what this server's archive holds.",
        default_permissions=DESK,
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True),
    )

    @group.command(name="show", description="Read a stored article, whole.")
    @app_commands.describe(article=ARTICLE)
    async def show_(interaction: Interaction, article: app_commands.Range[int, 1]) -> None:
        await answer(interaction, room, SHOW, given(article=article), private=True)

    @group.command(name="remove", description="Put an article into the trash; it can come back for 30 days.")
    @app_commands.describe(article=ARTICLE)
    async def remove_(interaction: Interaction, article: app_commands.Range[int, 1]) -> None:
        await answer(interaction, room, REMOVE, given(article=article), private=True)

    return [group]

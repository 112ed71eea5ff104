"""/archive show, remove, restore, changes, edit: the desk's tools for one article."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from bot.chat.actions import article_edits
from bot.chat.actions.pages import turns
from bot.chat.feature import Feature, Group, HelpLine, Option, command_of
from bot.chat.off_loop import off_loop
from bot.chat.options import ARTICLE, TRASHED
from bot.chat.rendering import articles, components, desk, notices
from bot.chat.rendering.card import Card
from bot.chat.verb import Invocation, Verb, page_of
from bot.desk import changes as changes_desk
from bot.desk import edit as edit_desk
from bot.desk import remove as remove_desk
from bot.desk import show as show_desk
from bot.errors.asking import NothingToEdit
from bot.pages.answers import ArticleChanges
from bot.records.archive import Edit

GROUP = Group("archive", "Read and keep in order what this server's archive holds.")


@dataclass(frozen=True, slots=True)
class OfArticle:
    """An article by its number."""

    article: Annotated[int, ARTICLE]


@dataclass(frozen=True, slots=True)
class OfTrashed:
    """An article in the trash by its number."""

    article: Annotated[int, TRASHED]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of an article."""

    article: Annotated[int, ARTICLE]
    page: int = 1


@dataclass(frozen=True, slots=True)
class Edited:
    """An editor's own fields of an article."""

    article: Annotated[int, ARTICLE]
    title: Annotated[str | None, Option("The right title")] = None
    byline: Annotated[str | None, Option("The right byline")] = None
    date: Annotated[dt.date | None, Option("The right date, for example 2025-03-20")] = None
    outlet: Annotated[str | None, Option("Who published it")] = None


async def show(ctx: Invocation, args: Shown) -> Card:
    """One article: what is known of it, its text page by page."""
    shown = await show_desk.show(ctx.desk, ctx.archive, args.article)
    page = page_of(args.page)
    card, pages = await off_loop(ctx.desk, len(shown.version.text), articles.shown, ctx._, shown, page)
    article_edits.offer(ctx, card, edit=ctx.action("editarticle"), remove=ctx.action("removearticle"))
    turns(ctx, card, min(page, pages), more=page < pages)
    return card


async def remove(ctx: Invocation, args: OfArticle) -> Card:
    """Into the trash; the receipt tells the way back."""
    shown = await show_desk.show(ctx.desk, ctx.archive, args.article)
    await remove_desk.remove(ctx.desk, ctx.archive, shown.article.id, ctx.member)
    return articles.removed(ctx._, shown.article, ctx.desk.config.archive.trash_days)


async def restore(ctx: Invocation, args: OfTrashed) -> Card:
    """Out of the trash."""
    await remove_desk.restore(ctx.desk, ctx.archive, args.article, ctx.member)
    shown = await show_desk.show(ctx.desk, ctx.archive, args.article)
    return notices.said(ctx._("Back in the archive"), components.title_of(ctx._, shown.article))


async def edit(ctx: Invocation, args: Edited) -> Card:
    """An editor's own fields."""
    change = Edit(title=args.title, byline=args.byline, day=args.date, outlet=args.outlet)
    if change == Edit():
        raise NothingToEdit()
    receipt = await edit_desk.edit(ctx.desk, ctx.archive, args.article, change, ctx.member)
    return articles.saved(ctx._, [receipt])


async def changes(ctx: Invocation, args: OfArticle) -> Card:
    """The difference of the two newest versions."""
    return desk.changes(ctx._, await changes_desk.changes(ctx.desk, ctx.archive, args.article), args.article)


async def changes_of(ctx: Invocation, args: OfArticle) -> ArticleChanges:
    """The difference itself, with its article."""
    shown = await show_desk.show(ctx.desk, ctx.archive, args.article)
    return ArticleChanges(shown.article, await changes_desk.changes(ctx.desk, ctx.archive, args.article))


SHOW, CHANGES = Verb("archive show", Shown, show), Verb("archive changes", OfArticle, changes, paged=changes_of)
REMOVE, RESTORE = (
    Verb("archive remove", OfArticle, remove, once=True),
    Verb("archive restore", OfTrashed, restore, once=True),
)
EDIT = Verb("archive edit", Edited, edit, once=True)
FEATURE = Feature(
    verbs=(SHOW, REMOVE, RESTORE, CHANGES, EDIT),
    commands=(
        command_of(SHOW, "Read a stored article, whole.", group=GROUP),
        command_of(REMOVE, "Put an article into the trash; it can come back for 30 days.", group=GROUP),
        command_of(RESTORE, "Take an article out of the trash.", group=GROUP),
        command_of(CHANGES, "What changed in an article, and which posted quotes no longer stand.", group=GROUP),
        command_of(EDIT, "Correct an article's title, byline, date or outlet.", group=GROUP),
    ),
    help=(
        HelpLine("/archive show", "read a stored article", "desk", "article: 7"),
        HelpLine("/archive edit", "correct a title, byline, date or outlet", "desk", "article: 7 date: 2025-03-20"),
        HelpLine("/archive remove", "put an article into the trash; restore brings it back", "desk", "article: 7"),
        HelpLine("/archive changes", "what changed, and which posted quotes no longer stand", "desk", "article: 7"),
    ),
)

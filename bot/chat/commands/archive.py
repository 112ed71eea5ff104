"""/archive and /audit: the desk's tools for what is stored."""

import datetime as dt
import tempfile
from typing import Any

import discord
from discord import app_commands

from bot.chat import limits
from bot.chat.commands.options import DESK, SERVERS, SERVERS_ONLY, day_in, given, off_loop, page_of, turns
from bot.chat.rendering import articles, audited, desk, notices, parts
from bot.chat.rendering.card import Attached, Card
from bot.chat.replies import answer
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.desk import audit as audit_desk
from bot.desk import changes as changes_desk
from bot.desk import edit as edit_desk
from bot.desk import export as export_desk
from bot.desk import remove as remove_desk
from bot.desk import show as show_desk
from bot.desk import stats as stats_desk
from bot.errors import UsageError
from bot.records.archive import Edit

ARTICLE = "The article's number, as the receipts and /archive show give it"
Number = app_commands.Range[int, 1, 2**53 - 1]


class NothingToEdit(UsageError):
    template = "Give at least one thing to change: title, byline, date or outlet."


async def show(at: At, args: Args) -> Card:
    """One article: what is known of it, its text page by page."""
    shown = await show_desk.show(at.desk, at.archive, int(args["article"]))
    page = page_of(args)
    card, pages = await off_loop(at.desk, len(shown.version.text), articles.shown, at.words, shown, page)
    turns(at, card, min(page, pages), more=page < pages)
    return card


async def remove(at: At, args: Args) -> Card:
    """Into the trash; the receipt tells the way back."""
    shown = await show_desk.show(at.desk, at.archive, int(args["article"]))
    await remove_desk.remove(at.desk, at.archive, shown.article.id, at.member)
    return articles.removed(at.words, shown.article, at.desk.config.archive.trash_days)


async def restore(at: At, args: Args) -> Card:
    """Out of the trash."""
    number = int(args["article"])
    await remove_desk.restore(at.desk, at.archive, number, at.member)
    shown = await show_desk.show(at.desk, at.archive, number)
    return notices.said(at.words("Back in the archive"), parts.title_of(at.words, shown.article))


async def edit(at: At, args: Args) -> Card:
    """An editor's own fields."""
    day = day_in(args, "date")
    change = Edit(title=args.get("title"), byline=args.get("byline"), day=day, outlet=args.get("outlet"))
    if change == Edit():
        raise NothingToEdit()
    receipt = await edit_desk.edit(at.desk, at.archive, int(args["article"]), change, at.member)
    return articles.saved(at.words, [receipt])


async def changes(at: At, args: Args) -> Card:
    """The difference of the two newest versions."""
    number = int(args["article"])
    return desk.changes(at.words, await changes_desk.changes(at.desk, at.archive, number), number)


async def stats(at: At, args: Args) -> Card:
    """What the archive holds."""
    return desk.stats(at.words, await stats_desk.of_archive(at.desk, at.archive))


async def export(at: At, args: Args) -> Card:
    """The archive as a file."""
    form: export_desk.Format = args["format"]  # type: ignore[assignment]  # one of the command's choices
    limit = min(at.interaction.filesize_limit, limits.UPLOAD * 10)
    file = tempfile.NamedTemporaryFile(prefix="copydesk-")  # noqa: SIM115  the card holds it until it is sent
    count = await export_desk.export_(at.desk, at.archive, form, limit, file)
    file.flush()
    card = Card("desk", at.words("Export"))
    card.add(at.words.count(count, "{number} article, all there are.", "{number} articles, all there are."))
    if file.tell():
        card.attach(Attached(f"archive.{export_desk.SUFFIX[form]}", file, at.words.plain("The export")))
    return card


async def audit(at: At, args: Args) -> Card:
    """Who did what."""
    page = page_of(args)
    day = day_in(args, "since")
    since = dt.datetime.combine(day, dt.time(), dt.UTC) if day else None
    article = int(args["article"]) if "article" in args else None
    rows, more = await audit_desk.changes(
        at.desk, at.archive, who=args.get("who"), article=article, since=since, page=page
    )
    card = audited.audit(at.words, rows, at.settings.time_zone)
    turns(at, card, page, more=more)
    return card


SHOW, STATS, EXPORT = Verb("archive show", show), Verb("archive stats", stats), Verb("archive export", export)
REMOVE, RESTORE = Verb("archive remove", remove, once=True), Verb("archive restore", restore, once=True)
EDIT, CHANGES, AUDIT = Verb("archive edit", edit, once=True), Verb("archive changes", changes), Verb("audit", audit)
VERBS = (SHOW, REMOVE, RESTORE, EDIT, CHANGES, STATS, EXPORT, AUDIT)


def build(room: Room) -> list[Any]:
    """The group and the command as Discord is told."""
    group = app_commands.Group(
        name="archive",
        description="Read and keep in order what this server's archive holds.",
        default_permissions=DESK,
        allowed_contexts=SERVERS,
        allowed_installs=SERVERS_ONLY,
    )
    for name, verb, description in (
        ("show", SHOW, "Read a stored article, whole."),
        ("remove", REMOVE, "Put an article into the trash; it can come back for 30 days."),
        ("restore", RESTORE, "Take an article out of the trash."),
        ("changes", CHANGES, "What changed in an article, and which posted quotes no longer stand."),
    ):
        group.add_command(_of_article(room, name, verb, description))
    _add_rest(group, room)
    return [group, _audit(room)]


def _of_article(room: Room, name: str, verb: Verb, description: str) -> app_commands.Command[Any, ..., Any]:
    @app_commands.command(name=name, description=description)
    @app_commands.describe(article=ARTICLE)
    async def run(interaction: Interaction, article: Number) -> None:
        await answer(interaction, room, verb, given(article=article), private=True)

    return run


def _add_rest(group: app_commands.Group, room: Room) -> None:
    @group.command(name="edit", description="Correct an article's title, byline, date or outlet.")
    @app_commands.describe(
        article=ARTICLE, title="The right title", byline="The right byline",
        date="The right date, for example 2025-03-20", outlet="Who published it",
    )  # fmt: skip
    async def edit_(
        interaction: Interaction,
        article: Number,
        title: str | None = None,
        byline: str | None = None,
        date: str | None = None,
        outlet: str | None = None,
    ) -> None:
        args = given(article=article, title=title, byline=byline, date=date, outlet=outlet)
        await answer(interaction, room, EDIT, args, private=True)

    @group.command(name="export", description="The whole archive as a file.")
    @app_commands.describe(format="What kind of file")
    @app_commands.choices(
        format=[
            app_commands.Choice(name="JSON lines, for programs", value="jsonl"),
            app_commands.Choice(name="CSV, for spreadsheets", value="csv"),
            app_commands.Choice(name="Markdown, to read", value="markdown"),
        ]
    )
    async def export_(interaction: Interaction, format: str = "jsonl") -> None:
        await answer(interaction, room, EXPORT, given(format=format), private=True)

    @group.command(name="stats", description="What the archive holds, counted.")
    async def stats_(interaction: Interaction) -> None:
        await answer(interaction, room, STATS, {}, private=True)


def _audit(room: Room) -> app_commands.Command[Any, ..., Any]:
    @app_commands.command(name="audit", description="Who did what in this server's archive.")
    @app_commands.default_permissions(manage_messages=True)
    @app_commands.guild_only()
    @app_commands.describe(
        who="Only what this member did", article="Only what was done to this article",
        since="Only from this day on, for example 2025-03-20",
    )  # fmt: skip
    async def audit_(
        interaction: Interaction,
        who: discord.User | None = None,
        article: Number | None = None,
        since: str | None = None,
    ) -> None:
        args = given(who=who.id if who else None, article=article, since=since)
        await answer(interaction, room, AUDIT, args, private=True)

    return audit_

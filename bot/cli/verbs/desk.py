"""The desk's own verbs: edit, changes, audit; and a server's: settings, purge."""

import datetime as dt
from dataclasses import fields
from typing import Annotated, get_args

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.asked_days import one_day, since_day
from bot.cli.handing_on import AsBBCode, AsFootnotes, AsHtml, AsMarkdown, Form, form_of
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, Force, InArchive, answer, desk_work, terminal_actor
from bot.cli.printing import desk as printing
from bot.cli.printing.safe import console, plain
from bot.cli.receipts import AuditPage, Purged
from bot.cli.refusals import NoSetting, NotConfirmed
from bot.desk import audit as audit_desk
from bot.desk import changes as changes_desk
from bot.desk import edit as edit_desk
from bot.desk import settings as settings_desk
from bot.desk import sharing as sharing_desk
from bot.desk import show as show_desk
from bot.desk.changes import Changes
from bot.desk.resources import Desk
from bot.errors.asking import NothingToEdit
from bot.records.archive import Clearable, Edit, Receipt
from bot.records.ids import ArchiveId
from bot.records.settings import ServerSettings

CLEARABLE: dict[str, Clearable] = {"title": "title", "byline": "byline", "date": "day", "outlet": "outlet"}
YES, NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})
ArticleNumber = Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.")]
ServerNumber = Annotated[int, typer.Argument(metavar="SERVER_ID", help="The Discord server's id.")]


def edit(
    article: ArticleNumber,
    title: Annotated[str | None, typer.Option("--title", help="The title, as the source prints it.")] = None,
    byline: Annotated[str | None, typer.Option("--byline", help="Who wrote it.")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DAY", help="When it was published.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Who published it.")] = None,
    clear: Annotated[list[str] | None, typer.Option("--clear", metavar="FIELD", help="Take a value away.")] = None,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Set an article's title, byline, date or outlet right; its text and versions stay."""
    cleared = frozenset(CLEARABLE[name] for name in clear or () if name in CLEARABLE)
    change = Edit(title=title, byline=byline, day=one_day(date), outlet=outlet, cleared=cleared)
    if change == Edit() or not set(clear or ()) <= set(CLEARABLE):
        raise NothingToEdit
    receipt = answer(
        config,
        database,
        archive,
        lambda desk, archive_id: edit_desk.edit(desk, archive_id, article, change, terminal_actor()),
    )
    as_json.write(receipt) if json else console().print(f"Corrected article {receipt.article}.")


def changes(
    article: ArticleNumber,
    html: AsHtml = None,
    markdown: AsMarkdown = False,
    footnotes: AsFootnotes = False,
    bbcode: AsBBCode = False,
    force: Force = False,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """How an article's text changed between its two newest versions, and which words we posted no longer stand."""
    form = form_of(html, markdown=markdown, footnotes=footnotes, bbcode=bbcode, force=force, json=json)

    async def work(desk: Desk, archive_id: ArchiveId) -> tuple[Changes, str | None]:
        result = await changes_desk.changes(desk, archive_id, article)
        return result, await _handed_on(desk, archive_id, article, result, form)

    result, text = answer(config, database, archive, work)
    if form is not None and text is not None:
        form.put(text)
        return
    as_json.write(result) if json else printing.changes(console(), result)


async def _handed_on(
    desk: Desk, archive_id: ArchiveId, article: int, changes: Changes, form: Form | None
) -> str | None:
    """The comparison in the form that was asked for, None for the screen."""
    if form is None:
        return None
    from bot.pages.answers import ArticleChanges  # loaded where a page is made alone

    shown = await show_desk.show(desk, archive_id, article)
    return await form.text(desk, archive_id, ArticleChanges(shown.article, changes))


def audit(
    who: Annotated[str | None, typer.Option("--who", help="Only what this member (an id) or account did.")] = None,
    article: Annotated[int | None, typer.Option("--article", help="Only what was done to this article.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only from this day on.")] = None,
    page: Annotated[int, typer.Option("--page", min=1, help="Which page of the answer.")] = 1,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Who did what in an archive, newest first."""
    day = since_day(since)
    moment = dt.datetime.combine(day, dt.time()).astimezone() if day else None

    async def work(desk: Desk, archive_id: ArchiveId) -> AuditPage:
        rows, more = await audit_desk.changes(desk, archive_id, who=who, article=article, since=moment, page=page)
        return AuditPage(rows, more)

    result = answer(config, database, archive, work)
    as_json.write(result) if json else printing.audit(console(), result, page)


def settings(
    server: ServerNumber,
    given: Annotated[list[str] | None, typer.Argument(metavar="[NAME=VALUE]", help="What to set.")] = None,
    json: AsJson = False,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Show a server's settings, or set some of them."""
    values = dict(_setting(setting) for setting in given or ())

    async def work(desk: Desk) -> ServerSettings:
        if values:
            return await settings_desk.change(desk, server, terminal_actor(), **values)
        return await settings_desk.of_server(desk, server)

    result = desk_work(config, database, work)
    as_json.write(result) if json else printing.settings(console(), result)


def purge(
    server: ServerNumber,
    confirm: Annotated[bool, typer.Option("--confirm", help="Delete it for good.")] = False,
    json: AsJson = False,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Delete everything in a server's own archive for good; backups and what was posted stay where they are."""
    if not confirm:
        raise NotConfirmed(server=server)
    gone = desk_work(config, database, lambda desk: sharing_desk.purge(desk, server, terminal_actor()))
    if json:
        as_json.write(Purged(str(server), gone))
        return
    console().print(plain(f"Deleted for good: {gone:,} articles of server {server}."))


def _setting(given: str) -> tuple[str, object]:
    """A setting as it was typed, of its own type; an empty value is the default. Raises NoSetting."""
    name, equals, value = given.partition("=")
    default = {field.name: getattr(ServerSettings(), field.name) for field in fields(ServerSettings)}
    if not equals or name not in default:
        raise NoSetting(given=given, names=", ".join(default))
    if not value:
        return name, default[name]
    return name, _typed(name, value)


def _typed(name: str, value: str) -> object:
    hint = ServerSettings.__annotations__[name]
    if name == "aliases":
        groups = (group.split(",") for group in value.split(";"))
        return tuple(tuple(word.strip() for word in group if word.strip()) for group in groups)
    if name == "desk_roles":
        return tuple(int(role) for role in value.split(",") if role.strip().isdecimal())
    if hint is bool:
        if value.casefold() not in YES | NO:
            raise NoSetting(given=f"{name}={value}", names="yes, no")
        return value.casefold() in YES
    return int(value) if value.isdecimal() and int in (hint, *get_args(hint)) else value


VERBS: Answers = {edit: Receipt, changes: Changes, audit: AuditPage, settings: ServerSettings, purge: Purged}

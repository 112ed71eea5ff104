"""/ingest: an address, pasted text or a file becomes a preview; nothing is stored before Save is pressed."""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

import discord

from bot.chat.actions.pages import turns
from bot.chat.attached import body_of
from bot.chat.buttons import aside, permitted
from bot.chat.commands.ingest_modals import AddArticle, EditFields, PasteText, posted_on, with_fields
from bot.chat.feature import Action, Feature, Group, HelpLine, Menu, ModalAction, Option, SlashCommand, command_of, on
from bot.chat.invocation import modal_words, resolve_invocation
from bot.chat.messages import links_of, text_of
from bot.chat.off_loop import off_loop
from bot.chat.permissions import check
from bot.chat.preview_cache import Failed
from bot.chat.refusals import PreviewGone, TooManyLinks
from bot.chat.rendering import articles, components, notices
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import DONE, Receipt, acknowledge, answer, deliver, receipt, send_modal
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Nothing, Request, Verb, day_there, page_of
from bot.desk import ingest as ingest_desk
from bot.errors.tree import CopydeskError
from bot.records.answers import Preview
from bot.records.reading import Hints, Received

COMMAND, THIS, LINKS = "ingest", "Archive this", "Archive links"
LINKS_AT_ONCE = 5
GROUP = Group("ingest", "Put a page, a text or a file into the archive, with a preview first.")
Receive = Callable[[], Awaitable[Received]]


@dataclass(frozen=True, slots=True)
class Held:
    """A preview that is held, by the token of its asking, and the message menu that began it."""

    begun_by: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A page that can be read again."""

    url: Annotated[str, Option("The address, as the browser shows it")]


@dataclass(frozen=True, slots=True)
class File:
    """An upload."""

    file: Annotated[discord.Attachment, Option("For example .html, .txt, .md, .pdf or .docx")]
    url: Annotated[str | None, Option("Where it was found, if you know")] = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A page of what the preview with that token would keep."""

    held: str
    page: int = 1


async def show_address(ctx: Invocation, args: Address) -> Card:
    """The preview of an address; read again where it is no longer held."""
    try:
        held = ctx.previews.get(ctx.token, ctx.owner)
    except PreviewGone:
        held = await ingest_desk.from_url(ctx.desk, ctx.archive, args.url, hints_of(ctx))
        ctx.previews.put(ctx.token, held, ctx.owner)
    return await preview_card(ctx, held)


async def show_held(ctx: Invocation, args: Held) -> Card:
    """The preview of a text, a file or a message's links, while it is held."""
    held, failures = ctx.previews.get(ctx.token, ctx.owner), ctx.previews.failures(ctx.token, ctx.owner)
    if args.begun_by != LINKS:
        return await preview_card(ctx, held)
    card = articles.many(ctx._, list(held), list(failures))
    preview_buttons(ctx, card)
    return card


async def show_kept(ctx: Invocation, args: Kept) -> Card:
    """What would be kept and what is left out, page by page."""
    page = page_of(args.page)
    first = ctx.previews.get(args.held, ctx.owner)[0]
    card, pages = await off_loop(ctx.desk, _letters((first,)), articles.kept, ctx._, first, page)
    turns(ctx, card, min(page, pages), more=page < pages)
    return card


async def preview_card(ctx: Invocation, held: tuple[Preview, ...]) -> Card:
    """The preview with its buttons."""
    card = await off_loop(ctx.desk, _letters(held), articles.preview, ctx._, held)
    preview_buttons(ctx, card)
    card.buttons(*components.open_button(ctx._, held[0].draft.url))
    return card


def _letters(held: tuple[Preview, ...]) -> int:
    return sum(len(text) for preview in held for text in (preview.draft.text, *preview.draft.dropped))


def preview_buttons(ctx: Invocation, card: Card) -> None:
    """*Save*, *Edit fields*, *Show what is kept*, *Discard*."""
    card.buttons(
        Button(ctx._.gettext("Save"), action=ctx.action("save"), style=discord.ButtonStyle.success),
        Button(ctx._.gettext("Edit fields"), action=ctx.action("edit")),
        Button(ctx._.gettext("Show what is kept"), action=ctx.action("kept")),
        Button(ctx._.gettext("Discard"), action=ctx.action("discard"), style=discord.ButtonStyle.danger),
    )


def hints_of(ctx: Invocation) -> Hints:
    """The server's own order of dates and language."""
    return Hints(ctx.today, ctx.settings.date_order, ctx.settings.language)


def grant_of(arguments: Held | Address | Receipt) -> str:
    """A preview that a message menu began is saved by whoever may use that menu."""
    begun_by = arguments.begun_by if isinstance(arguments, Held) else None
    return begun_by or COMMAND


async def save(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """*Save*: of two presses one stores."""
    ctx = await resolve_invocation(interaction, state, request.token, private=True)
    previews = state.previews.pop(request.token, ctx.owner)
    try:
        receipts = [await ingest_desk.save(state.desk, ctx.archive, preview, ctx.member) for preview in previews]
    except CopydeskError:
        state.previews.put(request.token, previews, ctx.owner)
        raise
    await receipt(interaction, state, articles.saved(ctx._, receipts), request.token)


async def discard(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """*Discard*: the preview is forgotten."""
    ctx = await resolve_invocation(interaction, state, request.token, private=True)
    state.previews.pop(request.token, ctx.owner)
    card = notices.said(ctx._("Discarded"), ctx._("Nothing was saved."))
    await receipt(interaction, state, card, request.token)


async def kept(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """*Show what is kept*: beside the preview."""
    await aside(interaction, state, KEPT, Kept(request.token))


async def edit(interaction: Interaction, state: BotState, token: str) -> None:
    """*Edit fields*: a modal with what was read; sending it shows the preview anew."""
    owner = interaction.guild_id, interaction.user.id
    held = state.previews.get(token, owner)

    async def changed(submission: Interaction, corrected: Callable[[Hints], Preview]) -> None:
        await acknowledge(submission, private=True, update=True)
        await permitted(submission, state, token, PREVIEWS, grant_of)
        ctx = await resolve_invocation(submission, state, token, private=True)
        now = (corrected(hints_of(ctx)), *state.previews.get(token, owner)[1:])
        state.previews.put(token, now, owner)
        await deliver(submission, state, await preview_card(ctx, now), alone=True)

    await send_modal(interaction, EditFields(modal_words(interaction, state), held[0], state, interaction, changed))


async def read_bytes(
    interaction: Interaction,
    state: BotState,
    args: Held,
    receive: Receive,
    fields: dict[str, str] | None = None,
    posted: dt.datetime | None = None,
) -> None:
    """Answer with the preview of what `receive` gives, once acknowledged; `fields` are the editor's own.

    `posted` is when a message was, whose words are read.
    """

    async def prepare(ctx: Invocation) -> None:
        hints = hints_of(ctx)
        previews = await ingest_desk.from_received(ctx.desk, ctx.archive, await receive(), hints)
        day = day_there(posted, ctx.settings.time_zone) if posted else None
        first = with_fields(posted_on(previews[0], day), fields or {}, hints)
        ctx.previews.put(ctx.token, (first, *previews[1:]), ctx.owner)

    await answer(interaction, state, args, True, verb=HELD, prepare=prepare)


async def from_file(interaction: Interaction, state: BotState, args: File, private: bool | None) -> None:
    """The preview of an upload."""
    file = args.file

    async def receive() -> Received:
        return Received(await body_of(file), file.content_type, None, args.url, file.filename)

    await read_bytes(interaction, state, Held(), receive)


async def from_form(interaction: Interaction, state: BotState, args: Nothing, private: bool | None) -> None:
    """A modal for a text or an upload, then its preview."""

    async def pasted(submission: Interaction, receive: Receive, fields: dict[str, str]) -> None:
        await read_bytes(submission, state, Held(), receive, fields)

    await send_modal(interaction, PasteText(modal_words(interaction, state), state, interaction, pasted))


async def open_first(interaction: Interaction, state: BotState) -> None:
    """A short form for a link, a text or an upload, then its preview; the grant is asked for when it is sent."""

    async def pasted(submission: Interaction, receive: Receive, fields: dict[str, str]) -> None:
        async def received() -> Received:
            await check(submission, state, COMMAND)
            return await receive()

        await read_bytes(submission, state, Held(), received, fields)

    async def linked(submission: Interaction, url: str) -> None:
        async def prepare(ctx: Invocation) -> None:
            await check(submission, state, COMMAND)

        await answer(submission, state, Address(url), True, verb=ADDRESS, prepare=prepare)

    await send_modal(interaction, AddArticle(modal_words(interaction, state), state, interaction, pasted, linked))


async def archive_this(interaction: Interaction, state: BotState, message: discord.Message) -> None:
    """The preview of a message's own words."""
    text = text_of(message)

    async def receive() -> Received:
        return Received(text.encode("utf-8", "replace"), "text/plain", "utf-8", message.jump_url)

    await read_bytes(interaction, state, Held(THIS), receive, posted=message.created_at)


async def archive_links(interaction: Interaction, state: BotState, message: discord.Message) -> None:
    """One preview for all the links of a message; what cannot be read is said."""
    prepare = partial(_hold_links, links=links_of(message))
    await answer(interaction, state, Held(LINKS), True, verb=HELD, prepare=prepare)


async def _hold_links(ctx: Invocation, links: Sequence[str]) -> None:
    """Hold what the links lead to, with the refusals of the others. Raises the first of them where nothing was read."""
    held: list[Preview] = []
    failures: list[Failed] = []
    for link in links[:LINKS_AT_ONCE]:
        try:
            held.extend(await ingest_desk.from_url(ctx.desk, ctx.archive, link, hints_of(ctx)))
        except CopydeskError as failure:
            failures.append((link, failure))
    if not held:
        raise failures[0][1]
    failures += [(link, TooManyLinks(most=LINKS_AT_ONCE)) for link in links[LINKS_AT_ONCE:]]
    ctx.previews.put(ctx.token, tuple(held), ctx.owner, tuple(failures))


ADDRESS, HELD = Verb("ingest url", Address, show_address), Verb("ingest", Held, show_held)
KEPT = Verb("ingest kept", Kept, show_kept)
PREVIEWS = on(ADDRESS, HELD) | {DONE}
"""A preview that was saved has become its receipt: who presses *Save* again is told so."""
FEATURE = Feature(
    verbs=(ADDRESS, HELD, KEPT),
    commands=(
        command_of(ADDRESS, "Read a page or a forum thread by its address.", group=GROUP),
        SlashCommand("file", "Read a saved page, a text, a PDF or a document.", File, from_file, GROUP),
        SlashCommand(
            "text", "Paste a text, or upload it when it is longer than 4,000 letters.", Nothing, from_form, GROUP
        ),
    ),
    menus=(Menu(THIS, archive_this, "desk", "adding"), Menu(LINKS, archive_links, "desk", "adding")),
    actions={
        "save": Action(save, "here", PREVIEWS, grant_of),
        "discard": Action(discard, "here", PREVIEWS),
        "kept": Action(kept, on=PREVIEWS),
        "edit": ModalAction(edit, grant_of),
    },
    help=(
        HelpLine(
            "/ingest url",
            "add a page or a forum thread by its address",
            "desk",
            "url: https://example.org/story",
            part="adding",
            basic=True,
        ),
        HelpLine("/ingest text", "add pasted text or an upload", "desk", part="adding"),
        HelpLine("/ingest file", "add a saved page or a text file", "desk", "file: story.html", part="adding"),
    ),
)

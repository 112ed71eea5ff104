"""/ingest: an address, pasted text or a file becomes a preview; nothing is stored before Save is pressed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.chat.buttons import Action, FormAction, aside, find, on
from bot.chat.commands.attached import body_of
from bot.chat.commands.ingest_forms import EditFields, PasteText, Receive
from bot.chat.commands.options import DESK, SERVERS, SERVERS_ONLY, given, off_loop, page_of, turns
from bot.chat.permissions import check
from bot.chat.rendering import articles, notices, parts
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import acknowledge, answer, deliver, guarded, open_form, receipt
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.chat.standing import form_words, standing
from bot.desk import ingest as ingest_desk
from bot.errors import CopydeskError
from bot.records.answers import Preview
from bot.records.reading import Hints, Received
from bot.records.settings import Asked

COMMAND, BEGUN_BY = "ingest", "begun_by"
"""A preview that a message menu began is saved by whoever may use that menu: the asking keeps its name."""


async def show_url(at: At, args: Args) -> Card:
    """The preview of an address; read again where it is no longer held."""
    try:
        held = at.pending.get(at.token, at.owner)
    except CopydeskError:
        held = await ingest_desk.from_url(at.desk, at.archive, args["url"], hints_of(at))
        at.pending.hold(at.token, held, at.owner)
    return await preview_card(at, held)


async def show_held(at: At, args: Args) -> Card:
    """The preview of a text or a file, while it is held."""
    return await preview_card(at, at.pending.get(at.token, at.owner))


async def show_kept(at: At, args: Args) -> Card:
    """What would be kept and what is left out, page by page."""
    page = page_of(args)
    first = at.pending.get(args["held"], at.owner)[0]
    card, pages = await off_loop(at.desk, _letters((first,)), articles.kept, at.words, first, page)
    turns(at, card, min(page, pages), more=page < pages)
    return card


async def preview_card(at: At, held: tuple[Preview, ...]) -> Card:
    """The preview with its buttons."""
    card = await off_loop(at.desk, _letters(held), articles.preview, at.words, held)
    preview_buttons(at, card)
    card.buttons(*parts.open_button(at.words, held[0].draft.url))
    return card


def _letters(held: tuple[Preview, ...]) -> int:
    return sum(len(text) for each in held for text in (each.draft.text, *each.draft.dropped))


def preview_buttons(at: At, card: Card) -> None:
    """*Save*, *Edit fields*, *Show what is kept*, *Discard*."""
    card.buttons(
        Button(at.words.plain("Save"), action=at.action("save"), style=discord.ButtonStyle.success),
        Button(at.words.plain("Edit fields"), action=at.action("edit")),
        Button(at.words.plain("Show what is kept"), action=at.action("kept")),
        Button(at.words.plain("Discard"), action=at.action("discard"), style=discord.ButtonStyle.danger),
    )


def hints_of(at: At) -> Hints:
    """The server's own order of dates and language."""
    return Hints(at.today, at.settings.date_order, at.settings.language)


URL, HELD, KEPT = Verb("ingest url", show_url), Verb("ingest", show_held), Verb("ingest kept", show_kept)
VERBS = (URL, HELD, KEPT)


async def save(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """*Save*: asked of Discord again who may; of two presses one stores."""
    await check(interaction, room, asked.args.get(BEGUN_BY, COMMAND))
    at = await standing(interaction, room, asked.token, private=True)
    previews = room.pending.take(asked.token, at.owner)
    try:
        receipts = [await ingest_desk.save(room.desk, at.archive, each, at.member) for each in previews]
    except CopydeskError:
        room.pending.hold(asked.token, previews, at.owner)
        raise
    await receipt(interaction, room, articles.saved(at.words, receipts), asked.token)


async def discard(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """*Discard*: the preview is forgotten."""
    at = await standing(interaction, room, asked.token, private=True)
    room.pending.take(asked.token, at.owner)
    await receipt(interaction, room, notices.said(at.words("Discarded"), at.words("Nothing was saved.")), asked.token)


async def kept(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """*Show what is kept*: beside the preview."""
    await aside(interaction, room, KEPT.name, {"held": asked.token})


async def edit(interaction: Interaction, room: Room, token: str) -> None:
    """*Edit fields*: a form with what was read; sending it shows the preview anew."""
    owner = interaction.guild_id, interaction.user.id
    held = room.pending.get(token, owner)

    async def changed(form: Interaction, corrected: Callable[[Hints], Preview]) -> None:
        async def work() -> None:
            await acknowledge(form, private=True, update=True)
            asked = await find(form, room, token, PREVIEWS)
            await check(form, room, asked.args.get(BEGUN_BY, COMMAND))
            at = await standing(form, room, token, private=True)
            now = (corrected(hints_of(at)), *room.pending.get(token, owner)[1:])
            room.pending.hold(token, now, owner)
            await deliver(form, room, await preview_card(at, now))

        await guarded(form, room, work)

    await open_form(interaction, EditFields(form_words(interaction, room), held[0], room, interaction, changed))


PREVIEWS = on(URL.name, HELD.name, "done")
"""A preview that was saved has become its receipt: who presses *Save* again is told so."""
ACTIONS: dict[str, Action | FormAction] = {
    "save": Action(save, "here", PREVIEWS),
    "discard": Action(discard, "here", PREVIEWS),
    "kept": Action(kept, on=PREVIEWS),
    "edit": FormAction(edit),
}


def reading(received: Received, fields: dict[str, str] | None = None) -> Verb:
    """The verb that reads these very bytes once and holds the preview; `fields` are the editor's own."""

    async def show(at: At, args: Args) -> Card:
        hints = hints_of(at)
        previews = await ingest_desk.from_received(at.desk, at.archive, received, hints)
        held = (PasteText.with_fields(previews[0], fields or {}, hints), *previews[1:])
        at.pending.hold(at.token, held, at.owner)
        return await preview_card(at, held)

    return replace(HELD, show=show)


def build(room: Room) -> list[Any]:
    """The group as Discord is told."""
    group = app_commands.Group(
        name="ingest",
        description="Put a page, a text or a file into the archive, with a preview first.",
        default_permissions=DESK,
        allowed_contexts=SERVERS,
        allowed_installs=SERVERS_ONLY,
    )

    @group.command(name="url", description="Read a page or a forum thread by its address.")
    @app_commands.describe(url="The address, as the browser shows it")
    async def url_(interaction: Interaction, url: str) -> None:
        await answer(interaction, room, URL, given(url=url), private=True)

    @group.command(name="file", description="Read a saved page, a text, a PDF or a document.")
    @app_commands.describe(file="For example .html, .txt, .md, .pdf or .docx", url="Where it was found, if you know")
    async def file_(interaction: Interaction, file: discord.Attachment, url: str | None = None) -> None:
        async def show(at: At, args: Args) -> Card:
            received = Received(await body_of(file), file.content_type, None, url, file.filename)
            return await reading(received).show(at, args)

        await answer(interaction, room, replace(HELD, show=show), {}, private=True)

    @group.command(name="text", description="Paste a text, or upload it when it is longer than 4,000 letters.")
    async def text_(interaction: Interaction) -> None:
        async def pasted(form: Interaction, receive: Receive, fields: dict[str, str]) -> None:
            async def show(at: At, args: Args) -> Card:
                return await reading(await receive(), fields).show(at, args)

            await answer(form, room, replace(HELD, show=show), {}, private=True)

        async def work() -> None:
            await open_form(interaction, PasteText(form_words(interaction, room), room, interaction, pasted))

        await guarded(interaction, room, work)

    return [group]

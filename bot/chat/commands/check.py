"""/verify, /seen, /who, and the menus of a message: Check quotes, Seen before?, Archive this, Archive links."""

import re
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.chat.commands import speaker as speaker_names
from bot.chat.commands.ingest import BEGUN_BY, URL, hints_of, preview_buttons, reading
from bot.chat.commands.options import DESK, everywhere, given
from bot.chat.rendering import articles, checked
from bot.chat.rendering.card import Card
from bot.chat.replies import answer
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.desk import check as check_desk
from bot.desk import ingest as ingest_desk
from bot.desk import seen as seen_desk
from bot.desk import verify as verify_desk
from bot.desk import who as who_desk
from bot.errors import CopydeskError, UsageError
from bot.records.answers import Preview
from bot.records.reading import Received

LINK = re.compile(r"https?://[^\s<>\])]+")
LINKS_AT_ONCE = 5


class NoText(UsageError):
    template = "This message has no text. Choose one that has."


class NoLinks(UsageError):
    template = "There is no link in this message. Choose one that has."


async def show_verify(at: At, args: Args) -> Card:
    """The verdict on a quote."""
    found = await verify_desk.verify(
        at.desk,
        at.archive,
        args["quote"],
        speaker=args.get("speaker"),
        topic=args.get("topic"),
        own=at.settings.aliases,
    )
    return checked.verified(at.words, found)


async def show_seen(at: At, args: Args) -> Card:
    """Whether an address or a text is there."""
    return checked.seen(at.words, await seen_desk.seen(at.desk, at.archive, args["text"]))


async def show_who(at: At, args: Args) -> Card:
    """A person."""
    return checked.who(at.words, await who_desk.who(at.desk, at.archive, args["name"]))


async def show_check(at: At, args: Args) -> Card:
    """Every quote of a message."""
    return checked.checked(at.words, await check_desk.check(at.desk, at.archive, args["text"], own=at.settings.aliases))


VERIFY, SEEN = Verb("verify", show_verify, public=True), Verb("seen", show_seen, public=True)
WHO, CHECK = Verb("who", show_who, public=True), Verb("check", show_check, public=True)
VERBS = (VERIFY, SEEN, WHO, CHECK)


def build(room: Room) -> list[Any]:
    """The commands and menus as Discord is told."""

    async def people(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await speaker_names.suggested(interaction, room, typed)

    @everywhere
    @app_commands.command(name="verify", description="Is this quote in the archive, word for word, and who said it?")
    @app_commands.describe(
        quote="The quote, without its marks", speaker="Who is said to have said it", topic="What it was about"
    )
    async def verify(
        interaction: Interaction, quote: str, speaker: str | None = None, topic: str | None = None
    ) -> None:
        await answer(interaction, room, VERIFY, given(quote=quote, speaker=speaker, topic=topic), private=True)

    @app_commands.command(name="seen", description="Is this address or this text in the archive already?")
    @app_commands.guild_only()
    @app_commands.describe(text="An address, or a piece of the text")
    async def seen(interaction: Interaction, text: str) -> None:
        await answer(interaction, room, SEEN, given(text=text), private=True)

    @everywhere
    @app_commands.command(name="who", description="A person as this archive knows them: descriptions and quotes.")
    @app_commands.describe(name="A name, or a number such as #7")
    @app_commands.autocomplete(name=people)
    async def who(interaction: Interaction, name: str) -> None:
        await answer(interaction, room, WHO, given(name=name), private=True)

    return [verify, seen, who, *_menus(room)]


def _menus(room: Room) -> list[app_commands.ContextMenu]:
    async def check_quotes(interaction: Interaction, message: discord.Message) -> None:
        await answer(interaction, room, _with_text(CHECK), given(text=text_of(message)), private=True)

    async def seen_before(interaction: Interaction, message: discord.Message) -> None:
        link = LINK.search(message.content)
        text = link[0] if link and link[0] == message.content.strip() else text_of(message)
        await answer(interaction, room, _with_text(SEEN), given(text=text), private=True)

    async def archive_this(interaction: Interaction, message: discord.Message) -> None:
        received = Received(text_of(message).encode("utf-8", "replace"), "text/plain", "utf-8", message.jump_url)
        await answer(
            interaction, room, _with_text(reading(received)), begun("Archive this", text=text_of(message)), private=True
        )

    async def archive_links(interaction: Interaction, message: discord.Message) -> None:
        links = list(dict.fromkeys(LINK.findall(message.content)))
        await answer(interaction, room, links_verb(links), begun("Archive links"), private=True)

    return [
        _menu("Check quotes", check_quotes),
        _menu("Seen before?", seen_before),
        _menu("Archive this", archive_this, desk=True),
        _menu("Archive links", archive_links, desk=True),
    ]


def begun(menu: str, **options: object) -> dict[str, str]:
    """The options of an asking that a message menu began."""
    return {**given(**options), BEGUN_BY: menu}


def _menu(name: str, callback: Any, *, desk: bool = False) -> app_commands.ContextMenu:
    menu = app_commands.ContextMenu(name=name, callback=callback)
    menu.guild_only = True
    menu.default_permissions = DESK if desk else None
    return menu


def text_of(message: discord.Message) -> str:
    """A message's own words, with those of its embeds."""
    embeds = [part for embed in message.embeds for part in (embed.title, embed.description) if part]
    return "\n\n".join([message.content, *embeds]).strip()


def _with_text(verb: Verb) -> Verb:
    async def show(at: At, args: Args) -> Card:
        if not args["text"].strip():
            raise NoText()
        return await verb.show(at, args)

    return replace(verb, show=show)


def links_verb(links: list[str]) -> Verb:
    """The verb that reads these addresses and holds one preview for all; what cannot be read is said."""

    async def show(at: At, args: Args) -> Card:
        if not links:
            raise NoLinks()
        held, failures = await _read(at, links[:LINKS_AT_ONCE])
        if not held:
            raise failures[0]
        at.pending.hold(at.token, tuple(held), at.owner)
        card = articles.many(at.words, held, failures)
        preview_buttons(at, card)
        return card

    return replace(URL, name="ingest", show=show)


async def _read(at: At, links: list[str]) -> tuple[list[Preview], list[CopydeskError]]:
    held: list[Preview] = []
    failures: list[CopydeskError] = []
    for link in links:
        try:
            held.extend(await ingest_desk.from_url(at.desk, at.archive, link, hints_of(at)))
        except CopydeskError as failure:
            failures.append(failure)
    return held, failures

"""What /settings does once and by itself: one archive for several servers, and deleting everything."""

import datetime as dt
from typing import Any

import discord

from bot.chat.buttons import Action, on
from bot.chat.escape import Markdown
from bot.chat.permissions import check
from bot.chat.rendering import notices
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import receipt
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.chat.standing import standing
from bot.desk import archives, sharing
from bot.errors import UsageError
from bot.records.settings import Asked

COMMAND, OWN = "settings", "own"
ASKED_FOR = dt.timedelta(minutes=10)
"""How long *Delete everything* may be pressed: whoever asked still knows what for."""


class AskedTooLongAgo(UsageError):
    template = "This question is older than ten minutes, so nothing was deleted. Run /settings purge: True again."


class NoServer(UsageError):
    template = "Run this on a server: settings are a server's own."


async def share(at: At, args: Args) -> Card:
    """A code for another server's managers."""
    if at.server is None:
        raise NoServer()
    code = await sharing.offer(at.desk, at.server, at.member)
    return notices.said(
        at.words("One archive for two servers"),
        Markdown(f"`{code}`"),
        at.words("This code works once, within an hour."),
        at.words("A manager of the other server gives it to /settings join: there, to answer from this archive."),
    )


async def join(at: At, args: Args) -> Card:
    """Answer from another server's archive, or from one's own again."""
    if at.server is None:
        raise NoServer()
    if args["join"].strip().lower() == OWN:
        archive = await sharing.leave(at.desk, at.server, at.member)
        title = at.words("This server answers from its own archive again")
    else:
        archive = await sharing.accept(at.desk, at.server, args["join"], at.member)
        title = at.words("This server answers from another archive now")
    number = at.words.count(archive.articles, "It holds {number} article.", "It holds {number} articles.")
    return notices.said(title, number)


async def ask_purge(at: At, args: Args) -> Card:
    """What would be gone, and the button that does it."""
    if at.server is None:
        raise NoServer()
    found = await archives.for_server(at.desk, at.server)
    card = Card("warning", at.words("Delete everything?"))
    card.add(
        at.words.count(
            found.articles,
            "{number} article with its quotes and its history would be gone for good.",
            "{number} articles with their quotes and their history would be gone for good.",
        ),
        at.words("There is no way back. /archive export gives you everything as a file first."),
    )
    card.buttons(
        Button(at.words.plain("Delete everything"), action=at.action("purge"), style=discord.ButtonStyle.danger)
    )
    return card


async def purge(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """*Delete everything*: asked of Discord again who may."""
    if _age(interaction) > ASKED_FOR:
        raise AskedTooLongAgo()
    await check(interaction, room, COMMAND)
    at = await standing(interaction, room, asked.token, private=True)
    if at.server is None:
        raise NoServer()
    gone = await sharing.purge(room.desk, at.server, at.member)
    said = at.words.count(gone, "{number} article was deleted.", "{number} articles were deleted.")
    await receipt(interaction, room, notices.said(at.words("The archive is empty"), said), asked.token)


def _age(interaction: Interaction) -> dt.timedelta:
    """How long before the press its message was sent, by Discord's own clock."""
    message = interaction.message
    return interaction.created_at - message.created_at if message else dt.timedelta.max


SHARE = Verb("settings share", share, once=True, free=True)
JOIN = Verb("settings join", join, once=True)
PURGE = Verb("settings purge", ask_purge, free=True)
VERBS = (SHARE, JOIN, PURGE)
ACTIONS: dict[str, Action] = {"purge": Action(purge, "here", on(PURGE.name))}


def build(room: Room) -> list[Any]:
    """No command of its own: these are options of /settings."""
    return []

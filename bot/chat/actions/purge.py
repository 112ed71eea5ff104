"""*Delete everything*: the question that /settings purge: asks, and the button under it."""

import datetime as dt

import discord

from bot.chat.feature import Action, Feature, on
from bot.chat.rendering import notices
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import receipt
from bot.chat.room import Room
from bot.chat.standing import standing
from bot.chat.verb import At, Interaction, Nothing, Request, Verb
from bot.desk import archives, sharing
from bot.errors import UsageError

COMMAND = "settings"
ASKED_FOR = dt.timedelta(minutes=10)
"""How long *Delete everything* may be pressed: whoever asked still knows what for."""


class AskedTooLongAgo(UsageError):
    template = "This question is older than ten minutes, so nothing was deleted. Run /settings purge: True again."


async def ask_purge(at: At, args: Nothing) -> Card:
    """What would be gone, and the button that does it."""
    archive = await archives.for_server(at.desk, at.own_server)
    card = Card("warning", at.words("Delete everything?"))
    card.add(
        at.words.count(
            archive.articles,
            "{number} article with its quotes and its history would be gone for good.",
            "{number} articles with their quotes and their history would be gone for good.",
        ),
        at.words("There is no way back. /archive export gives you everything as a file first."),
    )
    card.buttons(
        Button(at.words.plain("Delete everything"), action=at.action("purge"), style=discord.ButtonStyle.danger)
    )
    return card


async def purge(interaction: Interaction, room: Room, request: Request[Nothing], number: int) -> None:
    """Delete, for whoever may use /settings at that moment."""
    if _age(interaction) > ASKED_FOR:
        raise AskedTooLongAgo()
    at = await standing(interaction, room, request.token, private=True)
    gone = await sharing.purge(room.desk, at.own_server, at.member)
    said = at.words.count(gone, "{number} article was deleted.", "{number} articles were deleted.")
    await receipt(interaction, room, notices.said(at.words("The archive is empty"), said), request.token)


def _age(interaction: Interaction) -> dt.timedelta:
    """How long before the press its message was sent, by Discord's own clock."""
    message = interaction.message
    return interaction.created_at - message.created_at if message else dt.timedelta.max


PURGE = Verb("settings purge", Nothing, ask_purge, free=True)
FEATURE = Feature(verbs=(PURGE,), actions={"purge": Action(purge, "here", on(PURGE), needs=lambda arguments: COMMAND)})

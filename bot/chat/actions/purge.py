"""*Delete everything*: the question that /settings purge: asks, and the button under it."""

import datetime as dt

import discord

from bot.chat.escape import Markdown
from bot.chat.feature import Action, Feature, on
from bot.chat.invocation import resolve_invocation
from bot.chat.refusals import AskedTooLongAgo
from bot.chat.rendering import notices
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import receipt
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Nothing, Request, Verb
from bot.desk import sharing

COMMAND = "settings"
ASKED_FOR = dt.timedelta(minutes=10)
"""How long *Delete everything* may be pressed: whoever asked still knows what for."""


async def ask_purge(ctx: Invocation, args: Nothing) -> Card:
    """What would be gone, and the button that does it. Raises SharedArchive, DamagedArchive before it is offered."""
    archive = await sharing.to_purge(ctx.desk, ctx.own_server)
    card = Card("warning", ctx._("Delete everything?"))
    card.add(
        ctx._.ngettext(
            archive.articles,
            "{number} article with its quotes and its history would be gone for good.",
            "{number} articles with their quotes and their history would be gone for good.",
        ),
        ctx._("There is no way back. /archive export gives you everything as a file first."),
        _what_remains(ctx),
    )
    card.buttons(
        Button(ctx._.gettext("Delete everything"), action=ctx.action("purge"), style=discord.ButtonStyle.danger)
    )
    return card


async def purge(interaction: Interaction, state: BotState, request: Request[Nothing], number: int) -> None:
    """Delete, for whoever may use /settings at that moment."""
    if _age(interaction) > ASKED_FOR:
        raise AskedTooLongAgo()
    ctx = await resolve_invocation(interaction, state, request.token, private=True)
    gone = await sharing.purge(state.desk, ctx.own_server, ctx.member)
    count = ctx._.ngettext(gone, "{number} article was deleted.", "{number} articles were deleted.")
    card = notices.said(ctx._("The archive is empty"), count, _what_remains(ctx))
    await receipt(interaction, state, card, request.token)


def _what_remains(ctx: Invocation) -> Markdown:
    """What no purge of ours reaches."""
    return ctx._(
        "What was asked here is deleted with it. Answers that were posted on Discord stay there until they are deleted "
        "there, and so do backups of the database: whoever runs the bot has those."
    )


def _age(interaction: Interaction) -> dt.timedelta:
    """How long before the press its message was sent, by Discord's own clock."""
    message = interaction.message
    return interaction.created_at - message.created_at if message else dt.timedelta.max


PURGE = Verb("settings purge", Nothing, ask_purge, free=True)
FEATURE = Feature(verbs=(PURGE,), actions={"purge": Action(purge, "here", on(PURGE), needs=lambda arguments: COMMAND)})

"""What is put around every answer's card: whose archive it is of, the ways to the rest of it and to the channel."""

from typing import Any

import discord

from bot.chat.rendering.card import Button, Card
from bot.chat.verb import Invocation, Request
from bot.records.answers import Posting


def add(ctx: Invocation, card: Card, request: Request[Any]) -> None:
    """The notes and buttons that do not depend on what was asked."""
    _whose(ctx, card)
    _way_to_the_rest(ctx, card)
    if request.verb.paged is not None and not card.empty:
        card.buttons(Button(ctx._.gettext("As a page"), action=ctx.action("aspage")))
    if request.private and request.verb.public and (card.postable or not card.empty):
        card.buttons(Button(ctx._.gettext("Post to channel"), action=ctx.action("post")))


def _whose(ctx: Invocation, card: Card) -> None:
    """Which server's archive answered somebody who asked from elsewhere."""
    guild = ctx.interaction.client.get_guild(ctx.server) if ctx.server else None
    if guild is not None and ctx.server != ctx.interaction.guild_id:
        card.note(ctx._("From the archive of {server}.", server=guild.name))


def _way_to_the_rest(ctx: Invocation, card: Card) -> None:
    """What the card had no room for, counted, and the button to the whole of it."""
    if card.omitted:
        too_long = ctx._.ngettext(
            len(card.omitted),
            "{number} passage is too long for this message.",
            "{number} passages are too long for this message.",
        )
        card.note(too_long)
        card.buttons(Button(ctx._.gettext("Read what is left out"), action=ctx.action("rest")))


def posting(ctx: Invocation, message: discord.Message, card: Card) -> Posting | None:
    """What a public answer shows of the archive, if anything."""
    if not card.shown or ctx.server is None:
        return None
    return Posting(ctx.archive, ctx.server, message.channel.id, message.id, tuple(card.shown))

"""/seen and *Seen before?*: whether an address or a text is in the archive already."""

from dataclasses import dataclass
from typing import Annotated

import discord

from bot.chat.feature import Feature, HelpLine, Menu, Option, command_of
from bot.chat.messages import text_of
from bot.chat.options import ONLY_FEED, ONLY_OUTLET
from bot.chat.rendering import verdicts
from bot.chat.rendering.card import Card
from bot.chat.replies import answer
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Verb
from bot.desk import seen as seen_desk
from bot.desk.within import Within


@dataclass(frozen=True, slots=True)
class Seen:
    """An address or a text, and where it is to be looked for."""

    text: Annotated[str, Option("An address, or a piece of the text")]
    outlet: Annotated[str | None, ONLY_OUTLET] = None
    feed: Annotated[str | None, ONLY_FEED] = None


async def show(ctx: Invocation, args: Seen) -> Card:
    """Whether it is there."""
    within = Within(args.outlet, args.feed)
    return verdicts.seen(ctx._, await seen_desk.seen(ctx.desk, ctx.archive, args.text, within=within))


async def seen_before(interaction: Interaction, state: BotState, message: discord.Message) -> None:
    """The message's own words, or those of its embeds where it has none."""
    text = message.content if message.content.strip() else text_of(message)
    await answer(interaction, state, Seen(text), True, verb=SEEN)


SEEN = Verb("seen", Seen, show, public=True, excerpts=True)
FEATURE = Feature(
    verbs=(SEEN,),
    commands=(command_of(SEEN, "Is this address or this text in the archive already?"),),
    menus=(Menu("Seen before?", seen_before),),
    help=(
        HelpLine(
            "/seen", "is this address or text here already?", example="text: https://example.org/story", part="checking"
        ),
    ),
)

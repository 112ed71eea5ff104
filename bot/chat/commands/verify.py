"""/verify: whether a quote stands in the archive; *Check quotes*: every quote of a message."""

from dataclasses import dataclass
from typing import Annotated

import discord

from bot.chat.feature import Feature, HelpLine, Menu, Option, command_of
from bot.chat.messages import text_of
from bot.chat.rendering import verdicts
from bot.chat.rendering.card import Card
from bot.chat.replies import answer
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Verb
from bot.desk import check as check_desk
from bot.desk import verify as verify_desk
from bot.records.verification import Verification


@dataclass(frozen=True, slots=True)
class Verify:
    """A quote, and what it may be known by besides its words."""

    quote: Annotated[str, Option("The quote, without its marks")]
    speaker: Annotated[str | None, Option("Who is said to have said it")] = None
    topic: Annotated[str | None, Option("What it was about")] = None


@dataclass(frozen=True, slots=True)
class Check:
    """A message's text."""

    text: str


async def show(ctx: Invocation, args: Verify) -> Card:
    """The verdict on a quote."""
    return verdicts.verified(ctx._, await answer_to(ctx, args))


async def answer_to(ctx: Invocation, args: Verify) -> Verification:
    """The verdict itself."""
    return await verify_desk.verify(
        ctx.desk, ctx.archive, args.quote, speaker=args.speaker, topic=args.topic, own=ctx.settings.aliases
    )


async def show_check(ctx: Invocation, args: Check) -> Card:
    """Every quote of a message."""
    return verdicts.checked(ctx._, await check_desk.check(ctx.desk, ctx.archive, args.text, own=ctx.settings.aliases))


async def check_quotes(interaction: Interaction, state: BotState, message: discord.Message) -> None:
    """The quotes of this message."""
    await answer(interaction, state, Check(text_of(message)), True, verb=CHECK)


VERIFY = Verb("verify", Verify, show, public=True, excerpts=True, paged=answer_to)
CHECK = Verb("check", Check, show_check, public=True, excerpts=True)
FEATURE = Feature(
    verbs=(VERIFY, CHECK),
    commands=(
        command_of(VERIFY, "Is this quote in the archive, word for word, and who said it?", where="anywhere"),
    ),
    menus=(Menu("Check quotes", check_quotes),),
    help=(HelpLine(
            "/verify", "is this quote here, word for word?", example="quote: a diplomatic win",
            part="checking", basic=True,
        ),),
)  # fmt: skip

"""/brief: a topic in a few sentences, with ways to the rest; with `new:` what was added since its member last asked."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Annotated

from bot.analysis.briefs import Length
from bot.chat.actions import did_you_mean, wrong_speaker
from bot.chat.actions.forget import forget, forget_button
from bot.chat.feature import Action, Feature, HelpLine, Option, command_of, on
from bot.chat.invocation import NO_ARCHIVE
from bot.chat.new_since import FIRST, NewSince, moment_of
from bot.chat.options import SINCE, TOPIC
from bot.chat.rendering import answers
from bot.chat.rendering.card import Button, Card
from bot.chat.verb import Invocation, Verb
from bot.desk import brief as brief_desk
from bot.desk import since_last_asked as new_desk
from bot.records.answers import Brief as BriefAnswer

NEW = "Only what was added since you last asked so; when you did is remembered for you alone"


@dataclass(frozen=True, slots=True)
class Brief:
    """`new` is what was wished, and once settled the moment that "new" counts from, or that there was none before."""

    topic: Annotated[str, TOPIC]
    length: Annotated[Length, Option("How long the summary is")] = "normal"
    since: Annotated[dt.date | None, SINCE] = None
    new: Annotated[NewSince, Option(NEW, kind=bool)] = False


async def show(ctx: Invocation, args: Brief) -> Card:
    """The brief, with ways to the rest."""
    brief = await answer_to(ctx, args)
    card = answers.brief(ctx._, brief, first=args.new is not False and brief.new_since is None)
    did_you_mean.offer(ctx, card, brief.did_you_mean)
    if not card.empty:
        card.buttons(
            Button(ctx._.gettext("More quotes"), action=ctx.action("quotes")),
            Button(ctx._.gettext("Sources"), action=ctx.action("sources")),
            *([] if brief.listed else [Button(ctx._.gettext("Timeline"), action=ctx.action("timeline"))]),
            *([forget_button(ctx)] if args.new is not False else []),
        )
        did_you_mean.offer_namesake(ctx, card, brief.other_names)
    if brief.quotes:
        wrong_speaker.offer(ctx, card)
    return card


async def answer_to(ctx: Invocation, args: Brief) -> BriefAnswer:
    """The brief itself."""
    return await brief_desk.brief(
        ctx.desk, ctx.archive, args.topic, length=args.length, since=args.since, new_since=moment_of(ctx, args.new),
        own=ctx.settings.aliases, reader=ctx._.language,
    )  # fmt: skip


async def settle(ctx: Invocation, args: Brief) -> Brief:
    """The moment that "new" counts from, in the place of the bare wish; nothing is remembered of who has none."""
    if args.new is False or ctx.archive == NO_ARCHIVE:
        return args
    last = await new_desk.last_time(
        ctx.desk, ctx.archive, ctx.interaction.user.id, args.topic, own=ctx.settings.aliases
    )
    return replace(args, new=last or FIRST)


def personal(args: Brief) -> bool:
    """What is new for one member is for that member."""
    return args.new is not False


BRIEF = Verb("brief", Brief, show, public=True, excerpts=True, settle=settle, personal=personal, paged=answer_to)
FEATURE = Feature(
    verbs=(BRIEF,),
    commands=(
        command_of(
            BRIEF, "A short summary of a topic, with key quotes and links.", where="anywhere", private_option=True
        ),
    ),
    actions={"forget": Action(forget, on=on(BRIEF))},
    help=(HelpLine(
            "/brief", "a short summary with key quotes and links", example="topic: Myanmar Russia", basic=True
        ),),
)  # fmt: skip

"""/forget: what is kept about whoever asks, and the button that deletes it."""

from typing import Any

import discord

from bot.chat.escape import Markdown
from bot.chat.feature import Action, Feature, HelpLine, command_of, on
from bot.chat.invocation import resolve_invocation
from bot.chat.rendering import notices
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import deliver
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Nothing, Request, Verb
from bot.desk import forget as forget_desk
from bot.records.settings import KeptOfMember


async def show(ctx: Invocation, args: Nothing) -> Card:
    """What is kept, counted, on every server."""
    kept = await forget_desk.kept(ctx.desk, ctx.interaction.user.id, ctx.token)
    card = Card("desk", ctx._("What is kept about you"))
    if not kept.anything:
        card.empty = True
        card.add(ctx._("Nothing is kept about you here, on no server."))
        return card
    card.add(*_lines(ctx, kept))
    card.add(
        ctx._(
            "Buttons under your older answers and /last work no more once it is deleted; who did what stays in the "
            "audit, without your name."
        )
    )
    label, danger = ctx._.gettext("Delete what is kept about me"), discord.ButtonStyle.danger
    card.buttons(Button(label, action=ctx.action("forgetme"), style=danger))
    return card


def _lines(ctx: Invocation, kept: KeptOfMember) -> list[Markdown]:
    """A line for each kind there is something of."""
    _ = ctx._
    topics = _.ngettext(kept.moments, "when you asked for {number} topic", "when you asked for {number} topics")
    lines = (
        (kept.askings, _.ngettext(kept.askings, "{number} thing that you asked", "{number} things that you asked")),
        (kept.reports, _.ngettext(kept.reports, "{number} report of a speaker", "{number} reports of a speaker")),
        (kept.moments, topics),
        (kept.changes, _.ngettext(kept.changes, "your name at {number} change", "your name at {number} changes")),
    )
    return [Markdown(f"· {line}") for count, line in lines if count]


async def forget_me(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """Delete what is kept of the presser, and keep nothing of this press either."""
    ctx = await resolve_invocation(interaction, state, request.token, private=True)
    await forget_desk.forget(state.desk, interaction.user.id)
    remains = ctx._(
        "Messages on Discord and backups of the database stay: delete yours there, and ask whoever runs it."
    )
    done = ctx._("What was kept about you is deleted.")
    await deliver(interaction, state, notices.said(ctx._("Forgotten"), done, remains), alone=True)


FORGET = Verb("forget", Nothing, show, free=True)
FEATURE = Feature(
    verbs=(FORGET,),
    commands=(command_of(FORGET, "What is kept about you, and a button that deletes it.", where="anywhere"),),
    actions={"forgetme": Action(forget_me, "here", on(FORGET))},
    help=(HelpLine("/forget", "what is kept about you, and deletes it", part="yours"),),
)

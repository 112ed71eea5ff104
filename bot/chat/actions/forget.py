"""*Forget when I asked*, under a brief of what is new."""

from typing import Any

from bot.chat.invocation import resolve_invocation
from bot.chat.rendering import notices
from bot.chat.rendering.card import Button
from bot.chat.replies import new_token, receipt
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request
from bot.desk import since_last_asked as new_desk


def forget_button(ctx: Invocation) -> Button:
    """Nothing is remembered any more of when the presser asked for what."""
    return Button(ctx._.gettext("Forget when I asked"), action=ctx.action("forget"))


async def forget(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """Forget the presser's own moments, whoever's answer the button stands under."""
    token = new_token()
    ctx = await resolve_invocation(interaction, state, token, private=True)
    topics = await new_desk.forget(state.desk, ctx.archive, interaction.user.id)
    count = ctx._.ngettext(topics, "It was remembered of {number} topic.", "It was remembered of {number} topics.")
    again = ctx._("Nothing is remembered until you ask with **new** again.")
    await receipt(interaction, state, notices.said(ctx._("Forgotten when you asked"), count, again), token)

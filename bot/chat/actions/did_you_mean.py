"""A topic with a typing slip: a button that asks for what was meant."""

from dataclasses import replace
from typing import Any

from bot.chat import escape
from bot.chat.buttons import changed
from bot.chat.escape import Markdown
from bot.chat.feature import Action, Feature
from bot.chat.invocation import resolve_invocation
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import new_token, present
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request
from bot.desk import search as search_desk
from bot.desk.requests import NoSuchAnswer


def offer(ctx: Invocation, card: Card, meant: str | None) -> None:
    """*Ask for …*, under an answer that lacks an idea of its topic, where another word may have been meant."""
    if meant:
        if not card.empty:
            card.add(Markdown("-# " + ctx._("Did you mean **{topic}**?", topic=meant)))
        label = ctx._.gettext("Ask for {topic}").format(topic=escape.plain(meant))
        card.buttons(Button(label, action=ctx.action("meant")))


async def ask_again(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """The same verb on the topic that was meant, worked out afresh."""
    topic = getattr(request.arguments, "topic", None)
    if not topic:
        raise NoSuchAnswer()
    token = new_token()
    ctx = await resolve_invocation(interaction, state, token, private=True)
    meant = (await search_desk.search(ctx.desk, ctx.archive, topic, own=ctx.settings.aliases)).did_you_mean
    if meant is None:
        raise NoSuchAnswer()
    again = replace(changed(request, topic=meant), token=token, member=interaction.user.id, private=True)
    await present(interaction, state, again)


FEATURE = Feature(actions={"meant": Action(ask_again)})

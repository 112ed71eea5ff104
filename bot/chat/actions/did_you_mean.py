"""A topic with a typing slip, or whose words are another's name too: buttons that ask for what was meant."""

from collections.abc import Awaitable, Callable, Sequence
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
from bot.desk import brief as brief_desk
from bot.desk import search as search_desk
from bot.errors.missing import NoSuchAnswer

_Other = Callable[[Invocation, str], Awaitable[str | None]]
"""What is to be asked in the place of a topic, None for nothing."""


def offer(ctx: Invocation, card: Card, meant: str | None) -> None:
    """*Ask for …*, under an answer that lacks an idea of its topic, where another word may have been meant."""
    if meant:
        if not card.empty:
            card.add(Markdown("-# " + ctx._("Did you mean **{topic}**?", topic=meant)))
        label = ctx._.gettext("Ask for {topic}").format(topic=escape.plain(meant))
        card.buttons(Button(label, action=ctx.action("meant")))


def offer_namesake(ctx: Invocation, card: Card, names: Sequence[str]) -> None:
    """*Ask for …*, under a brief that left out what bears the topic's words in a longer name."""
    if names:
        label = ctx._.gettext("Ask for {topic}").format(topic=escape.plain(names[0]))
        card.buttons(Button(label, action=ctx.action("namesake")))


async def ask_again(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """The same verb on the topic that was meant, worked out afresh."""
    await _ask_instead(interaction, state, request, _meant)


async def ask_namesake(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """The same verb on the longer name, worked out afresh."""
    await _ask_instead(interaction, state, request, _namesake)


async def _ask_instead(interaction: Interaction, state: BotState, request: Request[Any], other: _Other) -> None:
    topic = getattr(request.arguments, "topic", None)
    if not topic:
        raise NoSuchAnswer()
    token = new_token()
    ctx = await resolve_invocation(interaction, state, token, private=True)
    instead = await other(ctx, topic)
    if instead is None:
        raise NoSuchAnswer()
    again = replace(changed(request, topic=instead), token=token, member=interaction.user.id, private=True)
    await present(interaction, state, again)


async def _meant(ctx: Invocation, topic: str) -> str | None:
    return (await search_desk.search(ctx.desk, ctx.archive, topic, own=ctx.settings.aliases)).did_you_mean


async def _namesake(ctx: Invocation, topic: str) -> str | None:
    names = (await brief_desk.brief(ctx.desk, ctx.archive, topic, own=ctx.settings.aliases)).other_names
    return f'"{names[0]}"' if names else None


FEATURE = Feature(actions={"meant": Action(ask_again), "namesake": Action(ask_namesake)})

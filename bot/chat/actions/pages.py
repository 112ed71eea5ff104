"""*Back* and *More*: another page of the same answer."""

from typing import Any

from bot.chat.buttons import aside, changed
from bot.chat.feature import Action, Feature
from bot.chat.rendering import components
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import present
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, page_of
from bot.errors.missing import NoSuchAnswer
from bot.records.answers import Searched


def beyond(ctx: Invocation, topic: str, pages: int, looked: Searched) -> Card:
    """The answer to a page after the last: how many there are, and *Back* to the last one."""
    card = components.beyond(ctx._, topic, pages, looked)
    turns(ctx, card, pages + 1, more=False)
    return card


def turns(ctx: Invocation, card: Card, page: int, *, more: bool) -> None:
    """*Back* and *More*, where there is something to turn to."""
    buttons = []
    if page > 1:
        buttons.append(Button(ctx._.gettext("Back"), action=ctx.action("page", page - 1)))
    if more:
        buttons.append(Button(ctx._.gettext("More"), action=ctx.action("page", page + 1)))
    card.buttons(*buttons)


async def turn(interaction: Interaction, state: BotState, request: Request[Any], page: int) -> None:
    """Another page: in place for the one who asked, as a private copy for everybody else."""
    turned = changed(request, page=page_of(page))
    if interaction.extras.get("acknowledged") != "update":
        await aside(interaction, state, turned.verb, turned.arguments)
        return
    if interaction.user.id != request.member:
        raise NoSuchAnswer()
    await present(interaction, state, turned)


FEATURE = Feature(actions={"page": Action(turn, "here if own")})

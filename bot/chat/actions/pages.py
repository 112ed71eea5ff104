"""*Back* and *More*: another page of the same answer."""

from typing import Any

from bot.chat.buttons import aside, changed
from bot.chat.feature import Action, Feature
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import present
from bot.chat.room import Room
from bot.chat.verb import At, Interaction, Request, page_of
from bot.desk.askings import NoSuchAnswer


def turns(at: At, card: Card, page: int, *, more: bool) -> None:
    """*Back* and *More*, where there is something to turn to."""
    buttons = []
    if page > 1:
        buttons.append(Button(at.words.plain("Back"), action=at.action("page", page - 1)))
    if more:
        buttons.append(Button(at.words.plain("More"), action=at.action("page", page + 1)))
    card.buttons(*buttons)


async def turn(interaction: Interaction, room: Room, request: Request[Any], page: int) -> None:
    """Another page: in place for the one who asked, as a private copy for everybody else."""
    turned = changed(request, page=page_of(page))
    if interaction.extras.get("acknowledged") != "update":
        await aside(interaction, room, turned.verb, turned.arguments)
        return
    if interaction.user.id != request.member:
        raise NoSuchAnswer()
    await present(interaction, room, turned)


FEATURE = Feature(actions={"page": Action(turn, "here if own")})

"""*Read what is left out*: what was too long for an answer, whole, page by page; the answer is worked out afresh."""

from typing import Any

from bot.chat.buttons import Action, aside, on
from bot.chat.commands import ask, check, new, quoted
from bot.chat.commands.options import page_of, turns
from bot.chat.rendering import leftovers
from bot.chat.rendering.card import Card
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.desk.askings import NoSuchAnswer
from bot.records.settings import Asked

OF, OF_PAGE = "of", "of_page"
ANSWERS = {verb.name: verb for module in (ask, new, check, quoted) for verb in module.VERBS}


async def show_rest(at: At, args: Args) -> Card:
    """A page of what the answer left out. Raises NoSuchAnswer where nothing is left out any more."""
    asked = {**args, "page": args[OF_PAGE]}
    answer = await ANSWERS[args[OF]].show(at, asked)
    if not answer.left_out:
        raise NoSuchAnswer()
    page = page_of(args)
    card, pages = leftovers.page(at.words, answer.left_out, page)
    turns(at, card, min(page, pages), more=page < pages)
    return card


REST = Verb("rest", show_rest)
VERBS = (REST,)


async def rest(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """Beside the answer, for whoever pressed."""
    await aside(
        interaction, room, REST.name, {**asked.args, OF: asked.verb, OF_PAGE: asked.args.get("page", "1"), "page": "1"}
    )


ACTIONS: dict[str, Action] = {"rest": Action(rest, on=on(*ANSWERS))}


def build(room: Room) -> list[Any]:
    """No command of its own: this is a button."""
    return []

"""*Read what is left out*: what was too long for an answer, whole, page by page; the answer is worked out afresh."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.actions.pages import turns
from bot.chat.buttons import aside
from bot.chat.feature import Action, Feature
from bot.chat.rendering import overflow
from bot.chat.rendering.card import Card
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb, page_of
from bot.errors.missing import NoSuchAnswer
from bot.records import arguments as codec
from bot.records.arguments import Stored


@dataclass(frozen=True, slots=True)
class Overflow:
    """The verb that answered, with its own arguments as they are kept, and the page of what was left out."""

    of: str
    answer: Mapping[str, Any]
    page: int = 1


async def show(ctx: Invocation, args: Overflow) -> Card:
    """A page of what the answer left out. Raises NoSuchAnswer where nothing is left out any more."""
    verb = ctx.verbs.named(args.of)
    if not verb.excerpts:
        raise NoSuchAnswer()
    answer = await verb.show(ctx, verb.load(args.answer))
    if not answer.omitted:
        raise NoSuchAnswer()
    page = page_of(args.page)
    card, pages = overflow.page(ctx._, answer.omitted, page)
    turns(ctx, card, min(page, pages), more=page < pages)
    return card


def upgrade(stored: Stored) -> Stored:
    """Rows of before had the answer's arguments beside our own, its page as `of_page`."""
    if not isinstance(stored, Mapping) or "answer" in stored:
        return stored
    answer = {**stored, "page": stored.get("of_page")}
    return {"of": stored.get("of"), "page": stored.get("page"), "answer": answer}


OVERFLOW = Verb("rest", Overflow, show, upgrade=upgrade)


async def read_on(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """Beside the answer, for whoever pressed."""
    if not request.verb.excerpts:
        raise NoSuchAnswer()
    await aside(interaction, state, OVERFLOW, Overflow(request.verb.name, codec.dump(request.arguments)))


FEATURE = Feature(verbs=(OVERFLOW,), actions={"rest": Action(read_on)})

"""/who: a person as the archive knows them."""

from dataclasses import dataclass
from typing import Annotated

from bot.chat.actions import merging, wrong_speaker
from bot.chat.feature import Feature, HelpLine, command_of
from bot.chat.options import ONLY_FEED, ONLY_OUTLET, PERSON
from bot.chat.rendering import verdicts
from bot.chat.rendering.card import Card
from bot.chat.verb import Invocation, Verb
from bot.desk import who as who_desk
from bot.desk.within import Within
from bot.records.people import Who as WhoAnswer


@dataclass(frozen=True, slots=True)
class Who:
    """A person by name or number, and where what they said is to come from."""

    name: Annotated[str, PERSON]
    outlet: Annotated[str | None, ONLY_OUTLET] = None
    feed: Annotated[str | None, ONLY_FEED] = None


async def show(ctx: Invocation, args: Who) -> Card:
    """A person's descriptions and quotes."""
    who = await answer_to(ctx, args)
    card = verdicts.who(ctx._, who)
    if who.latest:
        wrong_speaker.offer(ctx, card)
    if who.others or who.near:
        merging.offer(ctx, card)
    return card


async def answer_to(ctx: Invocation, args: Who) -> WhoAnswer:
    """The person themself."""
    return await who_desk.who(ctx.desk, ctx.archive, args.name, within=Within(args.outlet, args.feed))


WHO = Verb("who", Who, show, public=True, excerpts=True, paged=answer_to)
FEATURE = Feature(
    verbs=(WHO,),
    commands=(
        command_of(WHO, "A person as this archive knows them: descriptions and quotes.", where="anywhere"),
    ),
    help=(HelpLine("/who", "a person: descriptions and quotes", example="name: Abuza", part="checking"),),
)  # fmt: skip

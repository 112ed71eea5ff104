"""/outlet list, show, label, block, unblock: who published what is held, and what the desk says of them."""

from dataclasses import dataclass
from typing import Annotated, Any

from bot.chat.actions import outlet_marks
from bot.chat.actions.article_edits import chosen
from bot.chat.actions.outlet_marks import OfOutlet
from bot.chat.actions.pages import turns
from bot.chat.buttons import aside
from bot.chat.feature import Action, Feature, Group, HelpLine, Option, command_of, on
from bot.chat.options import OUTLET
from bot.chat.rendering import outlets as rendering
from bot.chat.rendering.card import Card
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb, page_of
from bot.desk import outlets as outlets_desk
from bot.errors.missing import NoSuchAnswer
from bot.records.outlets import OutletOrder

GROUP = Group("outlet", "Who published what this archive holds: labels beside their names, and blocks.")
ORDERS = (("most articles first", "articles"), ("by name", "name"), ("newest first", "newest"))


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the outlets in an order."""

    order: Annotated[OutletOrder, Option("Which outlets come first", kind=str, choices=ORDERS)] = "articles"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Labelled:
    """An outlet and its label."""

    outlet: Annotated[str, OUTLET]
    label: Annotated[
        str, Option("What stands beside its name in every answer: state media, satire, our own. Empty: no label")
    ] = ""


async def show_all(ctx: Invocation, args: Listed) -> Card:
    """Every outlet with what is held of it."""
    page = await outlets_desk.outlets(ctx.desk, ctx.archive, order=args.order, page=page_of(args.page))
    card = rendering.listed(ctx._, page, ctx.action("outlet"))
    turns(ctx, card, page.page, more=page.page < page.pages)
    return card


async def show_one(ctx: Invocation, args: OfOutlet) -> Card:
    """One outlet, with what can be said of it."""
    outlet = await outlets_desk.outlet(ctx.desk, ctx.archive, args.outlet)
    card = rendering.one(ctx._, outlet)
    outlet_marks.offer(ctx, card, outlet)
    return card


async def label(ctx: Invocation, args: Labelled) -> Card:
    """A label, or none."""
    return await outlet_marks.receipt_of(
        ctx, await outlets_desk.label(ctx.desk, ctx.archive, args.outlet, args.label, ctx.member)
    )


async def block(ctx: Invocation, args: OfOutlet) -> Card:
    """Its pages are refused."""
    return await outlet_marks.receipt_of(ctx, await outlets_desk.block(ctx.desk, ctx.archive, args.outlet, ctx.member))


async def unblock(ctx: Invocation, args: OfOutlet) -> Card:
    """Its pages are taken in again."""
    return await outlet_marks.receipt_of(
        ctx, await outlets_desk.unblock(ctx.desk, ctx.archive, args.outlet, ctx.member)
    )


async def settle(ctx: Invocation, args: OfOutlet) -> OfOutlet:
    """The outlet by its own name: what its buttons say is said of the one that is seen. Raises NoSuchOutlet."""
    return OfOutlet((await outlets_desk.outlet(ctx.desk, ctx.archive, args.outlet)).name)


LIST, SHOW = Verb("outlet list", Listed, show_all), Verb("outlet show", OfOutlet, show_one, settle=settle)
LABEL = Verb("outlet label", Labelled, label, once=True)
BLOCK = Verb("outlet block", OfOutlet, block, once=True)
UNBLOCK = Verb("outlet unblock", OfOutlet, unblock, once=True)


async def open_one(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """An outlet that was chosen in the list. Raises NoSuchAnswer."""
    name = chosen(interaction)
    if name is None:
        raise NoSuchAnswer()
    await aside(interaction, state, SHOW, OfOutlet(name))


FEATURE = Feature(
    verbs=(LIST, SHOW, LABEL, BLOCK, UNBLOCK),
    commands=(
        command_of(LIST, "What the archive holds of each outlet.", group=GROUP),
        command_of(SHOW, "One outlet: its label, its block, what is held of it.", group=GROUP),
        command_of(LABEL, "Put a label beside an outlet's name in every answer.", group=GROUP),
        command_of(BLOCK, "Take in no more pages of an outlet; what is stored stays.", group=GROUP),
        command_of(UNBLOCK, "Take in pages of an outlet again.", group=GROUP),
    ),
    actions={"outlet": Action(open_one, on=on(LIST))},
    help=(
        HelpLine("/outlet list", "what is held of each outlet", "desk"),
        HelpLine("/outlet label", "words beside an outlet's name in every answer: state media, satire", "desk"),
        HelpLine("/outlet block", "take in no more pages of an outlet; unblock takes them in again", "desk"),
    ),
)

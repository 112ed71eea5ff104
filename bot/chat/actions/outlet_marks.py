"""*Label*, *Block* and *Unblock*, under an outlet's page, and *Take it back* under what came of them."""

from dataclasses import dataclass
from typing import Annotated

from bot.chat.actions import take_back
from bot.chat.buttons import permitted
from bot.chat.feature import Action, Feature, ModalAction, on
from bot.chat.i18n import Translator
from bot.chat.invocation import modal_words, resolve_invocation
from bot.chat.modal import BaseModal
from bot.chat.options import OUTLET
from bot.chat.permissions import of_the_desk
from bot.chat.rendering import outlets as rendering
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import acknowledge, new_token, receipt, send_modal
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb
from bot.desk import outlets as outlets_desk
from bot.errors.missing import NoSuchAnswer
from bot.records.outlets import Outlet, OutletChange

COMMAND = "outlet"
SHOWN = frozenset({"outlet show"})


@dataclass(frozen=True, slots=True)
class OfOutlet:
    """An outlet by its name or a site."""

    outlet: Annotated[str, OUTLET]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of an outlet before, to be said again; `label` None is no label."""

    outlet: str
    label: str | None = None
    blocked: bool = False


async def show_said(ctx: Invocation, args: Said) -> Card:
    """Nothing by itself: this keeps what *Take it back* says again."""
    raise NoSuchAnswer()


SAID = Verb("outlet said", Said, show_said)


def offer(ctx: Invocation, card: Card, outlet: Outlet) -> None:
    """*Label* and *Block*, where whoever asks is of the desk."""
    if of_the_desk(ctx):
        blocking = ctx._.gettext("Unblock") if outlet.blocked else ctx._.gettext("Block")
        card.buttons(
            Button(ctx._.gettext("Label"), action=ctx.action("labeloutlet")),
            Button(blocking, action=ctx.action("blockoutlet", int(not outlet.blocked))),
        )


async def receipt_of(ctx: Invocation, change: OutletChange) -> Card:
    """What came of it, with *Take it back* where anything did."""
    card, outlet = rendering.changed(ctx._, change), change.outlet
    before = Said(outlet.name, change.label_before, change.blocked_before)
    if before != Said(outlet.name, outlet.label, outlet.blocked):
        await take_back.offer(ctx, card, SAID, before, "unsayoutlet")
    return card


async def label(interaction: Interaction, state: BotState, token: str) -> None:
    """*Label*: a modal asks for the words."""
    await send_modal(interaction, LabelWords(modal_words(interaction, state), state, interaction, token))


class LabelWords(BaseModal):
    """The label of an outlet; left empty, it has none."""

    def __init__(self, _: Translator, state: BotState, opened: Interaction, token: str) -> None:
        super().__init__(_, "Label", state, opened)
        self._token = token
        self.ask("label", "Label", "For example: state media, satire, our own. Empty: no label")

    async def submitted(self, interaction: Interaction) -> None:
        """Say it, for whoever may use /outlet."""
        await acknowledge(interaction, private=True)
        request = await permitted(interaction, self.state, self._token, SHOWN, grant_of)
        ctx = await resolve_invocation(interaction, self.state, new_token(), private=True)
        words = self.given().get("label", "")
        change = await outlets_desk.label(ctx.desk, ctx.archive, request.arguments.outlet, words, ctx.member)
        await receipt(interaction, self.state, await receipt_of(ctx, change), ctx.token)


def grant_of(arguments: object) -> str:
    """The command whose grant these need."""
    return COMMAND


async def block(interaction: Interaction, state: BotState, request: Request[OfOutlet], number: int) -> None:
    """*Block* with the number 1, *Unblock* with 0."""
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    change = await _blocked(ctx, request.arguments.outlet, blocked=number == 1)
    await receipt(interaction, state, await receipt_of(ctx, change), ctx.token)


async def unsay(interaction: Interaction, state: BotState, request: Request[Said], number: int) -> None:
    """*Take it back*: the label and the block as they were."""
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    was = request.arguments
    change = await outlets_desk.label(ctx.desk, ctx.archive, was.outlet, was.label or "", ctx.member)
    if change.outlet.blocked != was.blocked:
        change = await _blocked(ctx, was.outlet, blocked=was.blocked)
    await receipt(interaction, state, rendering.changed(ctx._, change), ctx.token)


async def _blocked(ctx: Invocation, name: str, *, blocked: bool) -> OutletChange:
    say = outlets_desk.block if blocked else outlets_desk.unblock
    return await say(ctx.desk, ctx.archive, name, ctx.member)


FEATURE = Feature(
    verbs=(SAID,),
    actions={
        "labeloutlet": ModalAction(label, grant_of),
        "blockoutlet": Action(block, on=SHOWN, needs=grant_of),
        "unsayoutlet": Action(unsay, on=on(SAID), needs=grant_of),
    },
)

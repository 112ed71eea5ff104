"""*Merge speakers*, where two people are seen who may be one: a menu of the likely ones, a question, and a way back."""

from dataclasses import dataclass
from typing import Annotated, Any

from bot.chat.actions import take_back
from bot.chat.actions.article_edits import chosen
from bot.chat.buttons import aside
from bot.chat.feature import Action, Feature, on
from bot.chat.invocation import resolve_invocation
from bot.chat.options import PERSON
from bot.chat.permissions import of_the_desk
from bot.chat.quotes_page import QuotesAsked, quotes_on
from bot.chat.rendering import merging as rendering
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import new_token, receipt
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb
from bot.desk import likely as likely_desk
from bot.desk import merge as merge_desk
from bot.desk import who as who_desk
from bot.errors.missing import NoSuchAnswer
from bot.records.answers import Quotes
from bot.records.people import PeopleChange

COMMAND = "speaker"


@dataclass(frozen=True, slots=True)
class OfPerson:
    """A person by name or number."""

    name: Annotated[str, PERSON]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people by their numbers: the first counts as the second."""

    person: str
    into: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The number of a merge."""

    change: int


def offer(ctx: Invocation, card: Card) -> None:
    """*Merge speakers* under a person, for the desk."""
    if of_the_desk(ctx):
        card.buttons(Button(ctx._.gettext("Merge speakers"), action=ctx.action("merge")))


def offer_among(ctx: Invocation, card: Card, quotes: Quotes) -> None:
    """*Merge speakers* under quotes, where they name somebody."""
    if any(_speakers(quotes)):
        offer(ctx, card)


def _speakers(quotes: Quotes) -> list[str]:
    return list(dict.fromkeys(quote.speaker for quote in quotes.quotes if quote.speaker))


async def show_speakers(ctx: Invocation, args: QuotesAsked) -> Card:
    """The people who speak on a page of quotes, to choose the one who is called otherwise elsewhere."""
    people = await likely_desk.named(ctx.desk, ctx.archive, _speakers(await quotes_on(ctx, args)))
    return rendering.whom(ctx._, people, ctx.action("mergewhom"))


async def show_likely(ctx: Invocation, args: OfPerson) -> Card:
    """Who may be the same as a person; of several of that name the one whom /who shows."""
    shown = await who_desk.who(ctx.desk, ctx.archive, args.name)
    found = await likely_desk.likely(ctx.desk, ctx.archive, f"#{shown.person.id}")
    return rendering.likely(ctx._, found, ctx.action("mergeask"))


async def ask(ctx: Invocation, args: Pair) -> Card:
    """The question before it is done."""
    first, second = [await likely_desk.likely(ctx.desk, ctx.archive, given) for given in (args.person, args.into)]
    return rendering.question(ctx._, first.person, second.person, ctx.action("mergedo"))


async def show_merged(ctx: Invocation, args: Merged) -> Card:
    """Nothing by itself: this keeps what *Take it back* undoes."""
    raise NoSuchAnswer()


SPEAKERS = Verb("merge among", QuotesAsked, show_speakers)
LIKELY, ASK = Verb("merge likely", OfPerson, show_likely), Verb("merge ask", Pair, ask)
MERGED = Verb("merged", Merged, show_merged)


async def merge(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """*Merge speakers*: of the person of an answer, or of those who speak on a page."""
    if isinstance(request.arguments, QuotesAsked):
        await aside(interaction, state, SPEAKERS, request.arguments)
    else:
        await aside(interaction, state, LIKELY, OfPerson(request.arguments.name))


async def whom(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """A person was chosen on a page of quotes."""
    await aside(interaction, state, LIKELY, OfPerson(_chosen(interaction)))


async def ask_merge(interaction: Interaction, state: BotState, request: Request[OfPerson], number: int) -> None:
    """A likely person was chosen."""
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    shown = await who_desk.who(ctx.desk, ctx.archive, request.arguments.name)
    await aside(interaction, state, ASK, Pair(_chosen(interaction), f"#{shown.person.id}"))


async def do_merge(interaction: Interaction, state: BotState, request: Request[Pair], number: int) -> None:
    """*Merge*: it is done, with a way back."""
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    pair = request.arguments
    done = await merge_desk.merge(ctx.desk, ctx.archive, pair.person, pair.into, ctx.member)
    await receipt(interaction, state, await receipt_of(ctx, done), ctx.token)


async def receipt_of(ctx: Invocation, done: PeopleChange) -> Card:
    """What became of two people, with *Take it back*."""
    card = rendering.done(ctx._, done)
    if done.kind != "undo":
        await take_back.offer(ctx, card, MERGED, Merged(done.number), "unmerge")
    return card


async def undo(interaction: Interaction, state: BotState, request: Request[Merged], number: int) -> None:
    """*Take it back*: two people again."""
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    done = await merge_desk.undo(ctx.desk, ctx.archive, request.arguments.change, ctx.member)
    await receipt(interaction, state, rendering.done(ctx._, done), ctx.token)


def _chosen(interaction: Interaction) -> str:
    """The number of the person who was chosen, as it is typed. Raises NoSuchAnswer."""
    value = chosen(interaction)
    if value is None or not value.isdecimal() or len(value) > 18:
        raise NoSuchAnswer()
    return f"#{value}"


def grant_of(arguments: object) -> str:
    """The command whose grant these need."""
    return COMMAND


FEATURE = Feature(
    verbs=(SPEAKERS, LIKELY, ASK, MERGED),
    actions={
        "merge": Action(merge, on=frozenset({"who", "wrong"})),
        "mergewhom": Action(whom, on=on(SPEAKERS)),
        "mergeask": Action(ask_merge, on=on(LIKELY)),
        "mergedo": Action(do_merge, on=on(ASK), needs=grant_of),
        "unmerge": Action(undo, on=on(MERGED), needs=grant_of),
    },
)

"""/feed add: an address becomes a preview of the feeds that were found; nothing is followed before *Follow* is pressed.

The candidates are held in memory, so that following one asks for nothing again; after a restart they are found anew.
"""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from bot.chat.actions.feed_tools import COMMAND, GROUP, grant_of
from bot.chat.autocomplete import languages
from bot.chat.feature import Action, Feature, HelpLine, Option, command_of, on
from bot.chat.feed_terms import terms_of
from bot.chat.invocation import resolve_invocation
from bot.chat.permissions import check
from bot.chat.refusals import FeedSettled
from bot.chat.rendering.card import Card
from bot.chat.rendering.feeds import adding
from bot.chat.replies import DONE, present, receipt
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb
from bot.desk.feeds import add as add_desk
from bot.desk.feeds import find as find_desk
from bot.desk.feeds.terms import language_of
from bot.errors.missing import NoSuchAnswer
from bot.records.subscriptions import Candidate, Terms

FIRST = 10
"""How many of the newest items are stored, unless another number is chosen."""


@dataclass(frozen=True, slots=True)
class FeedAsked:
    """An address and the terms to follow it on. `chosen` is the address of the candidate that was chosen of several."""

    address: Annotated[str, Option("The address of a feed, or of a site: its feeds are looked for")]
    pattern: Annotated[
        str | None, Option("For a page without a feed: what its articles' addresses match, such as /news/*")
    ] = None
    name: Annotated[str | None, Option("The outlet's name, where the feed has none of use")] = None
    language: Annotated[str | None, Option("The language of its articles", suggest=languages)] = None
    include: Annotated[str | None, Option("Only items with one of these words, divided by commas")] = None
    exclude: Annotated[str | None, Option("No items with one of these words, divided by commas")] = None
    first: int = FIRST
    chosen: str | None = None

    @property
    def terms(self) -> Terms:
        """On what terms to follow it."""
        return terms_of(self.name, self.language, self.include, self.exclude, self.first)


async def settle(ctx: Invocation, args: FeedAsked) -> FeedAsked:
    """The language by its code. Raises NoSuchLanguage."""
    return replace(args, language=language_of(args.language))


async def candidates_of(ctx: Invocation, args: FeedAsked) -> tuple[tuple[Candidate, ...], int]:
    """The candidates of the address, and the place of the one that is chosen; looked for where they are not held."""
    held = ctx.feeds.candidates.find(ctx.token, ctx.owner)
    if held is None:
        held = await find_desk.find(ctx.desk, ctx.archive, args.address, pattern=args.pattern or None)
        ctx.feeds.candidates.put(ctx.token, held, ctx.owner)
    places = (place for place, candidate in enumerate(held) if candidate.address == args.chosen)
    return held, next(places, 0)


async def show(ctx: Invocation, args: FeedAsked) -> Card:
    """What was found at the address."""
    candidates, chosen = await candidates_of(ctx, args)
    return adding.preview(ctx._, candidates, chosen, args.terms, ctx.action)


ADD = Verb("feed add", FeedAsked, show, settle=settle)
PREVIEWS = on(ADD) | {DONE}
"""A preview that was answered has become its receipt: who presses again is told so."""


def _asked(request: Request[Any]) -> FeedAsked:
    """What was asked with /feed add. Raises FeedSettled where the preview was answered."""
    if not isinstance(request.arguments, FeedAsked):
        raise FeedSettled()
    return request.arguments


def number_chosen(interaction: Interaction) -> int:
    """The number that was chosen in a menu. Raises NoSuchAnswer."""
    values = dict(interaction.data or {}).get("values")
    chosen = str(values[0]) if isinstance(values, list) and values else ""
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 10):
        raise NoSuchAnswer()
    return int(chosen)


async def pick(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """Another of the feeds that were found, in the place of the preview. Raises NoSuchAnswer."""
    asked, place = _asked(request), number_chosen(interaction)
    await check(interaction, state, COMMAND)
    ctx = await resolve_invocation(interaction, state, request.token, private=True)
    candidates, _ = await candidates_of(ctx, asked)
    if place >= len(candidates):
        raise NoSuchAnswer()
    await present(interaction, state, replace(request, arguments=replace(asked, chosen=candidates[place].address)))


async def first(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """How many of the newest items are to be stored. Raises NoSuchAnswer."""
    asked, many = _asked(request), number_chosen(interaction)
    await check(interaction, state, COMMAND)
    if many not in adding.FIRSTS:
        raise NoSuchAnswer()
    await present(interaction, state, replace(request, arguments=replace(asked, first=many)))


async def follow(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """*Follow*: of two presses both come to one subscription."""
    asked = _asked(request)
    ctx = await resolve_invocation(interaction, state, request.token, private=True)
    candidates, chosen = await candidates_of(ctx, asked)
    added = await add_desk.add(ctx.desk, ctx.archive, candidates[chosen], asked.terms, ctx.member)
    await receipt(interaction, state, adding.added(ctx._, added), request.token)


async def cancel(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """*Cancel*, under a preview and under a list of feeds: nothing is followed."""
    ctx = await resolve_invocation(interaction, state, request.token, private=True)
    if request.verb.name == DONE:
        raise FeedSettled()
    await receipt(interaction, state, adding.cancelled(ctx._), request.token)


FEATURE = Feature(
    verbs=(ADD,),
    commands=(command_of(ADD, "Follow a site: its articles are read and stored as they come.", group=GROUP),),
    actions={
        "feedpick": Action(pick, "here", PREVIEWS),
        "feedfirst": Action(first, "here", PREVIEWS),
        "feedfollow": Action(follow, "here", PREVIEWS, grant_of),
        "feedcancel": Action(cancel, "here", PREVIEWS | {"feed import"}),
    },
    help=(
        HelpLine(
            "/feed add",
            "follow a site, so that its articles come in by themselves",
            "desk",
            "address: https://example.org",
            part="adding",
        ),
    ),
)

"""*Try now*, *Pause*, *Resume*, *Remove*, *Check* and *Open*, under a feed and under what a log channel is told of it.

Each names its feed by number and belongs to no asking. Pressed under an answer of one's own, the feed is shown anew in
its place; in a channel, beside it for whoever presses.
"""

from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from bot.chat.actions.pages import turns
from bot.chat.buttons import aside, is_own
from bot.chat.feature import Action, Feature, Group, PersistentAction, on
from bot.chat.invocation import resolve_invocation
from bot.chat.options import FEED
from bot.chat.permissions import check, of_the_desk
from bot.chat.rendering.card import Button, Card
from bot.chat.rendering.feeds import adding, checking, listing
from bot.chat.replies import acknowledge, new_token, receipt
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb, page_of
from bot.desk import requests
from bot.desk.feeds import check as check_desk
from bot.desk.feeds import listing as listing_desk
from bot.desk.feeds import steering as steering_desk
from bot.errors.missing import NoSuchAnswer
from bot.records import arguments as codec
from bot.records.settings import StoredRequest
from bot.records.subscriptions import FeedCheck, Subscription

COMMAND = "feed"
GROUP = Group(COMMAND, "Sites that this archive follows: their articles come in by themselves.")


@dataclass(frozen=True, slots=True)
class OfFeed:
    """A feed by its number, its title or its site."""

    feed: Annotated[str, FEED]


@dataclass(frozen=True, slots=True)
class FeedShown:
    """A feed, and what was just done to it."""

    feed: str
    done: Literal["due", "paused", "resumed"] | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A page of a feed's dry run."""

    feed: Annotated[str, FEED]
    page: int = 1


@dataclass(frozen=True, slots=True)
class FollowedBefore:
    """A feed that was removed, as it was followed."""

    address: str
    pattern: str | None = None
    name: str | None = None
    language: str | None = None
    include: str | None = None
    exclude: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of what is followed."""

    page: int = 1


async def show_list(ctx: Invocation, args: Listed) -> Card:
    """What is followed, those in trouble first."""
    page = page_of(args.page)
    reports = await listing_desk.listed(ctx.desk, ctx.archive)
    card, pages = listing.listed(ctx._, reports, page, ctx.action("feedchosen"))
    turns(ctx, card, min(page, pages), more=page < pages)
    return card


async def show_one(ctx: Invocation, args: FeedShown) -> Card:
    """One feed with its looks."""
    report = await listing_desk.report(ctx.desk, ctx.archive, args.feed)
    return listing.one(ctx._, report, args.done, with_secrets=of_the_desk(ctx))


async def show_check(ctx: Invocation, args: Checked) -> Card:
    """What a look would bring; asked once for all pages."""
    page, held = page_of(args.page), ctx.feeds.checks.find(ctx.token, ctx.owner)
    checked: FeedCheck = held or await check_desk.check(ctx.desk, ctx.archive, args.feed)
    ctx.feeds.checks.put(ctx.token, checked, ctx.owner)
    card, pages = checking.checked(ctx._, checked, page)
    turns(ctx, card, min(page, pages), more=page < pages)
    return card


async def show_before(ctx: Invocation, args: FollowedBefore) -> Card:
    """Nothing by itself: this keeps what *Follow it again* asks."""
    raise NoSuchAnswer()


LIST, SHOW = Verb("feed list", Listed, show_list), Verb("feed show", FeedShown, show_one)
CHECK, BEFORE = Verb("feed check", Checked, show_check), Verb("feed before", FollowedBefore, show_before)


def grant_of(arguments: object) -> str:
    """The command whose grant these need."""
    return COMMAND


async def removed(ctx: Invocation, subscription: Subscription) -> Card:
    """The receipt of a removal, with the way back."""
    own, terms = replace(ctx, token=new_token()), subscription.terms
    before = FollowedBefore(
        subscription.address, subscription.pattern, terms.name, terms.language,
        ", ".join(terms.include) or None, ", ".join(terms.exclude) or None,
    )  # fmt: skip
    member = ctx.interaction.user.id
    row = StoredRequest(own.token, BEFORE.name, codec.dump(before), ctx.server, member, private=True, delivered=True)
    await requests.note(ctx.desk, row)
    again = Button(ctx._.gettext("Follow it again"), action=own.action("feedagain"))
    return adding.removed(ctx._, subscription, again)


async def begun(interaction: Interaction, state: BotState) -> tuple[Invocation, str]:
    """Acknowledge a press that belongs to no asking, ask for its grant, and give the feed's number as it is typed."""
    await acknowledge(interaction, private=True, update=_in_place(interaction))
    await check(interaction, state, COMMAND)
    custom_id = str(dict(interaction.data or {}).get("custom_id"))
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    return ctx, custom_id.rpartition(":")[2]


def _in_place(interaction: Interaction) -> bool:
    """Whether the pressed message is for whoever presses alone, so that what comes of it may take its place."""
    return interaction.message is not None and interaction.message.flags.ephemeral and is_own(interaction)


async def try_now(interaction: Interaction, state: BotState) -> None:
    """*Try now*: it is due at once."""
    ctx, feed = await begun(interaction, state)
    await steering_desk.look_now(ctx.desk, ctx.archive, feed)
    await aside(interaction, state, SHOW, FeedShown(feed, "due"))


async def pause(interaction: Interaction, state: BotState) -> None:
    """*Pause*."""
    ctx, feed = await begun(interaction, state)
    await steering_desk.pause(ctx.desk, ctx.archive, feed, ctx.member)
    await aside(interaction, state, SHOW, FeedShown(feed, "paused"))


async def resume(interaction: Interaction, state: BotState) -> None:
    """*Resume*."""
    ctx, feed = await begun(interaction, state)
    await steering_desk.resume(ctx.desk, ctx.archive, feed, ctx.member)
    await aside(interaction, state, SHOW, FeedShown(feed, "resumed"))


async def remove(interaction: Interaction, state: BotState) -> None:
    """*Remove*: with the way back under its receipt."""
    ctx, feed = await begun(interaction, state)
    subscription = await steering_desk.remove(ctx.desk, ctx.archive, feed, ctx.member)
    await receipt(interaction, state, await removed(ctx, subscription), ctx.token)


async def open_check(interaction: Interaction, state: BotState) -> None:
    """*Check*: beside the feed."""
    await acknowledge(interaction, private=True)
    await check(interaction, state, COMMAND)
    feed = str(dict(interaction.data or {}).get("custom_id")).rpartition(":")[2]
    await aside(interaction, state, CHECK, Checked(feed))


async def open_one(interaction: Interaction, state: BotState) -> None:
    """*Open the feed*."""
    _, feed = await begun(interaction, state)
    await aside(interaction, state, SHOW, FeedShown(feed))


async def open_list(interaction: Interaction, state: BotState) -> None:
    """*Open the list*."""
    await begun(interaction, state)
    await aside(interaction, state, LIST, Listed())


async def open_chosen(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """A feed that was chosen in the list. Raises NoSuchAnswer."""
    await check(interaction, state, COMMAND)
    values = dict(interaction.data or {}).get("values")
    if not isinstance(values, list) or not values:
        raise NoSuchAnswer()
    await aside(interaction, state, SHOW, FeedShown(str(values[0])))


FEATURE = Feature(
    verbs=(SHOW, BEFORE),
    actions={
        "feednow": PersistentAction(try_now, grant_of),
        "feedpause": PersistentAction(pause, grant_of),
        "feedresume": PersistentAction(resume, grant_of),
        "feedremove": PersistentAction(remove, grant_of),
        "feedcheck": PersistentAction(open_check),
        "feedopen": PersistentAction(open_one),
        "feedlist": PersistentAction(open_list),
        "feedchosen": Action(open_chosen, on=on(LIST)),
    },
)

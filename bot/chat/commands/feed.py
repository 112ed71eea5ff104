"""/feed list, pause, resume, remove, check: the desk's tools for what is followed; /feeds shows it to anybody."""

from dataclasses import dataclass

from bot.chat.actions.feed_tools import (
    BEFORE,
    CHECK,
    GROUP,
    LIST,
    FeedShown,
    FollowedBefore,
    OfFeed,
    removed,
    show_one,
)
from bot.chat.actions.pages import turns
from bot.chat.buttons import aside
from bot.chat.commands.feed_add import ADD, FeedAsked
from bot.chat.feature import Action, Feature, HelpLine, command_of, on
from bot.chat.permissions import check
from bot.chat.rendering.card import Card
from bot.chat.rendering.feeds import listing
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Request, Verb, page_of
from bot.desk.feeds import listing as listing_desk
from bot.desk.feeds import steering as steering_desk


@dataclass(frozen=True, slots=True)
class Followed:
    """A page of what is followed, for anybody."""

    page: int = 1


async def show_followed(ctx: Invocation, args: Followed) -> Card:
    """What is followed, without what only the desk may see."""
    page = page_of(args.page)
    card, pages = listing.followed(ctx._, await listing_desk.listed(ctx.desk, ctx.archive), page)
    turns(ctx, card, min(page, pages), more=page < pages)
    return card


async def pause(ctx: Invocation, args: OfFeed) -> Card:
    """It is not looked at any more."""
    subscription = await steering_desk.pause(ctx.desk, ctx.archive, args.feed, ctx.member)
    return await show_one(ctx, FeedShown(str(subscription.number), "paused"))


async def resume(ctx: Invocation, args: OfFeed) -> Card:
    """It is looked at again."""
    subscription = await steering_desk.resume(ctx.desk, ctx.archive, args.feed, ctx.member)
    return await show_one(ctx, FeedShown(str(subscription.number), "resumed"))


async def remove(ctx: Invocation, args: OfFeed) -> Card:
    """It is followed no more."""
    return await removed(ctx, await steering_desk.remove(ctx.desk, ctx.archive, args.feed, ctx.member))


async def again(interaction: Interaction, state: BotState, request: Request[FollowedBefore], number: int) -> None:
    """*Follow it again*: the preview of what was removed, on the terms it had."""
    await check(interaction, state, GROUP.name)
    was = request.arguments
    asked = FeedAsked(was.address, was.pattern, was.name, was.language, was.include, was.exclude)
    await aside(interaction, state, ADD, asked)


PUBLIC = Verb("feeds", Followed, show_followed, public=True)
PAUSE, RESUME = Verb("feed pause", OfFeed, pause, once=True), Verb("feed resume", OfFeed, resume, once=True)
REMOVE = Verb("feed remove", OfFeed, remove, once=True)
FEATURE = Feature(
    verbs=(LIST, PAUSE, RESUME, REMOVE, CHECK, PUBLIC),
    commands=(
        command_of(LIST, "What is followed, how it is, and when it was looked at.", group=GROUP),
        command_of(PAUSE, "Look at a feed no more, until it is resumed.", group=GROUP),
        command_of(RESUME, "Look at a paused feed again.", group=GROUP),
        command_of(REMOVE, "Follow a feed no more; what is stored stays.", group=GROUP),
        command_of(CHECK, "What a look at a feed would bring now; nothing is stored.", group=GROUP),
        command_of(PUBLIC, "The sites that this archive follows."),
    ),
    actions={"feedagain": Action(again, on=on(BEFORE))},
    help=(
        HelpLine("/feeds", "the sites that this archive follows", part="asking"),
        HelpLine("/feed list", "what is followed and how it is; choose one to try, pause or remove it", "desk"),
        HelpLine("/feed check", "what a look would bring, item by item, and why not", "desk", "feed: 3"),
        HelpLine("/feed pause", "look at a feed no more; resume goes on, remove ends it", "desk", "feed: 3"),
    ),
)

"""/feed import and export: lists of feeds (OPML), as readers of feeds write and take them."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

import discord

from bot.chat.actions import take_back
from bot.chat.actions.feed_tools import COMMAND, GROUP, grant_of
from bot.chat.attached import body_of
from bot.chat.commands.feed_add import number_chosen
from bot.chat.feature import Action, Feature, HelpLine, Option, SlashCommand, command_of, on
from bot.chat.invocation import resolve_invocation
from bot.chat.permissions import check
from bot.chat.rendering.card import Card
from bot.chat.rendering.feeds import adding, importing
from bot.chat.replies import DONE, answer, deliver, new_token, present, receipt
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Nothing, Request, Verb
from bot.desk.feeds import listing as listing_desk
from bot.desk.feeds import opml as opml_desk
from bot.desk.feeds import steering as steering_desk
from bot.errors.missing import NoSuchAnswer
from bot.records.subscriptions import Terms

FIRST = 5
"""How many of each feed's newest items are stored, unless another number is chosen: lists are long."""


@dataclass(frozen=True, slots=True)
class FeedFile:
    """An upload."""

    file: Annotated[discord.Attachment, Option("The list that a reader of feeds exported: .opml or .xml")]


@dataclass(frozen=True, slots=True)
class HeldList:
    """A list of feeds that is held, by the token of its asking."""

    first: int = FIRST


@dataclass(frozen=True, slots=True)
class ImportedFeeds:
    """The numbers of the feeds that an import added."""

    feeds: tuple[int, ...]


async def show_plan(ctx: Invocation, args: HeldList) -> Card:
    """What importing the list would do, while it is held."""
    body = ctx.feeds.lists.get(ctx.token, ctx.owner)
    planned = await opml_desk.plan_import(ctx.desk, ctx.archive, body)
    return importing.plan(ctx._, planned, args.first, ctx.action)


async def ask(interaction: Interaction, state: BotState, args: FeedFile, private: bool | None) -> None:
    """The dry run of an upload."""

    async def prepare(ctx: Invocation) -> None:
        ctx.feeds.lists.put(ctx.token, await body_of(args.file), ctx.owner)

    await answer(interaction, state, HeldList(), True, verb=IMPORT, prepare=prepare)


async def first(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """How many of each feed's newest items are to be stored. Raises NoSuchAnswer."""
    many = number_chosen(interaction)
    if many not in adding.FIRSTS or not isinstance(request.arguments, HeldList):
        raise NoSuchAnswer()
    await present(interaction, state, replace(request, arguments=HeldList(many)))


async def carry_out(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """*Import*: of two presses one imports."""
    ctx = await resolve_invocation(interaction, state, request.token, private=True)
    body = state.feeds.lists.pop(request.token, ctx.owner)
    terms = Terms(first=request.arguments.first)
    try:
        done = await opml_desk.carry_out(ctx.desk, ctx.archive, body, terms, ctx.member)
    except Exception:
        state.feeds.lists.put(request.token, body, ctx.owner)
        raise
    card = importing.imported(ctx._, done)
    if done.added:
        await take_back.offer(ctx, card, IMPORTED, ImportedFeeds(done.added), "feedunimport")
    await receipt(interaction, state, card, request.token)


async def unimport(interaction: Interaction, state: BotState, request: Request[ImportedFeeds], number: int) -> None:
    """*Take it back*: none of what the import added is followed any more."""
    ctx = await resolve_invocation(interaction, state, new_token(), private=True)
    gone = await steering_desk.take_back(ctx.desk, ctx.archive, request.arguments.feeds, ctx.member)
    await receipt(interaction, state, importing.taken_back(ctx._, gone), ctx.token)


async def show_imported(ctx: Invocation, args: ImportedFeeds) -> Card:
    """Nothing by itself: this keeps what *Take it back* removes."""
    raise NoSuchAnswer()


async def show_export(ctx: Invocation, args: Nothing) -> Card:
    """The list as a file; where addresses carry tokens, first the question whether they are to be in it."""
    reports = await listing_desk.listed(ctx.desk, ctx.archive)
    secret = sum(report.subscription.secret for report in reports)
    if secret:
        return importing.ask_secrets(ctx._, secret, ctx.action)
    return importing.exported(ctx._, reports, await opml_desk.export(ctx.desk, ctx.archive, with_secrets=False))


async def export(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
    """*Without them* (0), *With them* (1). The file is not kept: `/last` asks again."""
    await check(interaction, state, COMMAND)
    ctx = await resolve_invocation(interaction, state, request.token, private=True)
    reports = await listing_desk.listed(ctx.desk, ctx.archive)
    written = [report for report in reports if number == 1 or not report.subscription.secret]
    body = await opml_desk.export(ctx.desk, ctx.archive, with_secrets=number == 1)
    await deliver(interaction, state, importing.exported(ctx._, written, body), alone=True)


IMPORT, EXPORT = Verb("feed import", HeldList, show_plan), Verb("feed export", Nothing, show_export)
IMPORTED = Verb("feed imported", ImportedFeeds, show_imported)
FEATURE = Feature(
    verbs=(IMPORT, EXPORT, IMPORTED),
    commands=(
        SlashCommand("import", "Follow the feeds of a list (OPML), with a preview first.", FeedFile, ask, GROUP),
        command_of(EXPORT, "The feeds that are followed, as a list for other readers (OPML).", group=GROUP),
    ),
    actions={
        "feedlistfirst": Action(first, "here", on(IMPORT)),
        "feedimport": Action(carry_out, "here", on(IMPORT) | {DONE}, grant_of),
        "feedunimport": Action(unimport, on=on(IMPORTED), needs=grant_of),
        "feedexport": Action(export, "here", on(EXPORT)),
    },
    help=(
        HelpLine("/feed import", "follow the feeds of a list; export writes one", "desk", "file: feeds.opml", "adding"),
    ),
)

"""/settings: what a server's managers decide, and one archive for several servers."""

from dataclasses import dataclass
from typing import Annotated, Any

import discord
from discord import app_commands

from bot.chat import log_channel
from bot.chat.actions.purge import PURGE
from bot.chat.escape import Markdown
from bot.chat.feature import Feature, HelpLine, Option, SlashCommand
from bot.chat.rendering import desk, notices
from bot.chat.rendering.card import Card
from bot.chat.replies import answer
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Nothing, Verb
from bot.desk import settings as settings_desk
from bot.desk import sharing
from bot.errors import UsageError
from bot.records.settings import LANGUAGES

READERS, ANY, OWN = "each reader's own", "any", "own"
LANGUAGE_CHOICES = ((READERS, ANY), *((name, code) for code, name in LANGUAGES.items()))
ORDER_CHOICES = (("day, month, year", "DMY"), ("month, day, year", "MDY"), ("year, month, day", "YMD"))


class AliasNeedsTwo(UsageError):
    template = "Give two or more words that mean the same, divided by commas, for example: Burma, Myanmar."


@dataclass(frozen=True, slots=True)
class Settings:
    """What is to be changed; the last three are asked each for itself."""

    language: Annotated[str | None, Option("The language of the answers", choices=LANGUAGE_CHOICES)] = None
    time_zone: Annotated[str | None, Option("For example Europe/Paris or Asia/Bangkok")] = None
    date_order: Annotated[str | None, Option("How 03/04/25 is read", choices=ORDER_CHOICES)] = None
    desk_role: Annotated[
        int | None,
        Option("A role that may do the desk's work; give it again to take it away", kind=discord.Role),
    ] = None
    log_channel: Annotated[int | None, Option("Where the bot reports what went wrong", kind=discord.TextChannel)] = None
    public: Annotated[bool | None, Option("Whether answers are for everybody unless somebody asks otherwise")] = None
    personal: Annotated[bool | None, Option("Whether members may ask from outside this server")] = None
    grace_days: Annotated[
        int | None,
        Option(
            "After how many days the archive is deleted when the bot was removed",
            kind=app_commands.Range[int, 1, 365],
        ),
    ] = None
    alias: Annotated[str | None, Option("Words that mean the same, for example: Burma, Myanmar")] = None
    forget_aliases: Annotated[bool | None, Option("Forget all of this server's aliases")] = None
    share: Annotated[bool | None, Option("Get a code by which another server can answer from this archive")] = None
    join: Annotated[str | None, Option("The code of another server's archive; own goes back to this server's")] = None
    purge: Annotated[
        bool | None, Option("Delete everything in this server's archive, after you are asked once more")
    ] = None


@dataclass(frozen=True, slots=True)
class Join:
    """A code that another server gave, or OWN."""

    join: str


async def change(ctx: Invocation, args: Settings) -> Card:
    """Set what was given, then show every setting."""
    values = _values(ctx, args)
    if ctx.server is None:
        return desk.settings(ctx._, ctx.settings)
    chosen = ctx.settings
    if values:
        chosen = await settings_desk.change(ctx.desk, ctx.server, ctx.member, **values)
        ctx.settings_cache.put(ctx.server, chosen)
    card = desk.settings(ctx._, chosen)
    log_channel.warn(ctx, card, chosen)
    return card


def _values(ctx: Invocation, args: Settings) -> dict[str, Any]:
    plain = ("time_zone", "date_order", "public", "personal", "grace_days", "log_channel")
    values: dict[str, Any] = {name: getattr(args, name) for name in plain if getattr(args, name) is not None}
    if args.language is not None:
        values["language"] = None if args.language == ANY else args.language
    if args.desk_role is not None:
        before = ctx.settings.desk_roles
        values["desk_roles"] = tuple(role for role in before if role != args.desk_role)
        if args.desk_role not in before:
            values["desk_roles"] = (*before, args.desk_role)
    if args.alias is not None:
        values["aliases"] = (*ctx.settings.aliases, _alias(args.alias))
    if args.forget_aliases:
        values["aliases"] = ()
    return values


def _alias(typed: str) -> tuple[str, ...]:
    group = tuple(dict.fromkeys(word.strip() for word in typed.split(",") if word.strip()))
    if len(group) < 2:
        raise AliasNeedsTwo()
    return group


async def share(ctx: Invocation, args: Nothing) -> Card:
    """A code for another server's managers."""
    code = await sharing.offer(ctx.desk, ctx.own_server, ctx.member)
    return notices.said(
        ctx._("One archive for two servers"),
        Markdown(f"`{code}`"),
        ctx._("This code works once, within an hour."),
        ctx._("A manager of the other server gives it to /settings join: there, to answer from this archive."),
    )


async def join(ctx: Invocation, args: Join) -> Card:
    """Answer from another server's archive, or from one's own again."""
    if args.join.strip().lower() == OWN:
        archive = await sharing.leave(ctx.desk, ctx.own_server, ctx.member)
        title = ctx._("This server answers from its own archive again")
    else:
        archive = await sharing.accept(ctx.desk, ctx.own_server, args.join, ctx.member)
        title = ctx._("This server answers from another archive now")
    number = ctx._.ngettext(archive.articles, "It holds {number} article.", "It holds {number} articles.")
    return notices.said(title, number)


async def run(interaction: Interaction, state: BotState, args: Settings, private: bool | None) -> None:
    """One thing that stands alone, else the settings themselves."""
    if args.purge:
        await answer(interaction, state, Nothing(), True, verb=PURGE)
    elif args.join is not None:
        await answer(interaction, state, Join(args.join), True, verb=JOIN)
    elif args.share:
        await answer(interaction, state, Nothing(), True, verb=SHARE)
    else:
        await answer(interaction, state, args, True, verb=SETTINGS)


SETTINGS = Verb("settings", Settings, change, once=True, free=True)
SHARE, JOIN = Verb("settings share", Nothing, share, once=True, free=True), Verb("settings join", Join, join, once=True)
FEATURE = Feature(
    verbs=(SETTINGS, SHARE, JOIN),
    commands=(
        SlashCommand(
            "settings", "See and change how the bot works on this server.", Settings, run,
            audience="managers", where="servers",
        ),
    ),
    help=(HelpLine(
            "/settings", "language, public answers, desk roles, aliases", "managers", "alias: Burma, Myanmar"
        ),),
)  # fmt: skip

"""/settings: the panel, and its options for those who type."""

from dataclasses import dataclass
from typing import Annotated, Any

import discord
from discord import app_commands

from bot.chat.actions.archive_sharing import JOIN, SHARE, Join
from bot.chat.actions.purge import PURGE
from bot.chat.actions.settings_forms import alias_of
from bot.chat.actions.settings_panel import PANEL, Panel, change
from bot.chat.feature import Feature, HelpLine, Option, SlashCommand
from bot.chat.rendering.settings import ANY, NAMES, READERS
from bot.chat.replies import answer
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, Nothing
from bot.desk import settings as settings_desk
from bot.languages.messages import spoken
from bot.records.settings import ServerSettings

LANGUAGE_CHOICES = ((READERS, ANY), *((each.own, code) for code, each in spoken().items()))
ORDER_CHOICES = (("day, month, year", "DMY"), ("month, day, year", "MDY"), ("year, month, day", "YMD"))


@dataclass(frozen=True, slots=True)
class Settings:
    """What is to be changed; nothing given shows the panel alone. The last three are asked each for itself."""

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


def _values(chosen: ServerSettings, args: Settings) -> dict[str, Any]:
    """What was given, as the settings hold it. Raises AliasNeedsTwo."""
    plain = ("date_order", "public", "personal", "grace_days", "log_channel")
    values: dict[str, Any] = {name: getattr(args, name) for name in plain if getattr(args, name) is not None}
    if args.time_zone is not None:
        values["time_zone"] = settings_desk.zone_named(args.time_zone)
    if args.language is not None:
        values["language"] = None if args.language == ANY else args.language
    if args.desk_role is not None:
        before = chosen.desk_roles
        values["desk_roles"] = tuple(role for role in before if role != args.desk_role)
        if args.desk_role not in before:
            values["desk_roles"] = (*before, args.desk_role)
    if args.alias is not None:
        values["aliases"] = (*chosen.aliases, alias_of(args.alias))
    if args.forget_aliases:
        values["aliases"] = ()
    return values


async def run(interaction: Interaction, state: BotState, args: Settings, private: bool | None) -> None:
    """One thing that stands alone, else the settings themselves."""
    if args.purge:
        await answer(interaction, state, Nothing(), True, verb=PURGE)
    elif args.join is not None:
        await answer(interaction, state, Join(args.join), True, verb=JOIN)
    elif args.share:
        await answer(interaction, state, Nothing(), True, verb=SHARE)
    else:
        await _panel(interaction, state, args)


async def _panel(interaction: Interaction, state: BotState, args: Settings) -> None:
    """The panel, what was typed set before; of options that were given it says what they set."""

    async def set_given(ctx: Invocation) -> None:
        if given := _values(ctx.settings, args):
            await change(ctx, given)

    names = tuple(name for name in NAMES if getattr(args, name, None) is not None)
    names += ("desk_roles",) if args.desk_role is not None else ()
    names += ("aliases",) if args.alias is not None or args.forget_aliases else ()
    await answer(interaction, state, Panel(names), True, verb=PANEL, prepare=set_given)


FEATURE = Feature(
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

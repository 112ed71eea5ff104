"""/settings: what a server's managers decide."""

from typing import Any

import discord
from discord import app_commands

from bot.chat.catalogue import LANGUAGES
from bot.chat.commands.options import MANAGERS, given
from bot.chat.commands.sharing import JOIN, PURGE, SHARE
from bot.chat.rendering import desk
from bot.chat.rendering.card import Card
from bot.chat.replies import answer
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.desk import settings as settings_desk
from bot.errors import UsageError

READERS = "each reader's own"
PLAIN = ("time_zone", "date_order")
YES = {"True": True, "False": False}
OPTIONS = {
    "language": "The language of the answers",
    "time_zone": "For example Europe/Paris or Asia/Bangkok",
    "date_order": "How 03/04/25 is read",
    "desk_role": "A role that may do the desk's work; give it again to take it away",
    "log_channel": "Where the bot reports what went wrong",
    "public": "Whether answers are for everybody unless somebody asks otherwise",
    "personal": "Whether members may ask from outside this server",
    "grace_days": "After how many days the archive is deleted when the bot was removed",
    "alias": "Words that mean the same, for example: Burma, Myanmar",
    "forget_aliases": "Forget all of this server's aliases",
    "share": "Get a code by which another server can answer from this archive",
    "join": "The code of another server's archive; own goes back to this server's",
    "purge": "Delete everything in this server's archive, after you are asked once more",
}
CHOICES = {
    "language": [
        app_commands.Choice(name=READERS, value="any"),
        *(app_commands.Choice(name=name, value=code) for code, name in LANGUAGES.items()),
    ],
    "date_order": [
        app_commands.Choice(name="day, month, year", value="DMY"),
        app_commands.Choice(name="month, day, year", value="MDY"),
        app_commands.Choice(name="year, month, day", value="YMD"),
    ],
}


class AliasNeedsTwo(UsageError):
    template = "Give two or more words that mean the same, divided by commas, for example: Burma, Myanmar."


async def change(at: At, args: Args) -> Card:
    """Set what was given, then show every setting."""
    values = _values(at, args)
    if at.server is None:
        return desk.settings(at.words, at.settings)
    chosen = at.settings
    if values:
        chosen = await settings_desk.change(at.desk, at.server, at.member, **values)
        at.interaction.client.room.settings.put(at.server, chosen)
    return desk.settings(at.words, chosen)


def _values(at: At, args: Args) -> dict[str, object]:
    values: dict[str, object] = {name: args[name] for name in PLAIN if name in args}
    if "language" in args:
        values["language"] = None if args["language"] == "any" else args["language"]
    for name in ("public", "personal"):
        if name in args:
            values[name] = YES[args[name]]
    if "grace_days" in args:
        values["grace_days"] = int(args["grace_days"])
    if "log_channel" in args:
        values["log_channel"] = int(args["log_channel"])
    if "desk_role" in args:
        role = int(args["desk_role"])
        before = at.settings.desk_roles
        values["desk_roles"] = tuple(each for each in before if each != role) if role in before else (*before, role)
    if "alias" in args:
        values["aliases"] = (*at.settings.aliases, _alias(args["alias"]))
    if args.get("forget_aliases") == "True":
        values["aliases"] = ()
    return values


def _alias(typed: str) -> tuple[str, ...]:
    group = tuple(dict.fromkeys(word.strip() for word in typed.split(",") if word.strip()))
    if len(group) < 2:
        raise AliasNeedsTwo()
    return group


SETTINGS = Verb("settings", change, once=True, free=True)
VERBS = (SETTINGS,)


def _verb(args: Args) -> Verb:
    """What these options ask for: one thing that stands alone, else the settings themselves."""
    if args.get("purge") == "True":
        return PURGE
    if "join" in args:
        return JOIN
    return SHARE if args.get("share") == "True" else SETTINGS


def build(room: Room) -> list[Any]:
    """The command as Discord is told."""

    @app_commands.command(name="settings", description="See and change how the bot works on this server.")
    @app_commands.guild_only()
    @app_commands.describe(**OPTIONS)
    @app_commands.choices(**CHOICES)
    async def settings(
        interaction: Interaction,
        language: str | None = None,
        time_zone: str | None = None,
        date_order: str | None = None,
        desk_role: discord.Role | None = None,
        log_channel: discord.TextChannel | None = None,
        public: bool | None = None,
        personal: bool | None = None,
        grace_days: app_commands.Range[int, 1, 365] | None = None,
        alias: str | None = None,
        forget_aliases: bool | None = None,
        share: bool | None = None,
        join: str | None = None,
        purge: bool | None = None,
    ) -> None:
        args = given(
            language=language, time_zone=time_zone, date_order=date_order, public=public, personal=personal,
            desk_role=desk_role.id if desk_role else None, log_channel=log_channel.id if log_channel else None,
            grace_days=grace_days, alias=alias, forget_aliases=forget_aliases, share=share, join=join, purge=purge,
        )  # fmt: skip
        await answer(interaction, room, _verb(args), args, private=True)

    settings.default_permissions = MANAGERS
    return [settings]

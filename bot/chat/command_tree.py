"""The commands and menus of all features as discord.py knows them: the options come from the dataclasses."""

import datetime as dt
import inspect
import logging
from collections.abc import Callable, Iterable
from types import NoneType, UnionType
from typing import Any, Optional, Union, get_args, get_origin

import discord
from discord import app_commands

from bot.chat import happening
from bot.chat.feature import Audience, Feature, Menu, Option, SlashCommand, Suggest
from bot.chat.invocation import calendar_of
from bot.chat.replies import guarded
from bot.chat.state import BotState
from bot.chat.verb import Interaction
from bot.logs.tracing import traced
from bot.records import arguments as codec
from bot.text.typed_days import Calendar

Command = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu
PRIVATE = "Show the answer only to you"
PERMISSIONS: dict[Audience, discord.Permissions | None] = {
    "everyone": None,
    "desk": discord.Permissions(manage_messages=True),
    "managers": discord.Permissions(manage_guild=True),
}


def build(features: Iterable[Feature], state: BotState) -> list[Command]:
    """Every command, group and menu, in the order of the features."""
    groups: dict[str, app_commands.Group] = {}
    commands: list[Command] = []
    for feature in features:
        for command in feature.commands:
            built = _slash(command, state)
            if command.group is None:
                commands.append(_offered(built, command))
                continue
            if command.group.name not in groups:
                groups[command.group.name] = app_commands.Group(
                    name=command.group.name,
                    description=command.group.description,
                    default_permissions=PERMISSIONS["desk"],
                    allowed_contexts=app_commands.AppCommandContext(guild=True),
                    allowed_installs=app_commands.AppInstallationType(guild=True),
                )
                commands.append(groups[command.group.name])
            groups[command.group.name].add_command(built)
        commands += [_menu(menu, state) for menu in feature.menus]
    return commands


def _offered(built: app_commands.Command[Any, ..., Any], command: SlashCommand[Any]) -> Command:
    built.default_permissions = PERMISSIONS[command.audience]
    if command.where == "servers":
        built.guild_only = True
        built.allowed_contexts = app_commands.AppCommandContext(guild=True)
    if command.where == "anywhere":
        built.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
        built.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
    return built


def _slash(command: SlashCommand[Any], state: BotState) -> app_commands.Command[Any, ..., Any]:
    """A command whose callback has the signature that its dataclass asks for."""

    async def callback(interaction: Interaction, **given: Any) -> None:
        async with guarded(interaction, state):
            private = given.pop("private") if command.private_option else True
            calendar = calendar_of(interaction, state)
            options = {name: _read(notes[name], value, calendar) for name, value in given.items()}
            await command.run(interaction, state, codec.load(command.arguments, options), private)

    options = {field: note for field in codec.fields_of(command.arguments) for note in field.notes if _is_option(note)}
    notes = {field.name: note for field, note in options.items()}
    private = [_parameter("private", bool | None, None)] if command.private_option else []
    parameters = [_parameter(field.name, _kind(field, note), field.default) for field, note in options.items()]
    of_discord = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Interaction)
    callback.__signature__ = inspect.Signature([of_discord, *parameters, *private])  # type: ignore[attr-defined]
    _describe(callback, notes, command, state)
    return app_commands.Command(name=command.name, description=command.description, callback=callback)


def _is_option(note: object) -> bool:
    return isinstance(note, Option)


def _describe(callback: Any, options: dict[str, Option], command: SlashCommand[Any], state: BotState) -> None:
    """What discord.py is told by decorators: descriptions, choices and suggestions."""
    described = {name: option.description for name, option in options.items()}
    if command.private_option:
        described["private"] = PRIVATE
    app_commands.describe(**described)(callback)
    app_commands.choices(
        **{
            name: [app_commands.Choice(name=label, value=value) for label, value in option.choices]
            for name, option in options.items()
            if option.choices
        }
    )(callback)
    suggesting = {name: _suggesting(option.suggest, state) for name, option in options.items() if option.suggest}
    app_commands.autocomplete(**suggesting)(callback)


def _suggesting(suggest: Suggest, state: BotState) -> Callable[..., Any]:
    async def choices(interaction: Interaction, typed: str) -> list[app_commands.Choice[Any]]:
        with traced(happening.log, happening.trace_of(interaction, state), logging.DEBUG):
            return await suggest(interaction, state, str(typed))

    return choices


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    given = inspect.Parameter.empty if default is codec.MISSING else default
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=given)


def _kind(field: codec.Field, option: Option) -> Any:
    """Discord's type of an argument: its own, without None; days are typed as text."""
    members = get_args(field.kind) if get_origin(field.kind) in (Union, UnionType) else (field.kind,)
    kind = option.kind or next(member for member in members if member != NoneType)
    if kind is dt.date:
        kind = str
    return Optional[kind] if field.default is None else kind  # noqa: UP045  # the type is known at run time alone


def _read(option: Option, value: Any, calendar: Calendar) -> Any:
    """What was given as the verb takes it. Raises BadDay."""
    return option.read(value, calendar) if option.read and isinstance(value, str) else _id_or_value(value)


def _id_or_value(value: Any) -> Any:
    """Roles, channels and people are kept by their ids; uploads are read."""
    if isinstance(value, discord.abc.Snowflake) and not isinstance(value, discord.Attachment):
        return value.id
    return value


def _menu(menu: Menu, state: BotState) -> app_commands.ContextMenu:
    async def callback(interaction: Interaction, message: discord.Message) -> None:
        async with guarded(interaction, state):
            await menu.run(interaction, state, message)

    built = app_commands.ContextMenu(name=menu.name, callback=callback)
    built.guild_only = True
    built.default_permissions = PERMISSIONS[menu.audience]
    return built

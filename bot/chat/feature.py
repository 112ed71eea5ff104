"""A feature: one value that holds what Discord is told of it, what its buttons do, and what /help says.

A module of `bot.chat.commands` or `bot.chat.actions` gives one as `FEATURE`; `bot.chat.features` lists them all. The
fields of a command's frozen dataclass that are `Annotated` with an Option are what Discord asks for; the others are
kept between an answer and its buttons alone.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, Literal, TypeVar

import discord
from discord import app_commands

from bot.chat.replies import answer
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Request, Verb
from bot.text.typed_days import Calendar

A = TypeVar("A")
Suggest = Callable[[Interaction, BotState, str], Awaitable[list[app_commands.Choice[Any]]]]
Run = Callable[[Interaction, BotState, A, bool | None], Awaitable[None]]
"""Answers a command; the last is what was given as `private`, True where the command has no such option."""
Audience = Literal["everyone", "desk", "managers"]
Where = Literal["anywhere", "servers", "installed"]
"""Where a command is offered. "anywhere": servers, direct messages and whoever installed the bot for themselves, for
what answers from an archive; "servers": servers alone; "installed": wherever the bot itself was added."""


HelpPart = Literal["asking", "checking", "yours", "adding", "keeping", "correcting", "server"]
"""The pages of /help (titles in `commands/help.py`)."""
_PART_OF: dict[Audience, HelpPart] = {"everyone": "asking", "desk": "keeping", "managers": "server"}


@dataclass(frozen=True, slots=True)
class Option:
    """What Discord shows of an argument. `kind` is Discord's type where it is not the argument's own.

    `read` makes the argument of what was typed, on the calendar of whoever typed it.
    """

    description: str
    kind: Any = None
    suggest: Suggest | None = None
    choices: tuple[tuple[str, str], ...] = ()
    read: Callable[[str, Calendar], object] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one word, for the desk, on servers alone."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class SlashCommand(Generic[A]):
    """A command: what Discord is told of it, and what answers it, called inside `guarded`."""

    name: str
    description: str
    arguments: type[A]
    run: Run[A]
    group: Group | None = None
    audience: Audience = "everyone"
    where: Where = "installed"
    private_option: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """An entry of a message's menu; `part` is the page of /help that names it."""

    name: str
    run: Callable[[Interaction, BotState, discord.Message], Awaitable[None]]
    audience: Audience = "everyone"
    part: HelpPart = "checking"


Act = Callable[[Interaction, BotState, Request[Any], int], Awaitable[None]]
Open = Callable[[Interaction, BotState, str], Awaitable[None]]
Needs = Callable[[Any], str]
"""From the arguments of the asking, the command whose grant a press needs."""
First = Literal["beside", "public", "here", "here if own"]
"""What a press is acknowledged with: a private or a public message of its own, or a change of the message it sits on,
the last only where the presser is the one whom it answers."""


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does: `act` on the asking of its token, once acknowledged as `first` says.

    `on` names the verbs whose answers bear the button, None those of any. One that `needs` nothing changes nothing but
    what is kept of the presser alone.
    """

    act: Act
    first: First = "beside"
    on: frozenset[str] | None = None
    needs: Needs | None = None


@dataclass(frozen=True, slots=True)
class ModalAction:
    """A button whose first answer is a modal: `open` has the token alone; what it stands for is asked on submit.

    So is the grant that it `needs`, by the modal itself.
    """

    open: Open
    needs: Needs | None = None


@dataclass(frozen=True, slots=True)
class PersistentAction:
    """A button that belongs to no asking (see `persistent`): it goes on as long as its message is there.

    `open` acknowledges by itself, and asks for the grant that it needs; one that `needs` nothing stores nothing.
    """

    open: Callable[[Interaction, BotState], Awaitable[None]]
    needs: Needs | None = None


Actions = Mapping[str, Action | ModalAction | PersistentAction]


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A line of /help: how it is typed, what it is for, and its options in an example.

    `part` is its page, where that is not the usual one of its audience; a `basic` one stands on the first page too.
    """

    typed: str
    text: str
    audience: Audience = "everyone"
    example: str = ""
    part: HelpPart | None = None
    basic: bool = False

    @property
    def part_of(self) -> HelpPart:
        """The page on which it stands."""
        return self.part or _PART_OF[self.audience]


@dataclass(frozen=True, slots=True)
class Feature:
    """Everything there is of it."""

    verbs: tuple[Verb[Any], ...] = ()
    commands: tuple[SlashCommand[Any], ...] = ()
    menus: tuple[Menu, ...] = ()
    actions: Actions = field(default_factory=dict)
    help: tuple[HelpLine, ...] = ()


def on(*verbs: Verb[Any]) -> frozenset[str]:
    """Verbs by name, whose answers bear a button."""
    return frozenset(verb.name for verb in verbs)


def command_of(
    verb: Verb[A],
    description: str,
    *,
    group: Group | None = None,
    audience: Audience = "everyone",
    where: Where = "servers",
    private_option: bool = False,
) -> SlashCommand[A]:
    """The command that asks a verb, under the verb's own name; without `private_option` the answer is private."""
    name = verb.name.removeprefix(f"{group.name} ") if group else verb.name
    run = partial(answer, verb=verb)
    return SlashCommand(name, description, verb.arguments, run, group, audience, where, private_option)

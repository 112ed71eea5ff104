"""What can be asked (a verb), and one invocation of it: who asks what, where, in which language."""

import datetime as dt
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

import discord

from bot.chat.feed_cache import FeedCache
from bot.chat.i18n import Translator
from bot.chat.member_cache import Owner
from bot.chat.preview_cache import PreviewCache
from bot.chat.refusals import NoServer
from bot.chat.registered import CommandIds
from bot.chat.rendering.card import Card
from bot.chat.settings_cache import SettingsCache
from bot.desk.resources import Desk
from bot.errors.asking import BadArgument
from bot.errors.missing import NoSuchAnswer
from bot.pages.answers import Paged
from bot.records import arguments as codec
from bot.records.archive import Actor
from bot.records.arguments import Stored
from bot.records.ids import ArchiveId
from bot.records.settings import ServerSettings, StoredRequest

Interaction = discord.Interaction[Any]
A = TypeVar("A")


def day_there(now: dt.datetime, time_zone: str) -> dt.date:
    """The calendar's day at the aware moment `now` in a time zone of the IANA's names."""
    return now.astimezone(ZoneInfo(time_zone)).date()


LAST_PAGE = 1_000_000
"""No answer has more pages; what is beyond was never on a button of ours."""


def page_of(number: int) -> int:
    """A page that there can be, from 1."""
    return min(max(1, number), LAST_PAGE)


@dataclass(frozen=True, slots=True)
class Invocation:
    """One invocation. `token` names it in the buttons of its answer; `server` is None where no server is joined in."""

    desk: Desk
    archive: ArchiveId
    _: Translator
    token: str
    server: int | None
    member: Actor
    interaction: Interaction
    settings: ServerSettings
    previews: PreviewCache
    feeds: FeedCache
    verbs: "Verbs"
    settings_cache: SettingsCache
    commands: CommandIds

    @property
    def today(self) -> dt.date:
        """The day it is on the server."""
        return day_there(self.desk.now(), self.settings.time_zone)

    @property
    def owner(self) -> Owner:
        """Whose previews these are."""
        return self.interaction.guild_id, self.interaction.user.id

    @property
    def own_server(self) -> int:
        """The server, for what is a server's own. Raises NoServer."""
        if self.server is None:
            raise NoServer()
        return self.server

    def action(self, name: str, number: int = 0) -> str:
        """The custom_id of a button on this answer: the asking it belongs to, what it does, and a number."""
        return f"cd:{self.token}:{name}:{number}"


@dataclass(frozen=True, slots=True)
class Nothing:
    """The arguments of a verb that takes none."""


@dataclass(frozen=True, slots=True)
class Verb(Generic[A]):
    """A thing that can be asked again at any time from its arguments alone: by a command, a button, `/last`.

    `arguments` is a frozen dataclass (see `bot.records.arguments`). `once`: it changes something, so only its receipt
    may be shown again. `settle` decides what must be decided at the first time alone, so that the answer is the same
    whenever it is shown again. A `free` one has no cool-down. `excerpts`: its answers may lack room for an excerpt.
    `personal` tells which answers are their member's alone unless asked otherwise.
    `upgrade` brings arguments that were stored in an older form to today's. `paged` gives the answer itself, of which
    a page can be made.
    """

    name: str
    arguments: type[A]
    show: Callable[[Invocation, A], Coroutine[Any, Any, Card]]
    public: bool = False
    once: bool = False
    free: bool = False
    excerpts: bool = False
    settle: Callable[[Invocation, A], Coroutine[Any, Any, A]] | None = None
    personal: Callable[[A], bool] | None = None
    upgrade: Callable[[Stored], Stored] | None = None
    paged: Callable[[Invocation, A], Coroutine[Any, Any, Paged]] | None = None

    def load(self, stored: Any) -> A:
        """The arguments of an asking that was kept. Raises NoSuchAnswer for what can be none."""
        try:
            return codec.load(self.arguments, self.upgrade(stored) if self.upgrade else stored)
        except BadArgument as error:
            raise NoSuchAnswer() from error


@dataclass(frozen=True, slots=True)
class Request(Generic[A]):
    """An invocation as it is kept: a private one belongs to its member alone."""

    verb: Verb[A]
    arguments: A
    token: str
    server: int | None
    member: int
    private: bool

    def stored(self) -> StoredRequest:
        """The row that buttons and `/last` come back to."""
        args = codec.dump(self.arguments)
        return StoredRequest(self.token, self.verb.name, args, self.server, self.member, self.private)


class Verbs:
    """Every verb that can be asked again, by name."""

    def __init__(self, verbs: Iterable[Verb[Any]]) -> None:
        self._verbs = {verb.name: verb for verb in verbs}

    def named(self, name: str) -> Verb[Any]:
        """The verb of that name. Raises NoSuchAnswer: an older or a newer program kept its asking."""
        if name not in self._verbs:
            raise NoSuchAnswer()
        return self._verbs[name]

    def request(self, asked: StoredRequest) -> Request[Any]:
        """The asking that a row keeps. Raises NoSuchAnswer."""
        verb = self.named(asked.verb)
        return Request(verb, verb.load(asked.args), asked.token, asked.server, asked.member, asked.private)

"""What every command and button works with, and one asking: who asks what, where, in which language."""

import datetime as dt
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.chat.catalogue import Words
from bot.chat.cooldown import Cooldown, Pace
from bot.chat.flights import Flights
from bot.chat.guests import Guests
from bot.chat.opened import OpenedForms
from bot.chat.pending import Owner, Pending
from bot.chat.rendering.card import Card
from bot.chat.settings_cache import SettingsCache
from bot.desk.resources import Desk
from bot.records.archive import Actor
from bot.records.settings import ServerSettings

Interaction = discord.Interaction[Any]
Args = Mapping[str, str]


def day_there(now: dt.datetime, time_zone: str) -> dt.date:
    """The calendar's day at the aware moment `now` in a time zone of the IANA's names."""
    return now.astimezone(ZoneInfo(time_zone)).date()


@dataclass(frozen=True, slots=True)
class At:
    """One asking. `token` names it in the buttons of its answer; `server` is None where no server is joined in."""

    desk: Desk
    archive: int
    words: Words
    token: str
    server: int | None
    member: Actor
    interaction: Interaction
    settings: ServerSettings
    pending: Pending

    @property
    def today(self) -> dt.date:
        """The day it is on the server."""
        return day_there(self.desk.now(), self.settings.time_zone)

    @property
    def owner(self) -> Owner:
        """Whose previews these are."""
        return self.interaction.guild_id, self.interaction.user.id

    def action(self, name: str, number: int = 0) -> str:
        """The custom_id of a button on this answer: the asking it belongs to, what it does, and a number."""
        return f"cd:{self.token}:{name}:{number}"


@dataclass(frozen=True, slots=True)
class Verb:
    """A thing that can be asked again at any time from its arguments alone: by a command, a button, `/last`.

    `once`: it changes something, so only its receipt may be shown again. `settle` decides what must be decided at the
    first time alone, so that the answer is the same whenever it is shown again. A `free` one has no cool-down.
    """

    name: str
    show: Callable[[At, Args], Coroutine[Any, Any, Card]]
    public: bool = False
    once: bool = False
    free: bool = False
    settle: "Callable[[At, Args], Coroutine[Any, Any, Args]] | None" = None


@dataclass(slots=True)
class Waits:
    """How long things may take, in seconds; tests use small ones."""

    closing: float = 20.0
    retry_for: float = 600.0
    retry_first: float = 0.5
    registering: float = 10.0
    sync_again: float = 60.0
    reach_again: float = 2.0


@dataclass(slots=True)
class Room:
    """Everything the chat shares, built once by `bot.chat.serve`."""

    desk: Desk
    announce: Callable[[str], None]
    flights: Flights = field(default_factory=Flights)
    verbs: dict[str, Verb] = field(default_factory=dict)
    waits: Waits = field(default_factory=Waits)
    pending: Pending = field(default_factory=Pending)
    forms: OpenedForms = field(default_factory=OpenedForms)
    told: dict[int, float] = field(default_factory=dict)
    guests: Guests = field(default_factory=Guests)
    settings: SettingsCache = field(init=False)
    cooldown: Cooldown = field(init=False)

    def __post_init__(self) -> None:
        pace = self.desk.config.discord
        self.settings = SettingsCache(self.desk)
        self.cooldown = Cooldown(
            Pace(pace.member_burst, pace.member_seconds), Pace(pace.server_burst, pace.server_seconds)
        )

"""Everything the chat shares: the desk, the verbs, and what is kept in memory, each changed by its own methods."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.chat.cooldown import Cooldown, Pace
from bot.chat.feed_cache import FeedCache
from bot.chat.guests import Guests
from bot.chat.in_flight import InFlight
from bot.chat.open_modals import OpenModals
from bot.chat.preview_cache import PreviewCache
from bot.chat.registered import CommandIds
from bot.chat.settings_cache import SettingsCache
from bot.chat.throttle import Throttle
from bot.chat.verb import Verbs
from bot.desk.resources import Desk
from bot.logs.pseudonyms import Pseudonyms

FAILURES_APART = 60.0
"""Seconds between two failures that a server's log channel is told of."""
OTHER_BOT_APART = 3_600.0
"""Seconds between two lines of the log that tell of another bot with this token."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long things may take, in seconds; tests use small ones."""

    closing: float = 3.0
    retry_for: float = 600.0
    retry_first: float = 0.5
    registering: float = 10.0
    sync_again: float = 60.0
    reach_again: float = 2.0


@dataclass(frozen=True, slots=True)
class BotState:
    """Built once by `bot.chat.serve`."""

    desk: Desk
    announce: Callable[[str], None]
    verbs: Verbs
    waits: Waits = field(default_factory=Waits)
    in_flight: InFlight = field(default_factory=InFlight)
    previews: PreviewCache = field(default_factory=PreviewCache)
    feeds: FeedCache = field(default_factory=FeedCache)
    modals: OpenModals = field(default_factory=OpenModals)
    failures: Throttle = field(default_factory=lambda: Throttle(FAILURES_APART))
    other_bot: Throttle = field(default_factory=lambda: Throttle(OTHER_BOT_APART))
    guests: Guests = field(default_factory=Guests)
    pseudonyms: Pseudonyms = field(default_factory=Pseudonyms)
    commands: CommandIds = field(default_factory=CommandIds)
    settings: SettingsCache = field(init=False)
    cooldown: Cooldown = field(init=False)

    def __post_init__(self) -> None:
        pace = self.desk.config.discord
        member, server = Pace(pace.member_burst, pace.member_seconds), Pace(pace.server_burst, pace.server_seconds)
        object.__setattr__(self, "settings", SettingsCache(self.desk))
        object.__setattr__(self, "cooldown", Cooldown(member, server))

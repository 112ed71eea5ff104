"""What a server's managers can set, and what was asked there."""

from dataclasses import dataclass
from typing import Any

from bot.records.reading import DateOrder


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """One server's settings; the defaults are what a new server has.

    `language` None follows each reader. `desk_roles` are role ids that may do the desk's work. `aliases` are groups of
    words that mean the same. `personal` lets members ask from anywhere by their own installation.
    """

    language: str | None = None
    time_zone: str = "UTC"
    date_order: DateOrder = "DMY"
    desk_roles: tuple[int, ...] = ()
    log_channel: int | None = None
    public: bool = True
    personal: bool = False
    grace_days: int = 30
    aliases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """One asking: `args` are the verb's own as JSON holds them, anything where the row is damaged.

    A private one belongs to its member alone.

    `token` names it in the buttons of its answer. `delivered` tells that the answer reached Discord.
    """

    token: str
    verb: str
    args: Any
    server: int | None
    member: int
    private: bool
    delivered: bool = False


@dataclass(frozen=True, slots=True)
class KeptOfMember:
    """How much is kept about a member of Discord: what was asked (receipts too), reports of a wrong speaker, moments of
    asking for what is new, and changes in the audit that bear the name.
    """

    askings: int
    reports: int
    moments: int
    changes: int

    @property
    def anything(self) -> bool:
        """Whether there is any of it."""
        return bool(self.askings or self.reports or self.moments or self.changes)

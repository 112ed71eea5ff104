"""What exists on the local Discord: people, servers with roles, channels and members, messages, files."""

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

EPOCH_MS = 1_420_070_400_000
"""The first second of 2015, from which Discord's ids count milliseconds (Discord's reference, "Snowflakes")."""

EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15


class Clock:
    """Now in seconds; a test moves it forward instead of waiting."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self._tick: Callable[[], float] = time.time

    def now(self) -> float:
        """Seconds since 1970."""
        return self._tick() + self.ahead

    def follow(self, now: Callable[[], float]) -> None:
        """Go by another clock, in seconds since 1970."""
        self._tick = now

    def follow_loop(self) -> None:
        """Go as fast as the running event loop does."""
        loop = asyncio.get_running_loop()
        start, since = time.time(), loop.time()
        self._tick = lambda: start + loop.time() - since


class Ids:
    """Gives out ids as Discord does: milliseconds since 2015, then a running number."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._count = itertools.count(1)

    def next(self) -> int:
        """A new id, never given before."""
        return (int(self._clock.now() * 1000) - EPOCH_MS << 22) | (next(self._count) & 0x3FFFFF)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a person sends it."""

    name: str
    body: bytes
    media_type: str | None = None


@dataclass(slots=True)
class StoredFile:
    """A file that Discord keeps and gives an address on its CDN."""

    id: int
    name: str
    body: bytes
    media_type: str | None
    url: str


@dataclass(slots=True, eq=False)
class Person:
    """A Discord user. `installed` tells that they installed the application for themselves."""

    id: int
    name: str
    bot: bool = False
    installed: bool = False
    locale: str = "en-US"


@dataclass(slots=True, eq=False)
class Role:
    """A role of a server; the one with the server's own id is @everyone."""

    id: int
    name: str
    permissions: int = 0
    position: int = 1


@dataclass(frozen=True, slots=True)
class Overwrite:
    """Permissions changed in one channel for a role (kind 0) or a person (kind 1)."""

    id: int
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(slots=True, eq=False)
class Channel:
    """A text channel; `server` is None for a direct message, `parent` the channel of a thread or forum post.

    `old_edits` is when messages older than an hour were edited in it.
    """

    id: int
    name: str
    server: "Server | None"
    overwrites: list[Overwrite] = field(default_factory=list)
    messages: dict[int, "Message"] = field(default_factory=dict)
    parent: "Channel | None" = None
    old_edits: list[float] = field(default_factory=list)

    @property
    def ruled_by(self) -> "Channel":
        """The channel whose permissions count here."""
        return self.parent or self


@dataclass(slots=True, eq=False)
class Member:
    """A person on a server. Tests act as members."""

    person: Person
    server: "Server"
    roles: list[Role] = field(default_factory=list)

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def name(self) -> str:
        return self.person.name


@dataclass(slots=True, eq=False)
class Server:
    """A server (Discord's API says guild). `has_bot` is False where only a person brought the application along."""

    id: int
    name: str
    owner: Person
    roles: dict[int, Role] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    command_permissions: dict[int, list[Json]] = field(default_factory=dict)
    locale: str = "en-US"
    has_bot: bool = True
    upload_limit: int = 10 * 1024 * 1024
    system_channel: Channel | None = None

    @property
    def everyone(self) -> Role:
        return self.roles[self.id]

    @property
    def channel(self) -> Channel:
        """The first channel, where people talk unless a test says otherwise."""
        return next(iter(self.channels.values()))


@dataclass(slots=True, eq=False)
class Message:
    """A message as Discord keeps it. `only_for` is the one person who sees an ephemeral message."""

    id: int
    channel: Channel
    author: Person
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    files: list[StoredFile] = field(default_factory=list)
    flags: int = 0
    only_for: Person | None = None
    reply_to: int | None = None
    token: str | None = None
    asked_by: Person | None = None
    deleted: bool = False
    edits: int = 0
    created: float = 0.0

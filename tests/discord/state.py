"""All that the local Discord knows, and the breaches it has seen."""

import secrets
from collections import Counter, deque
from dataclasses import dataclass, field

from tests.discord import payloads, permissions
from tests.discord.faults import Faults
from tests.discord.interactions import Interaction
from tests.discord.world import Channel, Clock, Ids, Json, Member, Message, Person, Role, Server, StoredFile, Upload


@dataclass(frozen=True, slots=True)
class Captured:
    """A request with a body, as it came: for checks against Discord's own description."""

    method: str
    path: str
    body: object
    status: int


@dataclass
class State:
    """The whole local Discord. `breaches` must be empty at the end of a test.

    `news` are events that the client is told before the next one.
    """

    clock: Clock = field(default_factory=Clock)
    faults: Faults = field(default_factory=Faults)
    servers: dict[int, Server] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    direct: dict[int, Channel] = field(default_factory=dict)
    commands: dict[int, list[Json]] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    files: dict[int, StoredFile] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)
    news: list[tuple[str, Json]] = field(default_factory=list)
    syncs: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    captured: deque[Captured] = field(default_factory=lambda: deque(maxlen=5_000))
    token: str = field(default_factory=lambda: f"local.{secrets.token_urlsafe(24)}")

    def __post_init__(self) -> None:
        self.ids = Ids(self.clock)
        self.app = self.add_person("Copydesk", bot=True)

    def breach(self, words: str) -> None:
        """Note that the bot did what Discord would not take."""
        self.breaches.append(words)

    def add_person(self, name: str, *, bot: bool = False, installed: bool = False) -> Person:
        """A new user of Discord."""
        person = Person(self.ids.next(), name, bot=bot, installed=installed)
        self.people[person.id] = person
        return person

    def add_server(self, name: str, *, has_bot: bool = True) -> Server:
        """A new server with @everyone, one channel, its owner, and the bot unless it was not invited."""
        server = Server(self.ids.next(), name, self.add_person(f"owner of {name}"), has_bot=has_bot)
        server.roles[server.id] = Role(server.id, "@everyone", permissions.ORDINARY, position=0)
        self.add_channel(server, "general")
        self.add_member(server, server.owner)
        if has_bot:
            self.add_member(server, self.app)
        self.servers[server.id] = server
        return server

    def add_channel(self, server: Server, name: str) -> Channel:
        """A new text channel."""
        channel = Channel(self.ids.next(), name, server)
        server.channels[channel.id] = channel
        return channel

    def add_thread(self, parent: Channel, name: str) -> Channel:
        """A thread of a channel, or a post of a forum: another channel that has it as its parent."""
        thread = self.add_channel(parent.server, name) if parent.server else Channel(self.ids.next(), name, None)
        thread.parent = parent
        return thread

    def add_role(self, server: Server, name: str, *, permissions: int = 0) -> Role:
        """A new role, above the others."""
        role = Role(self.ids.next(), name, permissions, position=len(server.roles))
        server.roles[role.id] = role
        self.news.append(("GUILD_ROLE_CREATE", {"guild_id": str(server.id), "role": payloads.role(role)}))
        return role

    def add_member(self, server: Server, person: Person) -> Member:
        """A person comes onto a server."""
        member = Member(person, server)
        server.members[person.id] = member
        return member

    def channel(self, id_: int) -> Channel | None:
        """A channel of any server, or a direct one, by its id."""
        for server in self.servers.values():
            if id_ in server.channels:
                return server.channels[id_]
        return self.direct.get(id_)

    def store_file(self, upload: Upload, place: str) -> StoredFile:
        """Keep a file; `place` is the part of its address that tells where it was sent."""
        id_ = self.ids.next()
        url = f"https://cdn.discordapp.com/{place}/{id_}/{upload.name}?ex=1&is=1&hm=1"
        self.files[id_] = StoredFile(id_, upload.name, upload.body, upload.media_type, url)
        return self.files[id_]

    def add_message(self, channel: Channel, author: Person, content: str = "") -> Message:
        """A message of a person or of the bot."""
        message = Message(self.ids.next(), channel, author, content, created=self.clock.now())
        self.messages[message.id] = message
        if channel.server is not None or channel.id in self.direct:
            channel.messages[message.id] = message
        return message

    def forget(self, interaction: Interaction) -> None:
        """Drop an interaction and its messages, so that a long run does not grow."""
        self.interactions.pop(interaction.token, None)
        for message in [*interaction.followups, *([interaction.original] if interaction.original else [])]:
            self.messages.pop(message.id, None)
            message.channel.messages.pop(message.id, None)
            for file in message.files:
                self.files.pop(file.id, None)

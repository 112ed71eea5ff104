"""Makes interactions: who, where, with what data; sends them over the gateway and waits for what comes back."""

import contextlib
import secrets
from collections.abc import Iterator

from tests.discord import payloads, permissions
from tests.discord.gateway import Gateway
from tests.discord.interactions import COMMAND, Interaction
from tests.discord.rest_channels import direct_with
from tests.discord.rest_commands import EVERYWHERE
from tests.discord.seen import Answer
from tests.discord.state import State
from tests.discord.typed import NotOffered
from tests.discord.world import Channel, Json, Member, Message, Person

IN_SERVER, IN_DIRECT = 0, 1
FOR_SERVER, FOR_PERSON = "0", "1"


class Doing:
    """Lets people act. `patience` is how many seconds they wait for an answer."""

    def __init__(self, state: State, gateway: Gateway, patience: float) -> None:
        self.state = state
        self.gateway = gateway
        self.patience = patience
        self._place: Channel | None = None

    @contextlib.contextmanager
    def within(self, place: Channel) -> Iterator[None]:
        """What members type within the block they type in this channel or thread."""
        self._place = place
        try:
            yield
        finally:
            self._place = None

    @contextlib.contextmanager
    def impatient(self, seconds: float) -> Iterator[None]:
        """People wait only so long within the block."""
        patience, self.patience = self.patience, seconds
        try:
            yield
        finally:
            self.patience = patience

    def offered(self, name: str, kind: int, who: Member | Person) -> Json:
        """The command as Discord shows it to this person here; NotOffered where it does not."""
        scopes = [EVERYWHERE, who.server.id] if isinstance(who, Member) else [EVERYWHERE]
        every = [c for scope in scopes for c in self.state.commands.get(scope, [])]
        found = [c for c in every if c["name"] == name and c["type"] == kind]
        if not found:
            raise NotOffered(f"there is no command {name!r}; there are {[c['name'] for c in every]}")
        if not self._shown(found[-1], who):
            raise NotOffered(f"{name!r} is not shown to {who.name}")
        return found[-1]

    def _shown(self, command: Json, who: Member | Person) -> bool:
        place = IN_SERVER if isinstance(who, Member) else IN_DIRECT
        person = who.person if isinstance(who, Member) else who
        contexts = command["contexts"] if command["contexts"] is not None else [0, 1, 2]
        if place not in contexts:
            return False
        installs = command["integration_types"] or [0]
        by_person = person.installed and 1 in installs
        if not isinstance(who, Member):
            return by_person or 0 in installs
        if not who.server.has_bot:
            return by_person
        return 0 in installs and permissions.may_use(command, who, self._channel(who), self.state.app.id)

    async def act(self, kind: int, who: Member | Person, data: Json, *, source: Message | None = None) -> Answer:
        """Send an interaction and wait until the person sees something."""
        interaction = await self.send(kind, who, data, source=source)
        await self.settle(interaction)
        return Answer(interaction)

    async def settle(self, interaction: Interaction, *, past: int = 0) -> None:
        """Wait until the person sees more than `past` changes; fails when nothing comes."""
        if not await interaction.wait(self.patience, past=past):
            state = "never answered" if interaction.answer_type is None else "left thinking"
            raise AssertionError(f"interaction {state} after {self.patience} s {interaction.refusals}")

    async def send(self, kind: int, who: Member | Person, data: Json, *, source: Message | None = None) -> Interaction:
        """Send an interaction without waiting."""
        person, member = (who.person, who) if isinstance(who, Member) else (who, None)
        channel = source.channel if source else self._channel(who)
        interaction = Interaction(
            id=self.state.ids.next(),
            token=secrets.token_urlsafe(48),
            kind=kind,
            person=person,
            member=member,
            channel=channel,
            created=self.state.clock.now(),
            source=source,
            user_installed=not (member and member.server.has_bot) and person.installed,
        )
        self.state.interactions[interaction.token] = interaction
        await self.gateway.dispatch("INTERACTION_CREATE", self._payload(interaction, data))
        return interaction

    def _channel(self, who: Member | Person) -> Channel:
        if not isinstance(who, Member):
            return direct_with(self.state, who.id)
        return self._place or who.server.channel

    def _payload(self, interaction: Interaction, data: Json) -> Json:
        member, person, channel = interaction.member, interaction.person, interaction.channel
        payload: Json = {
            "id": str(interaction.id),
            "application_id": str(self.state.app.id),
            "type": interaction.kind,
            "token": interaction.token,
            "version": 1,
            "data": data,
            "channel_id": str(channel.id),
            "channel": payloads.channel(channel, member),
            "locale": person.locale,
            "entitlements": [],
            "attachment_size_limit": member.server.upload_limit if member else 10 * 1024 * 1024,
            "authorizing_integration_owners": self._owners(interaction),
            "context": IN_SERVER if member else IN_DIRECT,
        }
        if member is not None:
            bot = permissions.of_bot(member.server, self.state.app, channel)
            payload |= {
                "guild_id": str(member.server.id),
                "guild": {"id": str(member.server.id), "locale": member.server.locale, "features": []},
                "guild_locale": member.server.locale,
                "member": payloads.member(member, channel),
                "app_permissions": str(bot),
            }
        else:
            payload |= {"user": payloads.user(person), "app_permissions": str(permissions.ORDINARY)}
        if interaction.source is not None and interaction.kind != COMMAND:
            payload["message"] = payloads.message(interaction.source)
        return payload

    def _owners(self, interaction: Interaction) -> dict[str, str]:
        owners = {}
        if interaction.member is None:
            owners[FOR_SERVER] = "0"
        elif interaction.member.server.has_bot:
            owners[FOR_SERVER] = str(interaction.member.server.id)
        if interaction.person.installed:
            owners[FOR_PERSON] = str(interaction.person.id)
        return owners

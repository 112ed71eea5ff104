"""What tests say: start the local Discord, let people do things, and read what they see."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Self

import aiohttp
import discord
from aiohttp import web

from tests.discord import payloads, permissions, rest, typed
from tests.discord.certificate import HereResolver, connector, server_context
from tests.discord.doing import Doing
from tests.discord.gateway import Gateway
from tests.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT
from tests.discord.routing import STATE
from tests.discord.seen import Answer, Seen
from tests.discord.state import State
from tests.discord.typed import NotOffered
from tests.discord.world import Json, Member, Message, Person, Server, Upload

__all__ = ["LocalDiscord", "NotOffered"]


LIBRARY = Path(discord.__file__).parent


def _of_the_library(task: asyncio.Task[object]) -> bool:
    code = getattr(task.get_coro(), "cr_code", None)
    return code is not None and LIBRARY in Path(code.co_filename).parents


async def _end_library_tasks() -> None:
    """A closed client still waits two seconds to call itself ready, and its last events may not have begun."""
    await asyncio.sleep(0.01)
    left = [task for task in asyncio.all_tasks() if _of_the_library(task)]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


class LocalDiscord:
    """The server and everybody on it. `server` is a first server that has the bot; `owner` owns it."""

    def __init__(self, *, patience: float = 60.0) -> None:
        self.state = State()
        self.gateway = Gateway(self.state.token, self._ready, self.state.news)
        self.doing = Doing(self.state, self.gateway, patience)
        self.faults = self.state.faults
        self.server = self.state.add_server("Newsroom")
        self.resolver = HereResolver(0)
        self._runner: web.AppRunner | None = None

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.state.token

    @property
    def owner(self) -> Member:
        return self.server.members[self.server.owner.id]

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[rest.door], client_max_size=64 * 1024 * 1024)
        app[STATE] = self.state
        rest.add_routes(app)
        app.router.add_get("/", self.gateway.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=server_context())
        await site.start()
        self.resolver.port = int(self._runner.addresses[0][1])
        return self

    async def __aexit__(self, *exc: object) -> None:
        self.gateway.cut()
        if self._runner is not None:
            await self._runner.cleanup()

    def connector(self) -> aiohttp.TCPConnector:
        """What a client needs to come here instead of to the real Discord."""
        return connector(self.resolver)

    def _ready(self) -> tuple[Json, list[Json]]:
        servers = [s for s in self.state.servers.values() if s.has_bot]
        ready: Json = {
            "v": 10,
            "user": payloads.user(self.state.app),
            "guilds": [{"id": str(s.id), "unavailable": True} for s in servers],
            "resume_gateway_url": "wss://gateway.discord.gg",
            "application": {"id": str(self.state.app.id), "flags": 0},
            "shard": [0, 1],
        }
        return ready, [payloads.server(s, self.state.app) for s in servers]

    @contextlib.asynccontextmanager
    async def running(self, client: discord.Client) -> AsyncIterator[discord.Client]:
        """Run a client here until the block ends.

        The block begins when the client has identified: events reach it in order, so it need not be "ready", for
        which discord.py waits two seconds. A client that ends before raises here.
        """
        before = self.gateway.identified
        task = asyncio.create_task(client.start(self.token))
        ready = asyncio.create_task(self.gateway.wait_for(lambda: self.gateway.identified > before))
        try:
            await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                task.result()
            yield client
        finally:
            ready.cancel()
            await client.close()
            await asyncio.gather(task, ready, return_exceptions=True)
            await _end_library_tasks()

    # --- people ------------------------------------------------------------------------------------------------

    def add_server(self, name: str, *, has_bot: bool = True) -> Server:
        """Another server, there before the bot starts; see `invite` for later."""
        return self.state.add_server(name, has_bot=has_bot)

    async def invite(self, name: str, *, prepare: Callable[[Server], None] | None = None) -> Server:
        """A server that takes the bot while it runs; `prepare` sets it up before the bot hears of it."""
        server = self.state.add_server(name)
        if prepare is not None:
            prepare(server)
        await self._joined(server)
        return server

    async def throw_out(self, server: Server) -> None:
        """The bot is thrown off a server."""
        server.has_bot = False
        server.members.pop(self.state.app.id, None)
        await self.gateway.dispatch("GUILD_DELETE", {"id": str(server.id)})

    async def take_back(self, server: Server) -> None:
        """The bot is invited again."""
        server.has_bot = True
        self.state.add_member(server, self.state.app)
        await self._joined(server)

    async def _joined(self, server: Server) -> None:
        """A server that takes the bot says nothing of being available; one after READY or an outage does."""
        said = payloads.server(server, self.state.app)
        await self.gateway.dispatch("GUILD_CREATE", {key: said[key] for key in said if key != "unavailable"})

    async def outage(self, server: Server) -> None:
        """A server is unavailable for a while; the bot is still on it."""
        await self.gateway.dispatch("GUILD_DELETE", {"id": str(server.id), "unavailable": True})

    def member(self, name: str, *, server: Server | None = None, may: int = 0, person: Person | None = None) -> Member:
        """A member; `may` are permissions (`permissions.MANAGE_MESSAGES`) given by a role of their own."""
        server = server or self.server
        member = self.state.add_member(server, person or self.state.add_person(name))
        if may:
            member.roles.append(self.state.add_role(server, f"{name}'s role", permissions=may))
        return member

    def moderator(self, name: str = "Moderator", *, server: Server | None = None) -> Member:
        """A member with Manage Messages."""
        return self.member(name, server=server, may=permissions.MANAGE_MESSAGES)

    def manager(self, name: str = "Manager", *, server: Server | None = None) -> Member:
        """A member with Manage Server and Manage Messages."""
        return self.member(name, server=server, may=permissions.MANAGE_MESSAGES | permissions.MANAGE_SERVER)

    def person(self, name: str) -> Person:
        """Somebody who installed the application for themselves and shares no server with it."""
        return self.state.add_person(name, installed=True)

    def say(self, member: Member, text: str, *, files: tuple[Upload, ...] = ()) -> Message:
        """A member writes a message in the first channel."""
        message = self.state.add_message(member.server.channel, member.person, text)
        message.files = [self.state.store_file(file, f"attachments/{message.channel.id}") for file in files]
        return message

    # --- what people do ----------------------------------------------------------------------------------------

    async def run(self, command: str, *, as_: Member | Person | None = None, **options: object) -> Answer:
        """Type a slash command; gives what it brought. Raises NotOffered where Discord would not let them."""
        who = as_ or self.owner
        names = command.removeprefix("/").split()
        declared = self.doing.offered(names[0], 1, who)
        data = typed.command_data(self.state, declared, names[1:], options, None)
        return await self.doing.act(COMMAND, who, data)

    async def autocomplete(
        self, command: str, *, as_: Member | Person | None = None, **options: object
    ) -> list[tuple[str, object]]:
        """The choices offered while typing the last of the options: name and value of each."""
        who = as_ or self.owner
        names = command.removeprefix("/").split()
        declared = self.doing.offered(names[0], 1, who)
        data = typed.command_data(self.state, declared, names[1:], options, list(options)[-1])
        return (await self.doing.act(AUTOCOMPLETE, who, data)).choices

    async def menu(self, name: str, message: Message | Seen, *, as_: Member | Person | None = None) -> Answer:
        """Choose an entry of a message's Apps menu."""
        who = as_ or self.owner
        target = message.message if isinstance(message, Seen) else message
        declared = self.doing.offered(name, 3, who)
        data = {
            "id": declared["id"],
            "name": name,
            "type": 3,
            "target_id": str(target.id),
            "resolved": {"messages": {str(target.id): payloads.message(target)}},
        }
        return await self.doing.act(COMMAND, who, data)

    async def click(self, seen: Seen | Message, label: str, *, as_: Member | Person | None = None) -> Answer:
        """Click a button by its label."""
        seen = seen if isinstance(seen, Seen) else Seen(seen)
        button = seen.button(label)
        if button.custom_id is None or button.disabled:
            raise NotOffered(f"{label!r} cannot be clicked {seen.shown}")
        return await self.press(seen, {"component_type": 2, "custom_id": button.custom_id}, as_=as_)

    async def select(
        self, seen: Seen | Message, *labels: str, placeholder: str | None = None, as_: Member | Person | None = None
    ) -> Answer:
        """Choose options of a select by their labels; `placeholder` tells which select."""
        seen = seen if isinstance(seen, Seen) else Seen(seen)
        fitting = [s for s in seen.selects if placeholder in (None, s.placeholder)]
        assert fitting, f"no select {placeholder!r} {seen.shown}"
        chosen = fitting[0]
        if chosen.disabled or any(label not in chosen.options for label in labels):
            raise NotOffered(f"{labels} cannot be chosen among {list(chosen.options)} {seen.shown}")
        values = [chosen.options[label] for label in labels]
        data = {"component_type": chosen.kind, "custom_id": chosen.custom_id, "values": values}
        return await self.press(seen, data, as_=as_)

    async def press(self, seen: Seen | Message, data: Json, *, as_: Member | Person | None = None) -> Answer:
        """Send a component's interaction with any data, forged ones too; the message must be visible to the person."""
        message = seen.message if isinstance(seen, Seen) else seen
        who = as_ or self.owner
        person = who.person if isinstance(who, Member) else who
        if message.only_for not in (None, person):
            raise NotOffered(f"{person.name} does not see this message")
        return await self.doing.act(COMPONENT, who, data, source=message)

    async def submit(
        self, answer: Answer, fields: dict[str, object] | None = None, *, as_: Member | Person | None = None
    ) -> Answer:
        """Fill in the fields of a modal by their labels (texts, choices, lists of Upload) and send it."""
        resolved: Json = {}
        components = typed.submitted(self.state, answer.modal.data, fields or {}, resolved)
        data: Json = {"custom_id": answer.modal.custom_id, "components": components, "resolved": resolved}
        was = answer.interaction
        who = as_ or was.member or was.person
        return await self.doing.act(MODAL_SUBMIT, who, data, source=was.source)

    # --- the judgement -----------------------------------------------------------------------------------------

    def pass_time(self, seconds: float) -> None:
        """Move Discord's clock forward: tokens grow old."""
        self.state.clock.ahead += seconds

    def forgive(self, words: str) -> list[str]:
        """Take off the breaches that contain `words` and give them: for tests that provoke them."""
        gone = [breach for breach in self.state.breaches if words in breach]
        self.state.breaches = [breach for breach in self.state.breaches if words not in breach]
        return gone

    def judge(self) -> None:
        """Fail when the bot did anything that Discord would not take."""
        found = list(self.state.breaches)
        if not self.faults.waiting:
            found += [f"{words}: {i.kind}" for i in self.state.interactions.values() for words in i.refusals]
        assert not found, "Discord would have refused:\n" + "\n".join(found)

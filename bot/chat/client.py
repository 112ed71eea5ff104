"""The client: its commands, its presses, and the servers that come and go."""

import asyncio
import datetime as dt
import logging
import sys
from collections.abc import Mapping
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot import logs
from bot.chat import buttons, command_tree, heartbeat, hello, invitation, replies
from bot.chat.discord_internals import QuietWhenClosed, reconnect_patiently, tell_in_one_line
from bot.chat.features import FEATURES
from bot.chat.http_trace import http_trace
from bot.chat.refusals import FormGone
from bot.chat.registered import Registration, kept_as
from bot.chat.state import BotState
from bot.chat.sync import CatalogueTranslator, sync
from bot.chat.verb import Interaction
from bot.desk import binding, servers, settings, upkeep
from bot.desk.log_key import log_key
from bot.errors.starting import ServersMissing
from bot.errors.tree import CopydeskError, StoreError

log = logging.getLogger("bot.chat")
VOUCHED_FOR = 3_600.0
"""Seconds for which a comparison of the clock with Discord's time is enough."""


class Tree(app_commands.CommandTree["Client"]):
    """The commands; what discord.py itself refuses (an unknown command, a failed check) ends as a sentence too."""

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Commands answer their own errors; what arrives here was never run."""
        async with replies.guarded(interaction, self.client.state):
            raise invitation.not_seen(error) or error.__cause__ or error


class Client(QuietWhenClosed):
    """discord.py's client with no privileged intent, no message cache, and no mention that could ping."""

    def __init__(
        self,
        state: BotState,
        *,
        connector: aiohttp.BaseConnector | None = None,
        admitted: asyncio.Event | None = None,
    ) -> None:
        reconnect_patiently()
        tell_in_one_line()
        super().__init__(
            intents=discord.Intents(guilds=True),
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            connector=connector,
            heartbeat_timeout=heartbeat.SILENT,
            http_trace=http_trace(),
        )
        self.state = state
        self._admitted = admitted or asyncio.Event()
        self._vouch_at = 0.0
        self.actions = {name: action for feature in FEATURES for name, action in feature.actions.items()}
        self.tree = Tree(self)
        for command in command_tree.build(FEATURES, state):
            self.tree.add_command(command)
        self._registering: asyncio.Task[None] | None = None
        self._beating: asyncio.Task[None] | None = None
        self._learning: asyncio.Task[None] | None = None
        self._vouching: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Make sure that the database is this application's; then register changed commands, and print the way in.

        What takes longer (discord.py waits out a rate limit, which may be an hour) goes on while the bot answers.
        Raises OtherApplication before anything was changed or sent.
        """
        if self.application_id is not None:
            await binding.admit(self.state.desk, self.application_id)
        self._admitted.set()
        self._beating = asyncio.create_task(heartbeat.keep_beating(self))
        await self.tree.set_translator(CatalogueTranslator(self.tree))
        self._learning = asyncio.create_task(self._learn_settings())
        await asyncio.wait({self._learning}, timeout=self.state.waits.registering)
        known = Registration.read(await settings.remembered(self.state.desk, self._mark))
        if known is not None:
            self.state.commands.learn(known)
        self._registering = asyncio.create_task(sync(self.tree, known, self._synced, self.state.waits.sync_again))
        await asyncio.wait({self._registering}, timeout=self.state.waits.registering)
        if self.application_id is not None:
            link = invitation.link(self.application_id)
            log.info("invite the bot with this link: %s", link)
            self.state.announce(f"Invite the bot with this link: {link}")
            self.state.announce("It asks for:")
            for reason in invitation.reasons():
                self.state.announce(f"  {reason}")

    async def _learn_settings(self) -> None:
        """Have the log's key and every server's settings in memory before the first question; busy, ask again."""
        while True:
            try:
                self.state.pseudonyms.key = await log_key(self.state.desk)
                await self.state.settings.load()
                return
            except StoreError as error:
                log.warning("the servers' settings cannot be read yet: %s", error)
            await asyncio.sleep(self.state.waits.reach_again)

    @property
    def _mark(self) -> str:
        return kept_as(self.application_id)

    async def _synced(self, registration: Registration) -> None:
        self.state.commands.learn(registration)
        await settings.remember(self.state.desk, self._mark, registration.mark())

    async def on_ready(self) -> None:
        """Say that the bot is there, and learn who threw it out or took it back while it was away."""
        log.info("ready on %d servers", len(self.guilds))
        try:  # `guilds` holds those in an outage too
            gone = await servers.present(self.state.desk, {guild.id for guild in self.guilds})
        except ServersMissing as error:
            log.error("%s", error)
            return
        if gone:
            log.warning("not on these servers any more, their days of grace run: %s", ", ".join(map(str, gone)))

    async def close(self) -> None:
        """End the heartbeats, and the registering, should it still wait for Discord."""
        for task in (self._registering, self._beating, self._learning, self._vouching):
            if task is not None:
                task.cancel()
        await super().close()

    async def on_interaction(self, interaction: Interaction) -> None:
        """Presses are ours; commands and the modals of this process go their own way through discord.py."""
        now = asyncio.get_running_loop().time()
        if now >= self._vouch_at:
            self._vouch_at = now + VOUCHED_FOR
            self._vouching = asyncio.create_task(self._vouch(interaction.created_at))
        if interaction.type is discord.InteractionType.component:
            await buttons.on_component(interaction, self.state, self.actions)
        if interaction.type is discord.InteractionType.modal_submit:
            await self._form_of_before(interaction)

    async def _vouch(self, told: dt.datetime) -> None:
        """Compare this machine's clock with Discord's time of a request, for the upkeep."""
        try:
            if not await upkeep.vouched(self.state.desk, told):
                log.warning("Discord says that it is %s, and this machine's clock does not: set it right", told)
        except CopydeskError as error:
            log.error("Discord's time was not noted: %s", error)

    async def _form_of_before(self, interaction: Interaction) -> None:
        """A modal of before a restart, or one sent already: discord.py knows it no more and would say nothing."""
        data: Mapping[str, Any] = dict(interaction.data or {})
        if self.state.modals.takes(str(data.get("custom_id")), interaction.id):
            return
        async with replies.guarded(interaction, self.state):
            raise FormGone()

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Thrown out (an outage does not arrive here): the grace period begins."""
        await servers.left(self.state.desk, guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Invited: whoever is new is greeted; of a server that was here before the grace period ends."""
        await servers.came_back(self.state.desk, guild.id)
        await self.state.settings.read_again(guild.id)
        await hello.greet(guild, self.state)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """One line for what an event of ours raised."""
        fault = sys.exception()
        if fault is not None:
            logs.unexpected(log, f"the event {event_method}", fault)

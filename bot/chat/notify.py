"""Notices on Discord: in a server's log channel, or in any channel of it, in the server's language."""

import discord

from bot.chat import log_channel
from bot.chat.i18n import translator_for
from bot.chat.rendering import notices
from bot.chat.rendering.feeds import telling
from bot.chat.state import BotState
from bot.desk import settings
from bot.records.notices import FeedTold, Notice, Notify


class TriedAgain:
    """A Notify that speaks as the bot, for whoever tries again what it could not tell: it is said nowhere else."""

    def __init__(self, discord: "DiscordNotify") -> None:
        self._discord = discord

    async def to_server(self, server: int, notice: Notice, *, channel: int | None = None) -> bool:
        """Tell a server, in its log channel or in `channel`; False where it could not be told."""
        return await self._discord.post(server, notice, channel)

    async def to_all(self, notice: Notice) -> int:
        """Tell every server that has a log channel; gives how many were told."""
        return await self._discord.to_all(notice)

    async def feeds(self, server: int, told: tuple[FeedTold, ...], edit: int | None = None) -> int | None:
        """Tell a server how its feeds are; gives the message's id, None where it could not be told."""
        return await self._discord.feeds(server, told, edit)


class DiscordNotify:
    """A Notify that speaks as the bot, once a client is there; what a server was not told is said to `otherwise`."""

    def __init__(self, otherwise: Notify) -> None:
        self._otherwise = otherwise
        self._speaker: tuple[discord.Client, BotState] | None = None

    def speak_as(self, client: discord.Client, state: BotState) -> None:
        """From now on this client speaks: after an outage at the start another one takes its place."""
        self._speaker = client, state

    async def to_server(self, server: int, notice: Notice, *, channel: int | None = None) -> bool:
        """Tell a server, in its log channel or in `channel`; False where it could not be told."""
        if await self.post(server, notice, channel):
            return True
        await self._otherwise.to_server(server, notice, channel=channel)
        return False

    async def post(self, server: int, notice: Notice, channel: int | None) -> bool:
        """As `to_server`, but nothing is said to `otherwise`."""
        if self._speaker is None:
            return False
        client, state = self._speaker
        card = notices.told(translator_for((await state.settings.of(server)).language), notice)
        return await log_channel.post(client, state, server, card, channel=channel)

    async def to_all(self, notice: Notice) -> int:
        """Tell every server that has a log channel; gives how many were told."""
        if self._speaker is None:
            return 0
        chosen = await settings.of_all(self._speaker[1].desk)
        listening = [server for server, values in chosen.items() if values.log_channel is not None]
        return sum([await self.to_server(server, notice) for server in listening])

    async def feeds(self, server: int, told: tuple[FeedTold, ...], edit: int | None = None) -> int | None:
        """Tell a server how its feeds are, in its log channel: in the message `edit` where Discord takes that (30046:
        not when it is older than an hour, and too often changed), else in a new one. Gives the message's id."""
        if self._speaker is not None and told:
            client, state = self._speaker
            card = telling.told(translator_for((await state.settings.of(server)).language), told)
            message = await log_channel.put(client, state, server, card, edit=edit)
            if message is not None:
                return message
        await self._otherwise.feeds(server, told, edit)
        return None

"""Resolves an invocation: the archive that answers, the settings that count, and the language of the answer."""

import discord

from bot.chat.i18n import Translator, translator_for
from bot.chat.state import BotState
from bot.chat.verb import Interaction, Invocation, day_there
from bot.desk import archives, servers
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.settings import ServerSettings
from bot.text.typed_days import Calendar

NO_ARCHIVE = ArchiveId(0)
"""No archive has this id: whoever asks from nowhere gets the words for an empty one."""


async def resolve_invocation(interaction: Interaction, state: BotState, token: str, *, private: bool) -> Invocation:
    """Everything a verb needs to know about this invocation. A public answer speaks the server's language."""
    server = await server_of(interaction, state)
    archive = NO_ARCHIVE if server is None else (await archives.for_server(state.desk, server)).id
    member = Actor("discord", str(interaction.user.id), interaction.user.display_name)
    chosen = ServerSettings() if server is None else await state.settings.of(server)
    language = language_of(interaction, chosen.language, private=private)
    desk = state.desk.on_behalf_of(server or 0, interaction.user.id)
    return Invocation(
        desk, archive, language, token, server, member, interaction, chosen, state.previews, state.feeds,
        state.verbs, state.settings, state.commands,
    )  # fmt: skip


async def server_of(interaction: Interaction, state: BotState) -> int | None:
    """The server whose archive answers: this one, else one that lets its members ask from anywhere.

    Whether somebody is a member is asked of Discord at that very moment; nobody's memory of it counts.
    """
    if interaction.guild_id is not None and interaction.is_guild_integration():
        return interaction.guild_id
    for server in await servers.open_to_members(state.desk):
        guild = interaction.client.get_guild(server)
        if guild is not None and await _is_member(guild, interaction.user.id):
            return server
    return None


async def typing_server(interaction: Interaction, state: BotState) -> int | None:
    """As `server_of`, for autocomplete: of whoever types outside a server Discord is asked at most once a minute."""
    if interaction.guild_id is not None and interaction.is_guild_integration():
        return interaction.guild_id
    return await state.guests.server(interaction.user.id, lambda: server_of(interaction, state))


def modal_words(interaction: Interaction, state: BotState) -> Translator:
    """The words of a modal, which opens before anything is read: from the settings in memory."""
    chosen = state.settings.known(interaction.guild_id) if interaction.guild_id is not None else None
    return language_of(interaction, chosen.language if chosen else None, private=True)


def calendar_of(interaction: Interaction, state: BotState) -> Calendar:
    """The calendar on which days are typed here: of the server's settings, read before anything is waited for."""
    chosen = state.settings.known(interaction.guild_id) if interaction.guild_id is not None else None
    chosen = chosen or ServerSettings()
    spoken = chosen.language or (interaction.guild_locale or interaction.locale).value
    return Calendar(day_there(state.desk.now(), chosen.time_zone), chosen.date_order, spoken[:2])


async def _is_member(guild: discord.Guild, user: int) -> bool:
    try:
        await guild.fetch_member(user)
    except discord.HTTPException:
        return False
    return True


def language_of(interaction: Interaction, chosen: str | None, *, private: bool) -> Translator:
    """The words of an answer: in the server's language where it chose one, else in the server's own or the reader's."""
    if chosen:
        return translator_for(chosen)
    if not private and interaction.guild_locale is not None:
        return translator_for(interaction.guild_locale.value)
    return translator_for(interaction.locale.value)

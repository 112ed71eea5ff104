"""Where somebody stands who asks: the archive that answers, and the language of the answer."""

import discord

from bot.chat.catalogue import Words, words
from bot.chat.room import Room
from bot.chat.verb import At, Interaction
from bot.desk import servers
from bot.records.archive import Actor
from bot.records.settings import ServerSettings

NO_ARCHIVE = 0
"""No archive has this id: whoever asks from nowhere gets the words for an empty one."""


async def standing(interaction: Interaction, room: Room, token: str, *, private: bool) -> At:
    """Everything a verb needs to know about this asking. A public answer speaks the server's language."""
    server = await server_of(interaction, room)
    archive = NO_ARCHIVE if server is None else await servers.archive_of(room.desk, server)
    member = Actor("discord", str(interaction.user.id), interaction.user.display_name)
    chosen = ServerSettings() if server is None else await room.settings.of(server)
    language = language_of(interaction, chosen.language, private=private)
    desk = room.desk.on_behalf_of(server or 0, interaction.user.id)
    return At(desk, archive, language, token, server, member, interaction, chosen, room.pending, room.verbs)


async def server_of(interaction: Interaction, room: Room) -> int | None:
    """The server whose archive answers: this one, else one that lets its members ask from anywhere.

    Whether somebody is a member is asked of Discord at that very moment; nobody's memory of it counts.
    """
    if interaction.guild_id is not None and interaction.is_guild_integration():
        return interaction.guild_id
    for server in await servers.open_to_members(room.desk):
        guild = interaction.client.get_guild(server)
        if guild is not None and await _is_member(guild, interaction.user.id):
            return server
    return None


async def typing_server(interaction: Interaction, room: Room) -> int | None:
    """As `server_of`, for autocomplete: of whoever types outside a server Discord is asked at most once a minute."""
    if interaction.guild_id is not None and interaction.is_guild_integration():
        return interaction.guild_id
    return await room.guests.server(interaction.user.id, lambda: server_of(interaction, room))


def form_words(interaction: Interaction, room: Room) -> Words:
    """The words of a form, which opens before anything is read: from the settings in memory."""
    chosen = room.settings.known(interaction.guild_id) if interaction.guild_id is not None else None
    return language_of(interaction, chosen.language if chosen else None, private=True)


async def _is_member(guild: discord.Guild, user: int) -> bool:
    try:
        await guild.fetch_member(user)
    except discord.HTTPException:
        return False
    return True


def language_of(interaction: Interaction, chosen: str | None, *, private: bool) -> Words:
    """The words of an answer: in the server's language where it chose one, else in the server's own or the reader's."""
    if chosen:
        return words(chosen)
    if not private and interaction.guild_locale is not None:
        return words(interaction.guild_locale.value)
    return words(interaction.locale.value)

"""Where somebody stands who asks: the archive of the server and the language of the answer."""

from bot.chat.catalogue import Words, words
from bot.chat.room import At, Interaction, Room
from bot.desk import servers
from bot.errors import NotAllowed
from bot.records.archive import Actor


class OnServersOnly(NotAllowed):
    template = "Ask this on a server: the archive belongs to one."


async def standing(interaction: Interaction, room: Room, token: str, *, private: bool) -> At:
    """Everything a verb needs to know about this asking. A public answer speaks the server's language."""
    archive = await archive_here(interaction, room)
    if interaction.guild_id is None:
        raise OnServersOnly()
    member = Actor("discord", str(interaction.user.id), interaction.user.display_name)
    chosen = await room.settings(interaction.guild_id)
    language = _language(interaction, chosen.language, private=private)
    return At(room.desk, archive, language, token, interaction.guild_id, member, interaction, chosen, room.pending)


async def archive_here(interaction: Interaction, room: Room) -> int:
    """The archive that answers here. Raises OnServersOnly."""
    if interaction.guild_id is None:
        raise OnServersOnly()
    return await servers.archive_of(room.desk, interaction.guild_id)


def _language(interaction: Interaction, chosen: str | None, *, private: bool) -> Words:
    if chosen:
        return words(chosen)
    if not private and interaction.guild_locale is not None:
        return words(interaction.guild_locale.value)
    return words(interaction.locale.value)

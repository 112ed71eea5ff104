"""/last: the last answer again, first of all one that could not be delivered."""

from typing import Any

from discord import app_commands

from bot.chat.commands.options import everywhere
from bot.chat.escape import Markdown
from bot.chat.rendering import notices
from bot.chat.rendering.card import Card
from bot.chat.replies import acknowledge, guarded, present
from bot.chat.room import Args, At, Interaction, Room, Verb
from bot.desk import askings


async def show_receipt(at: At, args: Args) -> Card:
    """What a change did, as it was said then."""
    return notices.said(Markdown(args["title"]), Markdown(args["text"]))


VERBS = (Verb("done", show_receipt),)


def build(room: Room) -> list[Any]:
    """The command as Discord is told."""

    @everywhere
    @app_commands.command(name="last", description="Your last answer again, also one that did not reach you.")
    async def last(interaction: Interaction) -> None:
        async def work() -> None:
            room.cooldown.take(interaction.guild_id, interaction.user.id)
            await acknowledge(interaction, private=True)
            asked = await askings.last(room.desk, interaction.guild_id, interaction.user.id)
            await present(interaction, room, room.verbs[asked.verb], asked)

        await guarded(interaction, room, work)

    return [last]

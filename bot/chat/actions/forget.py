"""*Forget when I asked*, under a brief of what is new."""

from typing import Any

from bot.chat.rendering import notices
from bot.chat.rendering.card import Button
from bot.chat.replies import new_token, receipt
from bot.chat.room import Room
from bot.chat.standing import standing
from bot.chat.verb import At, Interaction, Request
from bot.desk import new as new_desk


def forget_button(at: At) -> Button:
    """Nothing is remembered any more of when the presser asked for what."""
    return Button(at.words.plain("Forget when I asked"), action=at.action("forget"))


async def forget(interaction: Interaction, room: Room, request: Request[Any], number: int) -> None:
    """Forget the presser's own moments, whoever's answer the button stands under."""
    token = new_token()
    at = await standing(interaction, room, token, private=True)
    topics = await new_desk.forget(room.desk, at.archive, interaction.user.id)
    said = at.words.count(topics, "It was remembered of {number} topic.", "It was remembered of {number} topics.")
    again = at.words("Nothing is remembered until you ask with **new** again.")
    await receipt(interaction, room, notices.said(at.words("Forgotten when you asked"), said, again), token)

"""A topic with a typing slip: a button that asks for what was meant."""

from dataclasses import replace
from typing import Any

from bot.chat import escape
from bot.chat.buttons import changed
from bot.chat.escape import Markdown
from bot.chat.feature import Action, Feature
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import new_token, present
from bot.chat.room import Room
from bot.chat.standing import standing
from bot.chat.verb import At, Interaction, Request
from bot.desk import search as search_desk
from bot.desk.askings import NoSuchAnswer


def offer(at: At, card: Card, meant: str | None) -> None:
    """*Ask for …*, under an answer that lacks an idea of its topic, where another word may have been meant."""
    if meant:
        if not card.empty:
            card.add(Markdown("-# " + at.words("Did you mean **{topic}**?", topic=meant)))
        label = at.words.plain("Ask for {topic}").format(topic=escape.plain(meant))
        card.buttons(Button(label, action=at.action("meant")))


async def ask_again(interaction: Interaction, room: Room, request: Request[Any], number: int) -> None:
    """The same verb on the topic that was meant, worked out afresh."""
    topic = getattr(request.arguments, "topic", None)
    if not topic:
        raise NoSuchAnswer()
    token = new_token()
    at = await standing(interaction, room, token, private=True)
    meant = (await search_desk.search(at.desk, at.archive, topic, own=at.settings.aliases)).did_you_mean
    if meant is None:
        raise NoSuchAnswer()
    again = replace(changed(request, topic=meant), token=token, member=interaction.user.id, private=True)
    await present(interaction, room, again)


FEATURE = Feature(actions={"meant": Action(ask_again)})

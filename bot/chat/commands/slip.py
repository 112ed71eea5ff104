"""A topic with a typing slip: a button that asks for what was meant."""

from dataclasses import replace
from typing import Any

from bot.chat import escape
from bot.chat.buttons import TOPICAL, Action
from bot.chat.escape import Markdown
from bot.chat.rendering.card import Button, Card
from bot.chat.replies import new_token, present
from bot.chat.room import At, Interaction, Room
from bot.chat.standing import standing
from bot.desk import search as search_desk
from bot.desk.askings import NoSuchAnswer
from bot.records.settings import Asked

VERBS = ()


def offer(at: At, card: Card, meant: str | None) -> None:
    """*Ask for …*, under an answer that lacks an idea of its topic, where another word may have been meant."""
    if meant:
        if not card.empty:
            card.add(Markdown("-# " + at.words("Did you mean **{topic}**?", topic=meant)))
        label = at.words.plain("Ask for {topic}").format(topic=escape.plain(meant))
        card.buttons(Button(label, action=at.action("meant")))


async def ask_again(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """The same verb on the topic that was meant, worked out afresh."""
    token = new_token()
    at = await standing(interaction, room, token, private=True)
    found = await search_desk.search(at.desk, at.archive, asked.args.get("topic", ""), own=at.settings.aliases)
    if found.did_you_mean is None:
        raise NoSuchAnswer()
    args = {**asked.args, "topic": found.did_you_mean}
    again = replace(asked, token=token, args=args, member=interaction.user.id, private=True)
    await present(interaction, room, room.verbs[asked.verb], again)


ACTIONS: dict[str, Action] = {"meant": Action(ask_again, on=TOPICAL)}


def build(room: Room) -> list[Any]:
    """No command of its own: a button."""
    return []

"""/brief with `new:`: what was added since a member last asked so; and the button that forgets it."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat.buttons import Action, on
from bot.chat.rendering import notices
from bot.chat.rendering.card import Button
from bot.chat.replies import new_token, receipt
from bot.chat.room import Args, At, Interaction, Room
from bot.chat.standing import NO_ARCHIVE, standing
from bot.desk import new as new_desk
from bot.records.settings import Asked

FIRST = "first"
VERBS = ()


async def settle(at: At, args: Args) -> Args:
    """The moment that "new" counts from, in the place of the bare wish; nothing is remembered of who has none."""
    if "new" not in args or at.archive == NO_ARCHIVE:
        return args
    last = await new_desk.last_time(at.desk, at.archive, at.interaction.user.id, args["topic"], own=at.settings.aliases)
    return {**args, "new": last.isoformat() if last else FIRST}


def since(at: At, args: Args) -> dt.datetime | None:
    """What "new" counts from, in the server's time zone; None where it was not asked for, or for the first time."""
    if args.get("new", FIRST) == FIRST or at.archive == NO_ARCHIVE:
        return None
    return dt.datetime.fromisoformat(args["new"]).astimezone(ZoneInfo(at.settings.time_zone))


def forget_button(at: At) -> Button:
    """*Forget this*: nothing is remembered any more of when the presser asked for what."""
    return Button(at.words.plain("Forget when I asked"), action=at.action("forget"))


async def forget(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """Forget the presser's own moments, whoever's answer the button stands under."""
    token = new_token()
    at = await standing(interaction, room, token, private=True)
    topics = await new_desk.forget(room.desk, at.archive, interaction.user.id)
    said = at.words.count(topics, "It was remembered of {number} topic.", "It was remembered of {number} topics.")
    again = at.words("Nothing is remembered until you ask with **new** again.")
    await receipt(interaction, room, notices.said(at.words("Forgotten when you asked"), said, again), token)


ACTIONS: dict[str, Action] = {"forget": Action(forget, on=on("brief"))}


def build(room: Room) -> list[Any]:
    """No command of its own: an option of /brief, and a button."""
    return []

"""Presses on our buttons and menus. No state lives in the process: the custom_id names an asking and an action, the
asking's row says what it was and whose, and every press is worked out afresh. So buttons outlive a restart, and one
from elsewhere gets the words of one that is gone.

This listens to the interaction event itself instead of registering DynamicItems, because discord.py drops a press
silently when its own reading of the message does not hold the id, and only logs what a DynamicItem raises.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.chat.replies import acknowledge, guarded, new_token, present
from bot.chat.room import Interaction, Room
from bot.desk import askings
from bot.desk.askings import NoSuchAnswer
from bot.records.settings import Asked

CUSTOM_ID = re.compile(r"cd:([A-Za-z0-9_-]{16}):([a-z]+):(\d{1,9})")
Action = Callable[[Interaction, Room, Asked, int], Awaitable[None]]


async def pressed(interaction: Interaction, room: Room, actions: dict[str, Action]) -> None:
    """Answer a press. Raises nothing: every failure ends as a sentence."""

    async def work() -> None:
        data: Mapping[str, Any] = dict(interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        found = CUSTOM_ID.fullmatch(custom_id)
        action = actions.get(found[2]) if found else None
        if found is None or action is None:
            raise NoSuchAnswer()
        asked = await askings.find(room.desk, found[1], interaction.guild_id, interaction.user.id)
        await action(interaction, room, asked, int(found[3]))

    await guarded(interaction, room, work)


async def turn(interaction: Interaction, room: Room, asked: Asked, page: int) -> None:
    """Another page: in place for the one who asked, as a private copy for everybody else."""
    args = {**asked.args, "page": str(page)}
    if interaction.user.id == asked.member:
        await acknowledge(interaction, private=asked.private, update=True)
        await present(interaction, room, room.verbs[asked.verb], replace(asked, args=args))
        return
    await aside(interaction, room, asked.verb, args)


async def post(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """*Post to channel*: the same answer again as a public message of the channel."""
    verb = room.verbs[asked.verb]
    if not verb.public:
        raise NoSuchAnswer()
    await acknowledge(interaction, private=False)
    public = replace(asked, token=new_token(), private=False, member=interaction.user.id)
    await present(interaction, room, verb, public)


async def aside(interaction: Interaction, room: Room, name: str, args: dict[str, str]) -> None:
    """A private answer beside the message: another verb on the same arguments."""
    await acknowledge(interaction, private=True)
    asked = Asked(new_token(), name, args, interaction.guild_id, interaction.user.id, private=True)
    await present(interaction, room, room.verbs[name], asked)


def other(name: str) -> Action:
    """An action that shows another verb on the topic of this answer."""

    async def show(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
        await aside(interaction, room, name, {**asked.args, "page": "1"})

    return show


def all_actions(more: Mapping[str, Action]) -> dict[str, Action]:
    """Every action a button of ours may name: those of any answer, and `more` of single commands."""
    return {
        "page": turn,
        "post": post,
        **{name: other(name) for name in ("quotes", "sources", "timeline", "search")},
        **more,
    }

"""Presses: each button of ours names its asking and an action, so it works after a restart as before it.

A custom_id is `cd:<token>:<action>:<number>`. The token is random and its asking is read for this server (and, for a
private answer, this member) alone: who presses from elsewhere gets the words of one that is gone, and so does a button
that names an action which the answer of its token does not bear.

How a press is acknowledged is known from its action and its message alone, so that nothing is read before.

This listens to the interaction event itself instead of registering DynamicItems, because discord.py drops a press
silently when its own reading of the message does not hold the id, and only logs what a DynamicItem raises.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from bot.chat.replies import acknowledge, guarded, new_token, present
from bot.chat.room import Interaction, Room
from bot.desk import askings
from bot.desk.askings import NoSuchAnswer
from bot.records.settings import Asked

CUSTOM_ID = re.compile(r"cd:([A-Za-z0-9_-]{16}):([a-z]+):(\d{1,9})")
Act = Callable[[Interaction, Room, Asked, int], Awaitable[None]]
Open = Callable[[Interaction, Room, str], Awaitable[None]]
First = Literal["beside", "public", "here", "here if own"]
"""What a press is acknowledged with: a private or a public message of its own, or a change of the message it sits on,
the last only where the presser is the one whom it answers."""


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does: `act` on the asking of its token, once acknowledged as `first` says.

    `on` names the verbs whose answers bear the button, None those of any.
    """

    act: Act
    first: First = "beside"
    on: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class FormAction:
    """A button whose first answer is a form: `open` has the token alone; what it stands for is asked on submit."""

    open: Open


Actions = Mapping[str, Action | FormAction]


def on(*verbs: str) -> frozenset[str]:
    """Verbs by name, whose answers bear a button."""
    return frozenset(verbs)


async def pressed(interaction: Interaction, room: Room, actions: Actions) -> None:
    """Answer a press. Raises nothing: every failure ends as a sentence."""

    async def work() -> None:
        data: Mapping[str, Any] = dict(interaction.data or {})
        parts = CUSTOM_ID.fullmatch(str(data.get("custom_id", "")))
        action = actions.get(parts[2]) if parts else None
        if parts is None or action is None:
            raise NoSuchAnswer()
        own = is_own(interaction)
        if not own:
            room.cooldown.take(interaction.guild_id, interaction.user.id)
        if isinstance(action, FormAction):
            await action.open(interaction, room, parts[1])
            return
        here = action.first == "here" or (action.first == "here if own" and own)
        await acknowledge(interaction, private=action.first != "public", update=here)
        asked = await find(interaction, room, parts[1], action.on)
        await action.act(interaction, room, asked, int(parts[3]))

    await guarded(interaction, room, work)


def is_own(interaction: Interaction) -> bool:
    """Whether the pressed message answers the presser: Discord says of each answer whose interaction it came of."""
    message = interaction.message
    if message is None:
        return False
    if message.flags.ephemeral:
        return True
    asked = message.interaction_metadata
    return asked is not None and asked.user.id == interaction.user.id


async def find(interaction: Interaction, room: Room, token: str, on_verbs: frozenset[str] | None = None) -> Asked:
    """The asking of a token, where it is this server's and member's to press. Raises NoSuchAnswer."""
    asked = await askings.find(room.desk, token, interaction.guild_id, interaction.user.id)
    if asked.verb not in room.verbs or (on_verbs is not None and asked.verb not in on_verbs):
        raise NoSuchAnswer()
    return asked


async def turn(interaction: Interaction, room: Room, asked: Asked, page: int) -> None:
    """Another page: in place for the one who asked, as a private copy for everybody else."""
    args = {**asked.args, "page": str(page)}
    if interaction.extras.get("acknowledged") != "update":
        await aside(interaction, room, asked.verb, args)
        return
    if interaction.user.id != asked.member:
        raise NoSuchAnswer()
    await present(interaction, room, room.verbs[asked.verb], replace(asked, args=args))


async def post(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
    """*Post to channel*: the same answer again as a public message of the channel."""
    verb = room.verbs[asked.verb]
    if not verb.public:
        raise NoSuchAnswer()
    public = replace(asked, token=new_token(), private=False, member=interaction.user.id)
    await present(interaction, room, verb, public)


async def aside(interaction: Interaction, room: Room, name: str, args: dict[str, str]) -> None:
    """A private answer beside the message: another verb on the same arguments."""
    asked = Asked(new_token(), name, args, interaction.guild_id, interaction.user.id, private=True)
    await present(interaction, room, room.verbs[name], asked)


def other(name: str) -> Act:
    """An action that shows another verb on the topic of this answer."""

    async def show(interaction: Interaction, room: Room, asked: Asked, number: int) -> None:
        await aside(interaction, room, name, {**asked.args, "page": "1"})

    return show


TOPICAL = on("brief", "quotes", "sources", "search", "timeline")


def all_actions(more: Actions) -> dict[str, Action | FormAction]:
    """Every action a button of ours may name: those of any answer, and `more` of single commands."""
    return {
        "page": Action(turn, "here if own"),
        "post": Action(post, "public"),
        **{name: Action(other(name), on=TOPICAL) for name in ("quotes", "sources", "timeline", "search")},
        **more,
    }

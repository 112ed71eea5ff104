"""Presses: each button of ours names its asking and an action, so it works after a restart as before it.

A custom_id is `cd:<token>:<action>:<number>`, or `cd:persistent:<action>:<number>` of one that belongs to no asking.
The token is random and its asking is read for this server (and, for a
private answer, this member) alone: who presses from elsewhere gets the words of one that is gone, and so does a button
that names an action which the answer of its token does not bear.

How a press is acknowledged is known from its action and its message alone, so that nothing is read before.

This listens to the interaction event itself instead of registering DynamicItems, because discord.py drops a press
silently when its own reading of the message does not hold the id, and only logs what a DynamicItem raises.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.chat.feature import Act, Actions, ModalAction, Needs, PersistentAction
from bot.chat.happening import named
from bot.chat.permissions import check
from bot.chat.rendering.card import NO_ASKING
from bot.chat.replies import acknowledge, guarded, new_token, present
from bot.chat.state import BotState
from bot.chat.verb import A, Interaction, Request, Verb
from bot.desk import requests
from bot.errors.asking import BadArgument
from bot.errors.missing import NoSuchAnswer
from bot.records import arguments as codec

CUSTOM_ID = re.compile(rf"cd:([A-Za-z0-9_-]{{16}}|{NO_ASKING}):([a-z]+):(\d{{1,9}})")


async def on_component(interaction: Interaction, state: BotState, actions: Actions) -> None:
    """Answer a press. Raises nothing: every failure ends as a sentence."""
    async with guarded(interaction, state):
        data: Mapping[str, Any] = dict(interaction.data or {})
        parts = CUSTOM_ID.fullmatch(str(data.get("custom_id", "")))
        action = actions.get(parts[2]) if parts else None
        if parts is None or action is None or isinstance(action, PersistentAction) != (parts[1] == NO_ASKING):
            raise NoSuchAnswer()
        named(parts[2])
        own = is_own(interaction)
        if not own:
            state.cooldown.take(interaction.guild_id, interaction.user.id)
        if isinstance(action, PersistentAction):
            await action.open(interaction, state)
            return
        if isinstance(action, ModalAction):
            await action.open(interaction, state, parts[1])
            return
        here = action.first == "here" or (action.first == "here if own" and own)
        await acknowledge(interaction, private=action.first != "public", update=here)
        request = await permitted(interaction, state, parts[1], action.on, action.needs)
        await action.act(interaction, state, request, int(parts[3]))


def is_own(interaction: Interaction) -> bool:
    """Whether the pressed message answers the presser: Discord says of each answer whose interaction it came of."""
    message = interaction.message
    if message is None:
        return False
    if message.flags.ephemeral:
        return True
    asked = message.interaction_metadata
    return asked is not None and asked.user.id == interaction.user.id


async def permitted(
    interaction: Interaction,
    state: BotState,
    token: str,
    on_verbs: frozenset[str] | None = None,
    needs: Needs | None = None,
) -> Request[Any]:
    """The asking of a token, where it is this server's and member's to press.

    Raises NoSuchAnswer, and MayNot or CannotTell of whoever may not use the command that `needs` names.
    """
    asked = await requests.find(state.desk, token, interaction.guild_id, interaction.user.id)
    if on_verbs is not None and asked.verb not in on_verbs:
        raise NoSuchAnswer()
    request = state.verbs.request(asked)
    if needs is not None:
        await check(interaction, state, needs(request.arguments))
    return request


async def aside(interaction: Interaction, state: BotState, verb: Verb[A], arguments: A) -> None:
    """A private answer beside the message."""
    request = Request(verb, arguments, new_token(), interaction.guild_id, interaction.user.id, private=True)
    await present(interaction, state, request)


def beside(verb: Verb[Any], **changes: object) -> Act:
    """An action that shows a verb privately on what this answer was asked with, but for `changes`."""

    async def show(interaction: Interaction, state: BotState, request: Request[Any], number: int) -> None:
        await aside(interaction, state, verb, converted(verb, request, **changes))

    return show


def converted(verb: Verb[A], request: Request[Any], **changes: object) -> A:
    """An asking's arguments as those of another verb. Raises NoSuchAnswer where these have nothing of them."""
    names = {field.name for field in codec.fields_of(verb.arguments)} - {"page"}
    if not names & set(codec.dump(request.arguments)):
        raise NoSuchAnswer()
    try:
        return codec.convert(verb.arguments, request.arguments, **changes)
    except BadArgument as error:
        raise NoSuchAnswer() from error


def changed(request: Request[Any], **changes: object) -> Request[Any]:
    """The same asking with other arguments. Raises NoSuchAnswer where its verb takes none of that name."""
    try:
        return replace(request, arguments=replace(request.arguments, **changes))
    except TypeError as error:
        raise NoSuchAnswer() from error

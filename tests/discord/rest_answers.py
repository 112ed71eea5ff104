"""Answers to interactions: the first one within three seconds, then edits and follow-ups while the token lives."""

from aiohttp import web

from tests.discord import payloads, permissions, posting
from tests.discord.faults import Refusal, answer
from tests.discord.interactions import (
    ALLOWED_ANSWERS,
    CHOICES,
    DEFERRED,
    DEFERRED_UPDATE,
    FOLLOWUPS_WHEN_ONLY_USER_INSTALLED,
    MESSAGE,
    MODAL,
    SECONDS_OF_TOKEN,
    SECONDS_TO_ANSWER,
    UPDATE,
    Interaction,
)
from tests.discord.limits import commands, modals
from tests.discord.posting import Sent
from tests.discord.routing import BODY, STATE, Route, number
from tests.discord.seen import passes
from tests.discord.state import State
from tests.discord.world import COMPONENTS_V2, LOADING, Json, Message


def _limit(interaction: Interaction) -> int:
    server = interaction.channel.server
    return server.upload_limit if server else 10 * 1024 * 1024


def _age(state: State, interaction: Interaction) -> float:
    return state.clock.now() - interaction.created


async def callback(request: web.Request) -> web.Response:
    """The first answer."""
    state = request.app[STATE]
    sent = await posting.received(request)
    request[BODY] = sent.body
    interaction = state.interactions.get(request.match_info["token"])
    if interaction is None or interaction.id != number(request, "id"):
        raise Refusal(10062)
    _may_answer(state, interaction, int(sent.body.get("type", 0)))
    await _first_answer(state, interaction, sent)
    if request.query.get("with_response") in {"1", "true"}:
        return answer(_with_response(interaction))
    return web.Response(status=204)


def _may_attach(state: State, interaction: Interaction, sent: Sent) -> None:
    """Where the bot is on the server its own permission counts; elsewhere it always may (changelog of Discord's API,
    "Calculated permissions in interaction payloads")."""
    server = interaction.channel.server
    if sent.files and server is not None and server.has_bot:
        granted = permissions.of_bot(server, state.app, interaction.channel)
        if not granted & permissions.ATTACH_FILES:
            raise Refusal(50013)


def _may_answer(state: State, interaction: Interaction, kind: int) -> None:
    if interaction.answer_type is not None:
        interaction.refusals.append("answered twice")
        raise Refusal(40060)
    if _age(state, interaction) > SECONDS_TO_ANSWER:
        interaction.refusals.append("answered too late")
        raise Refusal(10062)
    wrong = kind in {UPDATE, DEFERRED_UPDATE} and interaction.source is None
    if kind not in ALLOWED_ANSWERS[interaction.kind] or wrong:
        state.breach(f"an answer of type {kind} to an interaction of type {interaction.kind}")
        raise Refusal(50035)


async def _first_answer(state: State, interaction: Interaction, sent: Sent) -> None:
    kind, data = int(sent.body["type"]), sent.body.get("data") or {}
    if kind in {MESSAGE, UPDATE}:
        old = interaction.source if kind == UPDATE else None
        posting.check(state, data, sent, old=old, where="answer", limit=_limit(interaction))
    elif kind in {MODAL, CHOICES}:
        _check_form(state, kind, data)
    interaction.answer_type, interaction.answered_after = kind, _age(state, interaction)
    if kind in {MESSAGE, DEFERRED}:
        interaction.original = _new(state, interaction, sent, data)
        interaction.original.flags |= LOADING if kind == DEFERRED else 0
    elif kind in {UPDATE, DEFERRED_UPDATE}:
        interaction.original = interaction.source
        if kind == UPDATE and interaction.source is not None:
            posting.edit(state, interaction.source, sent, data)
    elif kind == MODAL:
        interaction.modal = data
    else:
        interaction.choices = list(data.get("choices") or [])
    if kind not in {DEFERRED, DEFERRED_UPDATE}:
        await interaction.show(_age(state, interaction))


def _check_form(state: State, kind: int, data: Json) -> None:
    found = modals.check(data) if kind == MODAL else commands.choices(data)
    if found:
        state.breaches += found
        raise Refusal(50035)


def _new(state: State, interaction: Interaction, sent: Sent, data: Json) -> Message:
    message = posting.create(
        state, interaction.channel, sent, body=data, only_for=interaction.sees(data), token=interaction.token
    )
    message.reply_to = interaction.source.id if interaction.source else None
    message.asked_by = interaction.person
    return message


def _with_response(interaction: Interaction) -> Json:
    kind, original = interaction.answer_type, interaction.original
    shown: Json = {"id": str(interaction.id), "type": interaction.kind}
    resource: Json = {"type": kind}
    if original is not None and kind in {MESSAGE, DEFERRED, UPDATE}:
        shown["response_message_id"] = str(original.id)
        shown["response_message_loading"] = bool(original.flags & LOADING)
        shown["response_message_ephemeral"] = original.only_for is not None
        resource["message"] = payloads.message(original)
    return {"interaction": shown, "resource": resource}


def _of_token(request: web.Request) -> Interaction:
    """The interaction whose token the path names, if it may still be used."""
    state = request.app[STATE]
    interaction = state.interactions.get(request.match_info["token"])
    if interaction is None or number(request, "app") != state.app.id or interaction.answer_type is None:
        raise Refusal(10015)
    if _age(state, interaction) > SECONDS_OF_TOKEN:
        raise Refusal(50027)
    return interaction


def _message(request: web.Request, interaction: Interaction) -> Message:
    name = request.match_info["message"]
    found = interaction.original
    if name != "@original":
        mine = [m for m in [*interaction.followups, interaction.original] if m is not None and str(m.id) == name]
        found = mine[0] if mine else None
    if found is None or found.deleted:
        raise Refusal(10008)
    return found


async def read(request: web.Request) -> web.Response:
    return answer(payloads.message(_message(request, _of_token(request))))


async def edit(request: web.Request) -> web.Response:
    state = request.app[STATE]
    sent = await posting.received(request)
    request[BODY] = sent.body
    interaction = _of_token(request)
    message = _message(request, interaction)
    _may_attach(state, interaction, sent)
    posting.check(state, sent.body, sent, old=message, where="edit", limit=_limit(interaction))
    posting.edit(state, message, sent, sent.body)
    if not passes(message):
        await interaction.show(_age(state, interaction))
    return answer(payloads.message(message))


async def delete(request: web.Request) -> web.Response:
    state, interaction = request.app[STATE], _of_token(request)
    posting.delete(state, _message(request, interaction))
    await interaction.show(_age(state, interaction))
    return web.Response(status=204)


async def follow_up(request: web.Request) -> web.Response:
    """A further message; while the first still says "thinking…" it takes that one's place."""
    state = request.app[STATE]
    sent = await posting.received(request)
    request[BODY] = sent.body
    interaction = _of_token(request)
    if interaction.user_installed and len(interaction.followups) >= FOLLOWUPS_WHEN_ONLY_USER_INSTALLED:
        state.breach("more than five follow-ups where only a person installed the application")
        raise Refusal(40094)
    _may_attach(state, interaction, sent)
    old = interaction.original
    loading = old is not None and bool(old.flags & LOADING)
    posting.check(state, sent.body, sent, old=None, where="follow-up", limit=_limit(interaction))
    if int(sent.body.get("flags") or 0) & COMPONENTS_V2 == 0 and request.query.get("with_components") == "0":
        sent.body.pop("components", None)
    if loading and old is not None:
        posting.edit(state, old, sent, sent.body)
        message = old
    else:
        message = _new(state, interaction, sent, sent.body)
        interaction.followups.append(message)
    await interaction.show(_age(state, interaction))
    return answer(payloads.message(message))


ROUTES: list[Route] = [
    ("POST", "/interactions/{id}/{token}/callback", callback),
    ("POST", "/webhooks/{app}/{token}", follow_up),
    ("GET", "/webhooks/{app}/{token}/messages/{message}", read),
    ("PATCH", "/webhooks/{app}/{token}/messages/{message}", edit),
    ("DELETE", "/webhooks/{app}/{token}/messages/{message}", delete),
]

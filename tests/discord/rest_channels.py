"""Servers, members, roles, channels and ordinary messages."""

from aiohttp import web

from tests.discord import payloads, permissions, posting
from tests.discord.faults import Refusal, answer
from tests.discord.routing import BODY, STATE, Route, number, server_of
from tests.discord.state import State
from tests.discord.world import Channel, Message

HOUR = 3_600
OLD_EDITS = 3
"""Edits of messages older than an hour that are taken in a channel within an hour: fewer than anybody has reported."""


async def guild(request: web.Request) -> web.Response:
    return answer(payloads.server(server_of(request), request.app[STATE].app))


async def member(request: web.Request) -> web.Response:
    found = server_of(request).members.get(number(request, "user"))
    if found is None:
        raise Refusal(10007)
    return answer(payloads.member(found))


async def roles(request: web.Request) -> web.Response:
    return answer([payloads.role(role) for role in server_of(request).roles.values()])


async def channels(request: web.Request) -> web.Response:
    return answer([payloads.channel(channel) for channel in server_of(request).channels.values()])


async def guilds(request: web.Request) -> web.Response:
    servers = [s for s in request.app[STATE].servers.values() if s.has_bot]
    return answer([{"id": str(s.id), "name": s.name, "icon": None, "owner": False, "permissions": "0", "features": []}
                   for s in servers])  # fmt: skip


def channel_of(request: web.Request, needed: int) -> Channel:
    """The channel of the path, if the bot may do there what it wants."""
    state = request.app[STATE]
    found = state.channel(number(request, "channel"))
    if found is None:
        raise Refusal(10003)
    if found.server is None:
        return found
    granted = permissions.of_bot(found.server, state.app, found)
    if not found.server.has_bot or not granted & permissions.VIEW_CHANNEL:
        raise Refusal(50001)
    if granted & needed != needed:
        raise Refusal(50013)
    return found


def message_of(request: web.Request, channel: Channel) -> Message:
    """A message of the channel that is not ephemeral."""
    found = channel.messages.get(number(request, "message"))
    if found is None or found.only_for is not None:
        raise Refusal(10008)
    return found


async def channel(request: web.Request) -> web.Response:
    return answer(payloads.channel(channel_of(request, 0)))


def _limit(place: Channel) -> int:
    return place.server.upload_limit if place.server else 10 * 1024 * 1024


async def send(request: web.Request) -> web.Response:
    state = request.app[STATE]
    place = channel_of(request, permissions.SEND_MESSAGES)
    sent = await posting.received(request)
    request[BODY] = sent.body
    if sent.files:
        channel_of(request, permissions.ATTACH_FILES)
    posting.check(state, sent.body, sent, old=None, where="message", limit=_limit(place))
    return answer(payloads.message(posting.create(state, place, sent, body=sent.body)))


async def read(request: web.Request) -> web.Response:
    place = channel_of(request, permissions.READ_HISTORY)
    return answer(payloads.message(message_of(request, place)))


async def edit(request: web.Request) -> web.Response:
    state = request.app[STATE]
    place = channel_of(request, 0)
    message = message_of(request, place)
    _own(state, message)
    _count_old_edit(state, message)
    sent = await posting.received(request)
    request[BODY] = sent.body
    posting.check(state, sent.body, sent, old=message, where="edit", limit=_limit(place))
    posting.edit(state, message, sent, sent.body)
    return answer(payloads.message(message))


def _own(state: State, message: Message) -> None:
    if message.author is not state.app:
        raise Refusal(50013, "Cannot edit a message authored by another user")


def _count_old_edit(state: State, message: Message) -> None:
    """Messages older than an hour may be edited a few times an hour in a channel; Discord does not tell how often."""
    now = state.clock.now()
    if now - message.created <= HOUR:
        return
    recent = [moment for moment in message.channel.old_edits if moment > now - HOUR]
    if len(recent) >= OLD_EDITS:
        raise Refusal(30046)
    message.channel.old_edits[:] = [*recent, now]


async def delete(request: web.Request) -> web.Response:
    state = request.app[STATE]
    place = channel_of(request, 0)
    message = message_of(request, place)
    if message.author is not state.app:
        channel_of(request, permissions.MANAGE_MESSAGES)
    posting.delete(state, message)
    return web.Response(status=204)


async def open_direct(request: web.Request) -> web.Response:
    """The direct channel with a person."""
    state = request.app[STATE]
    body = await request.json()
    person = state.people.get(int(body.get("recipient_id", 0)))
    if person is None:
        raise Refusal(50035)
    channel_ = direct_with(state, person.id)
    return answer({**payloads.channel(channel_), "recipients": [payloads.user(person)]})


def direct_with(state: State, person: int) -> Channel:
    """The direct channel with a person; one for each."""
    if person not in state.direct:
        state.direct[person] = Channel(person, "direct", None)
    return state.direct[person]


ROUTES: list[Route] = [
    ("GET", "/users/@me/guilds", guilds),
    ("POST", "/users/@me/channels", open_direct),
    ("GET", "/guilds/{guild}", guild),
    ("GET", "/guilds/{guild}/members/{user}", member),
    ("GET", "/guilds/{guild}/roles", roles),
    ("GET", "/guilds/{guild}/channels", channels),
    ("GET", "/channels/{channel}", channel),
    ("POST", "/channels/{channel}/messages", send),
    ("GET", "/channels/{channel}/messages/{message}", read),
    ("PATCH", "/channels/{channel}/messages/{message}", edit),
    ("DELETE", "/channels/{channel}/messages/{message}", delete),
]

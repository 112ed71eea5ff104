"""Application commands: bulk sync, single reads, and the admins' overrides."""

from aiohttp import web

from tests.discord.faults import Refusal, answer
from tests.discord.limits import commands
from tests.discord.routing import BODY, STATE, Route, number, server_of
from tests.discord.state import State
from tests.discord.world import Json

EVERYWHERE = 0
"""The scope of global commands; a server's own commands have its id as scope."""


def _scope(request: web.Request) -> int:
    if number(request, "app") != request.app[STATE].app.id:
        raise Refusal(50001)
    return server_of(request).id if "guild" in request.match_info else EVERYWHERE


def _stored(state: State, scope: int, body: Json) -> Json:
    same = [c for c in state.commands.get(scope, []) if (c["name"], c["type"]) == (body["name"], body.get("type", 1))]
    stored: Json = {
        "description": "",
        "default_member_permissions": None,
        "nsfw": False,
        "options": [],
        "contexts": [0, 1, 2],
        "integration_types": [0],
        **body,
        "type": body.get("type", 1),
        "id": same[0]["id"] if same else str(state.ids.next()),
        "application_id": str(state.app.id),
        "version": str(state.ids.next()),
    }
    if scope != EVERYWHERE:
        stored["guild_id"] = str(scope)
    return stored


def register(state: State, bodies: list[Json]) -> list[Json]:
    """Have these as the application's commands everywhere, as after an earlier sync: each with an id of its own."""
    state.commands[EVERYWHERE] = [_stored(state, EVERYWHERE, body) for body in bodies]
    return state.commands[EVERYWHERE]


async def sync(request: web.Request) -> web.Response:
    """Replace all commands of a scope."""
    state, scope = request.app[STATE], _scope(request)
    body = await request.json()
    request[BODY] = body
    found = commands.check(body)
    if found:
        state.breaches += found
        raise Refusal(50035, errors={"_errors": [{"code": "INVALID", "message": words} for words in found]})
    state.commands[scope] = [_stored(state, scope, one) for one in body]
    state.syncs += 1
    return answer(state.commands[scope])


async def listed(request: web.Request) -> web.Response:
    return answer(request.app[STATE].commands.get(_scope(request), []))


async def one(request: web.Request) -> web.Response:
    scope, id_ = _scope(request), str(number(request, "command"))
    for command in request.app[STATE].commands.get(scope, []):
        if command["id"] == id_:
            return answer(command)
    raise Refusal(10063)


def _overrides(state: State, guild: int, subject: int, rules: list[Json]) -> Json:
    return {
        "id": str(subject),
        "application_id": str(state.app.id),
        "guild_id": str(guild),
        "permissions": rules,
    }


async def all_permissions(request: web.Request) -> web.Response:
    """What the admins of a server have set in Integrations."""
    state, server = request.app[STATE], server_of(request)
    _scope(request)
    return answer([_overrides(state, server.id, id_, rules) for id_, rules in server.command_permissions.items()])


async def permissions_of(request: web.Request) -> web.Response:
    state, server = request.app[STATE], server_of(request)
    _scope(request)
    id_ = number(request, "command")
    if id_ not in server.command_permissions:
        raise Refusal(10063, "Unknown application command permissions")
    return answer(_overrides(state, server.id, id_, server.command_permissions[id_]))


ROUTES: list[Route] = [
    ("PUT", "/applications/{app}/commands", sync),
    ("GET", "/applications/{app}/commands", listed),
    ("GET", "/applications/{app}/commands/{command}", one),
    ("PUT", "/applications/{app}/guilds/{guild}/commands", sync),
    ("GET", "/applications/{app}/guilds/{guild}/commands", listed),
    ("GET", "/applications/{app}/guilds/{guild}/commands/permissions", all_permissions),
    ("GET", "/applications/{app}/guilds/{guild}/commands/{command}/permissions", permissions_of),
    ("GET", "/applications/{app}/guilds/{guild}/commands/{command}", one),
]

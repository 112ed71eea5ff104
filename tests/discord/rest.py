"""REST v10: the door for every request, trouble on purpose, and the table of routes."""

import re

from aiohttp import web

from tests.discord import payloads, rest_answers, rest_channels, rest_commands
from tests.discord.faults import Refusal, answer, broken
from tests.discord.routing import BODY, STATE, Handler
from tests.discord.state import Captured, State
from tests.discord.world import Json

API = re.compile(r"^/api/v\d+")
OPEN = re.compile(r"^/(interactions|webhooks|gateway$)")


@web.middleware
async def door(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Faults first, then the token, then the route; refusals become Discord's JSON."""
    state = request.app[STATE]
    path = API.sub("", request.path)
    fault = state.faults.due(f"{request.method} {path}")
    status = 500
    try:
        if fault is not None and (trouble := await state.faults.before(fault, request)) is not None:
            return trouble
        if API.match(request.path) and not OPEN.match(path) and not _known(request, state):
            raise Refusal(0)
        response = await handler(request)
        status = response.status
    except Refusal as refusal:
        state.counts[f"refused {refusal.code}"] += 1
        status = refusal.status
        response = state.faults.refused(refusal)
    finally:
        _capture(request, state, status)
    return broken(request) if fault is not None and fault.kind == "lost" else response


def _known(request: web.Request, state: State) -> bool:
    return request.headers.get("Authorization") == f"Bot {state.token}"


def _capture(request: web.Request, state: State, status: int) -> None:
    body = request.get(BODY)
    if body is not None:
        state.captured.append(Captured(request.method, API.sub("", request.path), body, status))


async def me(request: web.Request) -> web.Response:
    state = request.app[STATE]
    return answer({**payloads.user(state.app), "mfa_enabled": False, "verified": True, "locale": "en-US"})


async def application(request: web.Request) -> web.Response:
    state = request.app[STATE]
    body: Json = {
        "id": str(state.app.id),
        "name": state.app.name,
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "summary": "",
        "owner": payloads.user(next(iter(state.people.values()))),
        "team": None,
        "rpc_origins": [],
        "integration_types_config": {"0": {}, "1": {}},
    }
    return answer(body)


async def gateway(request: web.Request) -> web.Response:
    limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return answer({"url": "wss://gateway.discord.gg", "shards": 1, "session_start_limit": limit})


async def file(request: web.Request) -> web.Response:
    """A file from the CDN."""
    found = request.app[STATE].files.get(int(request.match_info["id"]))
    if found is None or found.name != request.match_info["name"]:
        return web.Response(status=404, text="This content is no longer available.")
    return web.Response(body=found.body, content_type=found.media_type or "application/octet-stream")


def add_routes(app: web.Application) -> None:
    """Everything under /api/v10, and the CDN."""
    table: list[tuple[str, str, Handler]] = [
        ("GET", "/users/@me", me),
        ("GET", "/oauth2/applications/@me", application),
        ("GET", "/applications/@me", application),
        ("GET", "/gateway", gateway),
        ("GET", "/gateway/bot", gateway),
        *rest_commands.ROUTES,
        *rest_answers.ROUTES,
        *rest_channels.ROUTES,
    ]
    for method, path, handler in table:
        app.router.add_route(method, "/api/v10" + path, handler)
    app.router.add_get("/attachments/{channel}/{id}/{name}", file)
    app.router.add_get("/ephemeral-attachments/{channel}/{id}/{name}", file)

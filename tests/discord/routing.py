"""What every REST handler shares: its type, the state it works on, the parts of its path."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.discord.faults import Refusal
from tests.discord.state import State
from tests.discord.world import Server

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Route = tuple[str, str, Handler]
BODY: web.RequestKey[object] = web.RequestKey("body", object)
STATE: web.AppKey[State] = web.AppKey("state", State)


def number(request: web.Request, key: str) -> int:
    """An id of the path; an id that is no number is refused."""
    text = request.match_info[key]
    if not text.isdigit():
        raise Refusal(50035, f"Value {text!r} is not snowflake.")
    return int(text)


def server_of(request: web.Request) -> Server:
    """The server of the path, if the bot is on it."""
    server = request.app[STATE].servers.get(number(request, "guild"))
    if server is None:
        raise Refusal(10004)
    if not server.has_bot:
        raise Refusal(50001)
    return server

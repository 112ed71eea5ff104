"""Trouble on purpose: what REST shall do with the next requests that match."""

import asyncio
import re
from dataclasses import dataclass, field

from aiohttp import web

from tests.discord.world import Json

MESSAGES = {
    10004: (404, "Unknown Guild"),
    10003: (404, "Unknown Channel"),
    10008: (404, "Unknown Message"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    10007: (404, "Unknown Member"),
    30034: (400, "Max number of daily application command creates has been reached (200)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later."),
    40060: (400, "Interaction has already been acknowledged."),
    40094: (400, "This interaction has reached the maximum number of follow-up messages"),
    50001: (403, "Missing Access"),
    50006: (400, "Cannot send an empty message"),
    50013: (403, "Missing Permissions"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    40005: (413, "Request entity too large"),
    0: (401, "401: Unauthorized"),
}


class Refusal(Exception):
    """Discord's answer to a request it does not take."""

    def __init__(self, code: int, words: str = "", *, errors: Json | None = None) -> None:
        self.code = code
        self.status, message = MESSAGES[code]
        self.body: Json = {"code": code, "message": words or message}
        if errors:
            self.body["errors"] = errors
        self.headers = {"Via": "1.1 google"} if self.status == 429 else {}
        super().__init__(f"{code} {self.body['message']}")


@dataclass
class Fault:
    """One kind of trouble for `times` requests whose "METHOD path" matches `pattern`.

    `kind`: a Discord code such as "10062", an HTTP status such as "http 502", "reset" (the connection breaks before
    anything is done), "lost" (done, but the connection breaks before the answer), "slow 2.5", "429" (with Via),
    "429 no via" (as Cloudflare bans), "429 global", "garbage" (a body that is no JSON).
    """

    pattern: str
    kind: str
    times: int = 1
    hits: int = 0


@dataclass
class Faults:
    """The faults that wait, and those that came."""

    waiting: list[Fault] = field(default_factory=list)
    retry_after: float = 0.2

    def add(self, pattern: str, kind: str, times: int = 1) -> Fault:
        """Let the next `times` matching requests fail."""
        fault = Fault(pattern, kind, times)
        self.waiting.append(fault)
        return fault

    def due(self, line: str) -> Fault | None:
        """The fault for this request, if any; counts it."""
        for fault in self.waiting:
            if fault.hits < fault.times and re.search(fault.pattern, line):
                fault.hits += 1
                return fault
        return None

    async def before(self, fault: Fault, request: web.Request) -> web.Response | None:
        """Trouble that comes before anything is done; None lets the request through."""
        kind = fault.kind
        if kind == "reset":
            return broken(request)
        if kind.startswith("slow "):
            await asyncio.sleep(float(kind.split()[1]))
            return None
        if kind.startswith("429"):
            return self._limited(kind)
        if kind.startswith("http "):
            return web.Response(status=int(kind.split()[1]), text="upstream trouble")
        if kind == "garbage":
            return web.Response(status=200, text="<html>", headers={"Content-Type": "text/html"})
        if kind.isdigit():
            raise Refusal(int(kind))
        return None

    def refused(self, refusal: Refusal) -> web.Response:
        """Discord's answer; a refusal for having asked too often says when to ask again."""
        if refusal.status == 429:
            refusal.body |= {"retry_after": self.retry_after, "global": False}
        return answer(refusal.body, refusal.status, refusal.headers)

    def _limited(self, kind: str) -> web.Response:
        if kind == "429 no via":
            return web.Response(status=429, text="error code: 1015")
        body = {
            "message": "You are being rate limited.",
            "retry_after": self.retry_after,
            "global": kind == "429 global",
        }
        return answer(body, 429, {"Via": "1.1 google", "Retry-After": str(self.retry_after)})


def answer(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON with the one content type that discord.py takes for JSON."""
    response = web.json_response(body, status=status, headers=headers)
    response.headers["Content-Type"] = "application/json"
    return response


def broken(request: web.Request) -> web.Response:
    """Break the connection; the response is never seen."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)

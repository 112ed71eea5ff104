"""The edge of the world: names, addresses and sites on loopback, reached through the fetcher's doubles.

Names resolve to pretended public addresses, which the real judge judges; only the final connect leads to 127.0.0.1.
"""

import asyncio
import datetime as dt
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from functools import cache
from typing import Any

import trustme

from bot.reading.addresses import is_public
from bot.reading.fetch import Fetcher, FetchLimits
from bot.reading.fetch.connect import AddressInfo

PUBLIC = "93.184.215.14"
SMALL = FetchLimits(seconds=1.0, connect_seconds=0.5, quiet_seconds=0.5, body=60_000, redirects=4, robots_seconds=0.5)
NOW = dt.datetime(2025, 3, 20, 12, 0, tzinfo=dt.UTC)

Answer = Callable[[asyncio.StreamWriter, str], Awaitable[None]]


def page(text: str = "<p>A fictional page.</p>", status: str = "200 OK", headers: str = "") -> bytes:
    """Return a whole plain answer."""
    body = text.encode()
    kind = "" if "content-type" in headers.lower() else "Content-Type: text/html; charset=utf-8\r\n"
    return f"HTTP/1.1 {status}\r\n{kind}{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


def redirect(place: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads on to `place`."""
    return b"HTTP/1.1 %s\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (status.encode(), place.encode())


@cache
def _tls() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A client's and a server's context that know each other, the server being news.example."""
    authority = trustme.CA()
    client, server = ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.configure_trust(client)
    authority.issue_cert("news.example", "archive.org", "web.archive.org").configure_cert(server)
    return client, server


class _Detour(socket.socket):
    """A socket whose connect leads to `place` wherever it was meant to go."""

    place: tuple[str, int] = ("127.0.0.1", 0)

    def connect(self, address: Any, /) -> None:
        super().connect(self.place)


class Web:
    """A few sites. `sites` maps "host/path" (or "*") to bytes, or to a function that writes the answer itself."""

    def __init__(self) -> None:
        self.names: dict[str, list[Sequence[str]]] = {}
        self.sites: dict[str, bytes | Answer] = {}
        self.opened: list[str] = []
        self.resolved: list[str] = []
        self.requests: list[str] = []
        self.contacts = 0
        self.now = NOW
        self.trusted, self.certified = _tls()
        self.ports: dict[int, int] = {}
        self._servers: list[asyncio.Server] = []

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        """Give the next of the host's answers (the last one for ever); unknown names lie at PUBLIC."""
        self.resolved.append(host)
        answers = self.names.get(host, [[PUBLIC]])
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return found

    def open(self, info: AddressInfo) -> socket.socket:
        """Note the address; the socket leads to the loopback server, over IPv4."""
        self.opened.append(str(info[4][0]))
        detour = _Detour(socket.AddressFamily(info[0]), socket.SOCK_STREAM)
        port = self.ports[int(info[4][1])]
        detour.place = ("::1", port) if info[0] == socket.AF_INET6 else ("127.0.0.1", port)
        return detour

    def fetcher(self, limits: FetchLimits = SMALL, **others: Any) -> Fetcher:
        """Return a real fetcher that knows only this web."""
        doubles: dict[str, Any] = {
            "resolver": self.resolve,
            "opener": self.open,
            "judge": is_public,
            "tls": self.trusted,
        }
        return Fetcher(limits, **{**doubles, "clock": lambda: self.now, "user_agent": "Copydesk/test", **others})

    async def start(self) -> None:
        """Listen on loopback for HTTP and HTTPS, over IPv4 and, where the machine has it, IPv6."""
        for meant, tls in ((80, None), (443, self.certified)):
            server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=tls)
            self.ports[meant] = server.sockets[0].getsockname()[1]
            self._servers.append(server)
            with suppress(OSError):
                self._servers.append(await asyncio.start_server(self._serve, "::1", self.ports[meant], ssl=tls))

    async def stop(self) -> None:
        """Close the servers and every connection to them."""
        for server in self._servers:
            server.close()
        await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.contacts += 1
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)).decode("latin-1")
            self.requests.append(head)
            path = head.split(" ")[1]
            host = head.lower().split("\r\nhost: ")[1].split("\r\n")[0].partition(":")[0]
            answer = self.sites.get(host + path, self.sites.get("*", page("gone", "404 Not Found")))
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer, head)
        with suppress(OSError):
            writer.close()


@asynccontextmanager
async def opened() -> AsyncIterator[Web]:
    """A web that listens for the length of the block."""
    web = Web()
    await web.start()
    try:
        yield web
    finally:
        await web.stop()

"""The local web: any host name, one machine, real HTTP and HTTPS on loopback, under virtual time."""

import datetime as dt
import socket
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from aiohttp import web

from bot.app import open_desk
from bot.config import Config
from bot.desk.resources import Desk
from bot.reading.fetch import Fetcher, FetchLimits
from bot.reading.fetch.connect import AddressInfo
from tests.empty_archive import empty_archive
from tests.reading.web import Web
from tests.web import making
from tests.web.asking import NOT_FOUND, Asked, Reply, page
from tests.web.certificates import authority, certified, trusting
from tests.web.clock import VirtualClock
from tests.web.formats.opml import opml
from tests.web.habit import Trouble
from tests.web.outlet import Outlet
from tests.web.schedule import Schedule
from tests.web.visitor import Visitor

PATIENT = FetchLimits(seconds=20.0)
HASTY = FetchLimits(seconds=1.0, connect_seconds=0.5, quiet_seconds=0.5)
"""For what is slow on purpose; the caps on sizes are the program's own in both."""
_LOGIN = page('<h1>Log in</h1><input name="name"><input type="password">', "Guest network: log in")


@dataclass(frozen=True, slots=True)
class Outage:
    """A span of the world's time in which this machine reaches nobody."""

    start: dt.datetime
    end: dt.datetime
    kind: Literal["names", "routes"]


class LocalWeb:
    """Sites on loopback and a clock. `async with LocalWeb() as web:` runs it.

    `asked` is the log of requests, oldest first; `pages` are answers of one's own by (host, path); `clock` is what
    tests move. The real guard of addresses stands in the way as ever: each host has a public address that is only
    pretended, and the final connect leads here.
    """

    def __init__(self, clock: VirtualClock | None = None) -> None:
        self.clock = clock or VirtualClock()
        self.asked: list[Asked] = []
        self.outlets: dict[str, Outlet] = {}
        self.pages: dict[tuple[str, str], Reply] = {("portal.example", "/login"): _LOGIN}
        self.outages: list[Outage] = []
        self.edge = Web()
        self.edge.trusted = trusting()
        self._runner: web.ServerRunner | None = None
        self._hosts: dict[str, str] = {}

    async def __aenter__(self) -> "LocalWeb":
        self._runner = runner = web.ServerRunner(web.Server(self._serve, access_log=None))
        await runner.setup()
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.sni_callback = self._choose_certificate
        for meant, context in ((80, None), (443, tls)):
            await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
            self.edge.ports[meant] = runner.addresses[-1][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def outlet(
        self,
        host: str,
        *,
        name: str | None = None,
        scheme: str = "http",
        schedule: Schedule | None = None,
        **rhythm: Any,
    ) -> Outlet:
        """Add a site. `rhythm` are fields of its `Schedule`, such as `per_day` and `seed`, when none is given."""
        title = name or f"The {host.partition('.')[0].title()} – fictional"
        self.outlets[host] = Outlet(host, self.clock, schedule or Schedule(**rhythm), title, scheme)
        return self.outlets[host]

    def outage(self, *, hours: float, after: float = 0, kind: Literal["names", "routes"] = "names") -> None:
        """Let this machine reach nobody for some hours, from `after` hours on."""
        # "names": no name resolves; "routes": nothing connects.
        start = self.clock.world() + dt.timedelta(hours=after)
        self.outages.append(Outage(start, start + dt.timedelta(hours=hours), kind))

    def fetcher(self, limits: FetchLimits = PATIENT, **others: Any) -> Fetcher:
        """Return a real fetcher that knows only this web and goes by its clock."""
        doubles: dict[str, Any] = {"resolver": self.resolve, "opener": self.open, "clock": self.clock.now}
        return self.edge.fetcher(limits, **{**doubles, **others})

    @asynccontextmanager
    async def desk(
        self, database: Path | str, *, limits: FetchLimits = PATIENT, config: Config | None = None
    ) -> AsyncIterator[Desk]:
        """Open a desk that reads this web by its clock, over a file (made if need be) or a database's address."""
        address = _laid(database) if isinstance(database, Path) else database
        config = (config or Config()).model_copy(update={"database": address})
        async with open_desk(config, fetcher=self.fetcher(limits)) as desk:
            yield replace(desk, now=self.clock.now)

    def opml(self, folder: str = "") -> bytes:
        """Return a list of all feeds of all outlets, in one folder or in none."""
        feeds = (feed for outlet in self.outlets.values() for feed in outlet.feeds.values())
        return opml({folder: [(feed.outlet.name, feed.address) for feed in feeds]})

    def visitor(self) -> Visitor:
        """Return what another process needs to reach this web."""
        return Visitor(dict(self.edge.ports), authority())

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        """Give a host the public address that it pretends to have; OSError for a name that is not there now."""
        if self._out("names"):
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        trouble = self._trouble(host)
        if trouble == "no name":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if trouble == "private":
            return ["10.0.0.7"]
        return self.edge.names[host][0] if host in self.edge.names else [self._placed(host)]

    def open(self, info: AddressInfo) -> socket.socket:
        """Give a socket that leads here; OSError where the host, or this machine's line, is down."""
        if self._out("routes"):
            raise OSError(101, "Network is unreachable")
        if self._trouble(self._hosts.get(str(info[4][0]), "")) == "refused":
            raise ConnectionRefusedError(111, "Connection refused")
        return self.edge.open(info)

    def asked_of(self, host: str, path: str | None = None) -> list[Asked]:
        """Return the requests to a host, or for one of its paths."""
        return [asked for asked in self.asked if asked.host == host and path in (None, asked.path)]

    def _out(self, kind: str) -> bool:
        now = self.clock.world()
        return any(outage.kind == kind and outage.start <= now < outage.end for outage in self.outages)

    def _trouble(self, host: str) -> Trouble | None:
        outlet = self.outlets.get(host)
        habits = making.active(outlet.host_habits if outlet else [], self.clock.world())
        return next((habit.act() for habit in habits if habit.stage == "network"), None)

    def _placed(self, host: str) -> str:
        for address, placed in self._hosts.items():
            if placed == host:
                return address
        address = f"93.184.{len(self._hosts) // 250}.{len(self._hosts) % 250 + 1}"
        self._hosts[address] = host
        return address

    def _choose_certificate(self, connection: ssl.SSLObject, name: str | None, context: ssl.SSLContext) -> None:
        host = name or "nameless.example"
        broken = self._trouble(host) == "bad certificate"
        connection.context = certified("somebody-else.example" if broken else host)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        host, path = request.host.partition(":")[0], request.path_qs
        headers = {name.lower(): value for name, value in request.headers.items()}
        reply = self._answer(host, path, headers)
        self.asked.append(Asked(self.clock.world(), host, path, headers, reply.status))
        if reply.sender is None or request.transport is None:
            return web.Response(status=reply.status, headers=reply.headers, body=reply.body)
        head = "".join(f"{name}: {value}\r\n" for name, value in reply.headers.items())
        await reply.sender(request.transport, f"HTTP/1.1 {reply.status} \r\n{head}\r\n".encode(), reply.body)
        request.transport.close()
        return web.Response()

    def _answer(self, host: str, path: str, headers: dict[str, str]) -> Reply:
        bare = path.partition("?")[0]
        if (host, bare) in self.pages:
            return self.pages[host, bare]
        if host in self.outlets:
            return self.outlets[host].answer(path, headers)
        if host == "elsewhere.example":
            return next(
                (outlet.answer(path, headers) for outlet in self.outlets.values() if outlet.article(bare)), NOT_FOUND
            )
        former = self.outlets.get(host.removeprefix("new."))
        return former.answer(bare + making.MOVED, headers) if former else NOT_FOUND


def _laid(database: Path) -> str:
    return str(database if database.exists() else empty_archive(database))

"""What speaks HTTP: aiohttp behind the judged resolver and opener, and what its failures mean."""

import socket
import ssl

import aiohttp
import certifi
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors.fetching import BadCertificate, BrokenAnswer, NoSuchSite, NotPublic, TooSlow, Unreachable
from bot.errors.tree import CopydeskError
from bot.reading.fetch.connect import JudgedNotPublic, Open, Resolve
from bot.reading.fetch.limits import FetchLimits
from bot.reading.fetch.target import Judge

FAILURES = (aiohttp.ClientError, ssl.SSLError, ConnectionError, ValueError)
"""What an asking may end with that `refusal` knows."""


def new_session(
    limits: FetchLimits,
    resolver: tuple[Resolve, Judge],
    opener: Open,
    tls: ssl.SSLContext | None,
    headers: dict[str, str],
) -> aiohttp.ClientSession:
    """A session without cookies, caches or proxies, whose every socket leads to an address that was judged."""
    connector = aiohttp.TCPConnector(
        resolver=JudgedResolver(*resolver),
        socket_factory=opener,
        use_dns_cache=False,
        ssl=tls or _trusted(),
        force_close=True,
        limit=32,
        limit_per_host=4,
    )
    return aiohttp.ClientSession(
        connector=connector,
        timeout=aiohttp.ClientTimeout(sock_connect=limits.connect_seconds, sock_read=limits.quiet_seconds),
        headers={**headers, "Accept-Encoding": "gzip, deflate"},
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        max_line_size=limits.header,
        max_field_size=limits.header,
        max_headers=limits.headers,
    )


class JudgedResolver(AbstractResolver):
    """Gives a name's addresses only when every one of them is public: one private record refuses the name."""

    def __init__(self, resolve: Resolve, judge: Judge, most: int = 16) -> None:
        self._resolve = resolve
        self._judge = judge
        self._most = most

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return aiohttp's form of the addresses. Raises NoSuchSite or NotPublic."""
        try:
            addresses = list(dict.fromkeys(await self._resolve(host, port)))
        except (OSError, UnicodeError) as lost:
            raise NoSuchSite(host=host) from lost
        if not addresses:
            raise NoSuchSite(host=host)
        if not all(self._judge(address) for address in addresses):
            raise NotPublic(host=host)
        return [_result(host, address, port) for address in addresses[: self._most]]

    async def close(self) -> None:
        """Nothing is held."""


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=flags)


def _trusted() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def refusal(failed: Exception, host: str) -> CopydeskError:
    """The error of ours that a failed asking stands for."""
    if isinstance(failed, CopydeskError):
        return failed
    if isinstance(failed, TimeoutError):
        return TooSlow(host=host)
    if isinstance(failed, aiohttp.ClientConnectorError) and isinstance(failed.os_error, JudgedNotPublic):
        return NotPublic(host=host)
    if isinstance(failed, aiohttp.ClientSSLError | ssl.SSLError):
        return BadCertificate(host=host)
    if isinstance(failed, aiohttp.ClientConnectorError | aiohttp.ServerDisconnectedError | ConnectionError):
        return Unreachable(host=host)
    return BrokenAnswer(host=host)

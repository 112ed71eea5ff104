"""Names to addresses to sockets: each address is judged where it is resolved and again where its socket is made."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import NoSuchSite, NotPublic
from bot.reading.fetch.target import Judge

AddressInfo = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[Any, ...]]
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
Open = Callable[[AddressInfo], socket.socket]


class JudgedNotPublic(OSError):
    """A socket was asked for to an address that is not public; none was made."""


async def system_resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses the machine's own resolver gives for `host`. Raises OSError when there are none."""
    resolved = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in resolved]


def open_socket(info: AddressInfo) -> socket.socket:
    """Make the one kind of socket that leads outside; aiohttp connects it to the judged address in `info`."""
    family, kind, proto, *_ = info
    return socket.socket(family=family, type=kind, proto=proto)


def judged_opener(opener: Open, judge: Judge) -> Open:
    """Return `opener` behind `judge`: raises JudgedNotPublic before any socket exists."""

    def guarded(info: AddressInfo) -> socket.socket:
        address, *rest = info[4]
        if not judge(str(address)) or any(rest[1:]):
            raise JudgedNotPublic("not a public address")
        return opener(info)

    return guarded


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

"""Names to addresses to sockets: each address is judged where it is resolved and again where its socket is made."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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


def judged_opener(opener: Open, judge: "Judge") -> Open:
    """Return `opener` behind `judge`: raises JudgedNotPublic before any socket exists."""

    def guarded(info: AddressInfo) -> socket.socket:
        address, *rest = info[4]
        if not judge(str(address)) or any(rest[1:]):
            raise JudgedNotPublic("not a public address")
        return opener(info)

    return guarded

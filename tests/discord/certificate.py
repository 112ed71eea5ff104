"""TLS for Discord's names on this machine, and the way a client finds them here."""

import functools
import socket
import ssl

import aiohttp
import trustme
from aiohttp.abc import AbstractResolver, ResolveResult

NAMES = ("discord.com", "gateway.discord.gg", "cdn.discordapp.com", "media.discordapp.net")


@functools.cache
def _authority() -> trustme.CA:
    return trustme.CA()


@functools.cache
def server_context() -> ssl.SSLContext:
    """For the server: a certificate for all of Discord's names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _authority().issue_cert(*NAMES).configure_cert(context)
    return context


def authority() -> bytes:
    """The certificate (PEM) that a client in another process must trust."""
    return _authority().cert_pem.bytes()


@functools.cache
def client_context() -> ssl.SSLContext:
    """For the client: trusts that certificate and no other."""
    context = ssl.create_default_context()
    _authority().configure_trust(context)
    return context


class HereResolver(AbstractResolver):
    """Finds Discord's names at 127.0.0.1 and no other name anywhere."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.failing = 0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """One address, or the error of a name that does not resolve."""
        if host not in NAMES or self.failing > 0:
            self.failing -= self.failing > 0
            raise OSError(f"{host} does not resolve here")
        return [ResolveResult(hostname=host, host="127.0.0.1", port=self.port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        """Nothing to close."""


def connector(resolver: HereResolver) -> aiohttp.TCPConnector:
    """A connector for a client; must be made inside the running loop."""
    return aiohttp.TCPConnector(limit=0, resolver=resolver, ssl=client_context(), use_dns_cache=False)

"""Reading an answer's body: capped as sent and as inflated, and refused when it is cut."""

import zlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from bot.errors.fetching import BrokenAnswer, TooLarge

if TYPE_CHECKING:
    from aiohttp import ClientResponse

_CHUNK = 65_536
_GZIP = 16 + zlib.MAX_WBITS
_MOST_MEMBERS = 64


async def read_body(response: "ClientResponse", host: str, most: int) -> bytes:
    """Return the body inflated, at most `most` bytes as sent and as inflated.

    Raises TooLarge, or BrokenAnswer for a cut or unknown encoding; aiohttp's errors for a body that ends early pass.
    """
    declared = response.content_length
    if declared is not None and declared > most:
        raise TooLarge(host=host, megabytes=most / 1e6)
    inflater = _inflater(response.headers.getall("Content-Encoding", []), host)
    whole = bytearray()
    try:
        async for chunk in _capped(response, host, most):
            whole += inflater.feed(chunk, most - len(whole) + 1)
            if len(whole) > most:
                raise TooLarge(host=host, megabytes=most / 1e6)
    except zlib.error as broken:
        raise BrokenAnswer(host=host) from broken
    if not inflater.whole:
        raise BrokenAnswer(host=host)
    return bytes(whole)


async def _capped(response: "ClientResponse", host: str, most: int) -> AsyncIterator[bytes]:
    seen = 0
    async for chunk in response.content.iter_chunked(_CHUNK):
        seen += len(chunk)
        if seen > most:
            raise TooLarge(host=host, megabytes=most / 1e6)
        yield chunk


def _inflater(headers: list[str], host: str) -> "_Plain | _Zlib":
    names = [name.strip().lower() for header in headers for name in header.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if not names:
        return _Plain()
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise BrokenAnswer(host=host)
    return _Zlib(gzip=names[0] != "deflate")


class _Plain:
    """A body sent as it is."""

    whole = True

    def feed(self, chunk: bytes, room: int) -> bytes:
        return chunk


class _Zlib:
    """A gzip body (RFC 1952, any number of members) or a deflate body with or without its zlib header (RFC 9110)."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._engine = zlib.decompressobj(_GZIP) if gzip else None
        self._members = 1
        self._touched = False

    @property
    def whole(self) -> bool:
        return not self._touched or (self._engine is not None and self._engine.eof)

    def feed(self, chunk: bytes, room: int) -> bytes:
        """Return what `chunk` inflates to, at most `room` bytes."""
        self._touched = True
        engine = self._engine = self._engine or _deflate(chunk)
        out = bytearray(engine.decompress(chunk, room))
        while engine.eof and self._gzip and (rest := engine.unused_data.lstrip(b"\0")) and len(out) < room:
            engine = self._next_member()
            out += engine.decompress(rest, room - len(out))
        return bytes(out)

    def _next_member(self) -> "zlib._Decompress":
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise zlib.error("too many gzip members")
        self._engine = zlib.decompressobj(_GZIP)
        return self._engine


def _deflate(first: bytes) -> "zlib._Decompress":
    zlib_header = first[0] & 0x0F == 8 and (len(first) < 2 or (first[0] << 8 | first[1]) % 31 == 0)
    return zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)

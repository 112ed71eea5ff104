"""How an answer goes onto the wire, when it does not arrive whole."""

import asyncio
import gzip
from dataclasses import replace

from tests.web.asking import Look, Reply
from tests.web.habit import reply


@reply
def gzipped(look: Look, usual: Reply) -> Reply:
    """Is compressed, as most are."""
    return _packed(usual, gzip.compress(usual.body, 1))


@reply
def gzip_file(look: Look, usual: Reply) -> Reply:
    """Is a .gz file, as sitemaps are: compressed without saying so in Content-Encoding."""
    return replace(usual, body=gzip.compress(usual.body, 1)).having(Content_Type="application/gzip")


@reply
def cut_gzip(look: Look, usual: Reply) -> Reply:
    """Is compressed, and the end of it is missing."""
    return _packed(usual, gzip.compress(usual.body, 1)[:-40])


@reply
def gzip_that_is_none(look: Look, usual: Reply) -> Reply:
    """Says that it is compressed, and is not."""
    return _packed(usual, usual.body)


@reply
def unknown_compression(look: Look, usual: Reply) -> Reply:
    """Is compressed in a way that nobody asked for."""
    return usual.having(Content_Encoding="br") if usual.status == 200 else usual


@reply
def length_too_long(look: Look, usual: Reply) -> Reply:
    """Declares more bytes than it has."""
    return replace(usual, sender=_declared_too_long)


@reply
def length_too_short(look: Look, usual: Reply) -> Reply:
    """Declares fewer bytes than it has: it ends in the middle, and something comes behind the end."""
    return replace(usual, sender=_declared_too_short)


@reply
def slow_drip(look: Look, usual: Reply) -> Reply:
    """Comes byte by byte, ten in a second."""
    return replace(usual, sender=_drip)


@reply
def silent(look: Look, usual: Reply) -> Reply:
    """Takes the request and says nothing."""
    return replace(usual, sender=_silence)


@reply
def reset_in_the_middle(look: Look, usual: Reply) -> Reply:
    """Breaks the connection in the middle of its body."""
    return replace(usual, sender=_reset)


@reply
def hung_up(look: Look, usual: Reply) -> Reply:
    """Takes the request and breaks the connection."""
    return replace(usual, sender=_hang_up)


def _packed(usual: Reply, packed: bytes) -> Reply:
    """Only a body is compressed: 304 has none."""
    return replace(usual, body=packed).having(Content_Encoding="gzip") if usual.status == 200 else usual


async def _declared_too_long(transport: asyncio.Transport, head: bytes, body: bytes) -> None:
    transport.write(_with_length(head, len(body) + 500) + body)


async def _declared_too_short(transport: asyncio.Transport, head: bytes, body: bytes) -> None:
    end = len(body) * 2 // 3
    transport.write(_with_length(head, end) + body[:end])
    await asyncio.sleep(0.05)
    transport.write(body[end:])


async def _drip(transport: asyncio.Transport, head: bytes, body: bytes) -> None:
    transport.write(_with_length(head, len(body)))
    for place in range(len(body)):
        if transport.is_closing():
            return
        transport.write(body[place : place + 1])
        await asyncio.sleep(0.1)


async def _silence(transport: asyncio.Transport, head: bytes, body: bytes) -> None:
    while not transport.is_closing():  # noqa: ASYNC110
        await asyncio.sleep(0.1)


async def _reset(transport: asyncio.Transport, head: bytes, body: bytes) -> None:
    transport.write(_with_length(head, len(body)) + body[: len(body) // 2])
    await asyncio.sleep(0.05)
    transport.abort()


async def _hang_up(transport: asyncio.Transport, head: bytes, body: bytes) -> None:
    transport.abort()


def _with_length(head: bytes, length: int) -> bytes:
    return head.removesuffix(b"\r\n") + f"Content-Length: {length}\r\n\r\n".encode()

"""What faulty sites send: answers that are cut, packed, endless, or never come."""

import asyncio
import zlib

from tests.reading.web import Answer

URL = "http://news.example/"
WORDS = b"<p>A fictional page about a harbour.</p>" * 20
SILENT = 30.0
"""Seconds that a site says nothing."""
MEGABYTE = b"\0" * 1_000_000


def answer(body: bytes, headers: str = "", length: int | None = None) -> bytes:
    declared = len(body) if length is None else length
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}Content-Length: {declared}\r\n\r\n".encode() + body


def packed(body: bytes, encoding: str = "gzip", headers: str = "") -> bytes:
    return answer(body, f"Content-Encoding: {encoding}\r\n{headers}")


def chunked(*chunks: bytes, headers: str = "", end: bytes = b"0\r\n\r\n") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n{headers}\r\n".encode()
    return head + b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + end


def drip(start: bytes, piece: bytes, pause: float) -> Answer:
    """Write `start`, then `piece` again and again for ever."""

    async def write(writer: asyncio.StreamWriter, head: str) -> None:
        writer.write(start)
        while not writer.is_closing():
            await writer.drain()
            await asyncio.sleep(pause)
            writer.write(piece)

    return write


async def silence(writer: asyncio.StreamWriter, head: str) -> None:
    await asyncio.sleep(SILENT)


async def reset(writer: asyncio.StreamWriter, head: str) -> None:
    writer.transport.abort()


def raw_deflate(body: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return engine.compress(body) + engine.flush()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
LONG = b"HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n"


async def write(writer: asyncio.StreamWriter, whole: bytes) -> None:
    writer.write(whole)
    await writer.drain()

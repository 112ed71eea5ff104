"""Files that are gzip themselves, whatever they were sent in: many sitemaps lie on their sites as .xml.gz."""

import zlib

from bot.errors.reading import DamagedFile, ReadingTooMuch

_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
MOST = 20_000_000
"""Bytes unpacked: the protocol of sitemaps allows 50 MB; those of news have at most 1,000 entries, about 1 MB."""


def beginning(body: bytes, most: int) -> bytes:
    """The first `most` bytes of what is in a gzip file, nothing of a damaged one; any other body whole, as it is."""
    if not body.startswith(_MAGIC):
        return body
    try:
        return zlib.decompressobj(_GZIP).decompress(body, most)
    except zlib.error:
        return b""


def unpacked(body: bytes) -> bytes:
    """What is in a gzip file, any other body as it is. Raises DamagedFile, or ReadingTooMuch past MOST."""
    if not body.startswith(_MAGIC):
        return body
    inflater = zlib.decompressobj(_GZIP)
    try:
        whole = inflater.decompress(body, MOST)
    except zlib.error as broken:
        raise DamagedFile(kind=".gz") from broken
    if inflater.unconsumed_tail:
        raise ReadingTooMuch(megabytes=MOST / 1e6)
    if not inflater.eof:
        raise DamagedFile(kind=".gz")
    return whole

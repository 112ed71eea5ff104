"""Which reader reads what was received: the bytes decide, never the claimed type."""

import re

from bot.errors import Refused, UnknownFile
from bot.reading import page, pasted, thread, upload
from bot.reading.tree import decode, parse
from bot.records.reading import Draft, Hints, Received

_HTML = re.compile(r"(?i)<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|</(?:p|div|article|span|title|h1)>")
_SNIFFED = 4096


def read(received: Received, hints: Hints) -> tuple[Draft, ...]:
    """The drafts that the received bytes hold, mostly one; raises a Refused where there is nothing to keep."""
    packed = upload.read(received, hints, read)
    if packed is not None:
        return packed
    text = decode(received)
    if upload.garbled(text):
        raise UnknownFile(kind="not text")
    if _HTML.search(text, 0, _SNIFFED):
        return (read_html(text, received, hints),)
    return (pasted.read(text, received, hints),)


def read_html(text: str, received: Received, hints: Hints) -> Draft:
    """The article or thread of one HTML page."""
    tree = parse(text)
    known = thread.read(tree, text, received, hints)
    if known is not None:
        return known
    try:
        article = page.read(tree, received, hints)
    except Refused:
        found = thread.read_unknown(tree, None, received, hints)
        if found is None:
            raise
        return found
    return thread.read_unknown(tree, article, received, hints) or article

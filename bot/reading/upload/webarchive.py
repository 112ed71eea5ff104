"""A .webarchive of Safari: a property list that holds the page, its address and its pictures."""

import plistlib
import struct
from dataclasses import replace
from xml.parsers.expat import ExpatError

from bot.errors.reading import DamagedFile, NoTextInFile
from bot.reading.upload.inner import Inner
from bot.reading.upload.sniff import PACKED, sniff
from bot.records.reading import Draft, Hints, Received
from bot.text import urls

_DAMAGE = (
    plistlib.InvalidFileException,
    ExpatError,
    struct.error,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
)


def read(received: Received, hints: Hints, inner: Inner) -> tuple[Draft, ...]:
    """Return the draft of the page inside, with the address it was saved from; frames and pictures are left out.

    plistlib refuses entities, and a list's parts are never larger than the file. Raises DamagedFile, NoTextInFile.
    """
    page = _main(received.body)
    body, address, charset = (page.get(f"WebResource{name}") for name in ("Data", "URL", "TextEncodingName"))
    if not isinstance(body, bytes) or not body.strip() or sniff(body) in PACKED:
        raise NoTextInFile(kind=".webarchive")
    url = (urls.web(address) if isinstance(address, str) else None) or received.url
    whole = Received(body, "text/html", charset if isinstance(charset, str) else None, url, received.name)
    return tuple(_addressed(replace(draft, received=received), url) for draft in inner(whole, hints))


def _addressed(draft: Draft, url: str | None) -> Draft:
    """What Safari showed may be no page, but a PDF or plain text, which knows no address."""
    if draft.url or not url:
        return draft
    return replace(draft, url=url, key=urls.key(url), outlet=draft.outlet or urls.outlet(url))


def _main(body: bytes) -> dict[str, object]:
    try:
        main = plistlib.loads(body)["WebMainResource"]
    except _DAMAGE as broken:
        raise DamagedFile(kind=".webarchive") from broken
    return main if isinstance(main, dict) else {}

"""Bytes that are no feed, no longer one, or more of one than anybody should read."""

import re
from dataclasses import replace
from functools import lru_cache
from html import escape

from tests.web.asking import Look, Reply, page
from tests.web.document import Document, Entry
from tests.web.habit import body, document, instead, reply
from tests.web.making import MOVED

_DECLARATION = re.compile(rb"<\?xml[^>]*\?>")
_LONG = 4_900_000
"""Bytes; just below the 5 MB that the program reads of an answer."""


@instead
def html_for_a_feed(look: Look) -> Reply | None:
    """Answers with a page that names another address of the feed (rel=alternate)."""
    tag = f'<link rel="alternate" type="application/rss+xml" href="{escape(look.proper + MOVED)}">'
    return None if look.moved else page(f"{tag}<h1>Our feeds have moved</h1>", "Feeds")


@reply
def html_media_type(look: Look, usual: Reply) -> Reply:
    """Serves the feed as text/html."""
    return usual.having(Content_Type="text/html")


@body
def empty_body(look: Look, usual: bytes) -> bytes:
    """Answers with nothing (200)."""
    return b""


@body
def blank_body(look: Look, usual: bytes) -> bytes:
    """Answers with an empty line."""
    return b"\r\n"


@body
def blank_before_the_declaration(look: Look, usual: bytes) -> bytes:
    """Has empty lines before its XML declaration."""
    return b"\n\n  " + usual


@body
def utf_16(look: Look, usual: bytes) -> bytes:
    """Is in UTF-16 with a byte order mark."""
    return _declared(usual, "utf-16").encode("utf-16")


@body
def utf_16_without_mark(look: Look, usual: bytes) -> bytes:
    """Is in UTF-16 without a byte order mark."""
    return _declared(usual, "utf-16").encode("utf-16-le")


@body
def utf_8_with_mark(look: Look, usual: bytes) -> bytes:
    """Is in UTF-8 with a byte order mark."""
    return b"\xef\xbb\xbf" + usual


@body
def windows_1252_declared_as_utf_8(look: Look, usual: bytes) -> bytes:
    """Declares UTF-8 and is in windows-1252."""
    return usual.decode().encode("cp1252", "xmlcharrefreplace")


@body
def utf_8_declared_as_latin_1(look: Look, usual: bytes) -> bytes:
    """Declares ISO-8859-1 and is in UTF-8."""
    return _declared(usual, "ISO-8859-1").encode()


@reply
def wrong_charset(look: Look, usual: Reply) -> Reply:
    """Is in UTF-8 as its XML declares, and served as UTF-7."""
    return usual.having(Content_Type="application/rss+xml; charset=utf-7")


@body
def not_well_formed(look: Look, usual: bytes) -> bytes:
    """Has bare ampersands and elements that are not closed."""
    return usual.replace(b"</title>", b" & co <br></title>").replace(b"&amp;", b"&").replace(b"</link>", b"</link><hr>")


@body
def cut_document(look: Look, usual: bytes) -> bytes:
    """Ends in the middle of an item, as if that were all."""
    return usual[: len(usual) * 2 // 3]


@body
def control_characters(look: Look, usual: bytes) -> bytes:
    """Has control characters in its texts, which XML forbids."""
    return usual.replace(b"</title>", b"\x0b\x00\x1f\xef\xbf\xbf</title>")


@body
def entity_bomb(look: Look, usual: bytes) -> bytes:
    """Defines entities that grow to a billion words."""
    bomb = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    return _with_doctype(usual, f'<!ENTITY l0 "ha">{bomb}', "&l9;")


@body
def external_entity(look: Look, usual: bytes) -> bytes:
    """Defines an entity that is a file of whoever reads it."""
    return _with_doctype(usual, '<!ENTITY l0 SYSTEM "file:///etc/passwd">', "&l0;")


@document
def fifty_thousand_items(look: Look, usual: Document) -> Document:
    """Has 50,000 items: its own, and then very old ones (RSS, Atom and JSON stay below 5 MB)."""
    return replace(usual, full=False, entries=(*usual.entries, *_old(look.home, 50_000 - len(usual.entries))))


@lru_cache(maxsize=1)
def _old(home: str, count: int) -> tuple[Entry, ...]:
    return tuple(Entry(f"{home}/{number}", "Old", None) for number in range(count))


@document
def line_of_5_megabytes(look: Look, usual: Document) -> Document:
    """Has a title of almost 5 MB on one line."""
    first = replace(usual.entries[0], title="ha " * (_LONG // 3 - 30_000))
    return replace(usual, full=False, entries=(first, *usual.entries[1:]))


@body
def over_5_megabytes(look: Look, usual: bytes) -> bytes:
    """Is larger than 5 MB."""
    return usual + b"<!-- " + b"ha " * 2_000_000 + b"-->"


@body
def deep_nesting(look: Look, usual: bytes) -> bytes:
    """Has elements within elements, 50,000 deep."""
    return usual.replace(b"</title>", b"</title>" + b"<div>" * 50_000 + b"</div>" * 50_000, 1)


def _declared(usual: bytes, encoding: str) -> str:
    return usual.decode().replace('encoding="utf-8"', f'encoding="{encoding}"')


def _with_doctype(usual: bytes, entities: str, reference: str) -> bytes:
    """Put entities before the root, and a reference into the first title. Only XML has them."""
    if not _DECLARATION.match(usual):
        return usual
    doctype = f"<!DOCTYPE feed [{entities}]>"
    typed = _DECLARATION.sub(lambda found: found[0] + doctype.encode(), usual, count=1)
    return typed.replace(b"</title>", reference.encode() + b"</title>")

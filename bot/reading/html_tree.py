"""Foreign HTML as one lxml tree, parsed once for every reader, and the few questions all of them ask of it."""

import codecs
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import webencodings
from charset_normalizer import from_bytes
from lxml import etree, html

from bot.records.reading import Received
from bot.text.clean import clean, one_line

_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})", re.IGNORECASE)
_CLAIM = re.compile(rb"(?i)(<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9})[\w:.-]{2,40}")
_TWICE_READ = "ÃÂâÐ"
_TWICE = re.compile(f"[{_TWICE_READ}][\x80-\xbf\u0152-\u20ac]")
# A page put together from whole pages has several; libxml2 leaves out what follows the first, browsers show it.
_ENDED = re.compile(rb"(?i)</(?:body|html)\s{0,9}>")
_BROKEN = 1000  # letters to one that is broken
_SOUND = re.compile(r"[^\x00-\x7f\ufffd]")  # a page in ASCII with a few other bytes is none of UTF-8
_HEAD = 4096  # the HTML standard looks for a charset in the first 1024 bytes; real pages often put it later
# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
))
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "head", "button", "select", "textarea", "iframe",
    "object", "math", "audio", "video",
))
_WORDLESS = ("style", "svg", "img", "source", "option")  # an eighth of a page's elements, and nobody asks for them
_PARTED = _BLOCKS | _SILENT
# fmt: on


# lxml asks its own lookup, which is Python, for the class of each element that is touched: 7 % of reading a page.
_CLASSES = etree.ElementDefaultClassLookup(html.HtmlElement, html.HtmlComment, html.HtmlProcessingInstruction)


def decode(received: Received) -> str:
    """The received bytes as text: byte-order mark, then the claimed charset, UTF-8, the page's own claim, a guess."""
    body = received.body
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if body.startswith(mark):
            return body.decode(encoding, "replace").lstrip("\ufeff")
    claim = _META_CHARSET.search(body, 0, _HEAD)
    for name in ("utf-8", received.charset, claim[1].decode("ascii", "replace") if claim else None):
        decoded = _decoded(body, name)
        if decoded is not None:
            return _once(decoded)
    guess = from_bytes(body[:100_000]).best()
    return body.decode(guess.encoding if guess else "utf-8", "replace")


def parse(text: str) -> html.HtmlElement:
    """The tree of an HTML page, an empty one of an empty page, without comments, instructions, styles and pictures."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_CLASSES)
    whole = _ENDED.sub(b"", text.encode("utf-8", "replace").replace(b"\0", b""))
    data = _CLAIM.sub(rb"\1utf-8", whole, count=3)
    try:
        tree = html.document_fromstring(data or b"<html></html>", parser=parser)
    except etree.ParserError:
        tree = html.document_fromstring(b"<html><body></body></html>")
    etree.strip_elements(tree, *_WORDLESS, with_tail=False)
    return tree


def finder(xpath: str) -> Callable[[etree._Element], list[etree._Element]]:
    """A compiled XPath that finds elements below the one it is given."""
    compiled = etree.XPath(xpath)

    def find(element: etree._Element) -> list[etree._Element]:
        nodes = compiled(element)
        return [node for node in nodes if isinstance(node, etree._Element)] if isinstance(nodes, list) else []

    return find


@lru_cache(maxsize=512)
def anything(xpath: str) -> Callable[[etree._Element], list[object]]:
    """A compiled XPath that finds elements or strings below the one it is given."""
    compiled = etree.XPath(xpath)

    def find(element: etree._Element) -> list[object]:
        nodes = compiled(element)
        return list(nodes) if isinstance(nodes, list) else []

    return find


def label(element: etree._Element | None) -> str:
    """The words of an element on one line."""
    if element is None:
        return ""
    if not len(element):
        return one_line(element.text or "")
    if any(part.tag in _PARTED for part in element.iterdescendants()):
        return one_line("".join(_texts(element)))
    return one_line("".join(cell for cell in element.itertext() if isinstance(cell, str)))


def paragraphs(element: etree._Element, without: frozenset[etree._Element] = frozenset()) -> list[str]:
    """The paragraphs of an element in reading order, block elements apart, those of `without` left out."""
    cells = list(_cells(element, without))
    lines = (one_line(line) for line in "".join(cells).split("\x00"))
    return [line for line in lines if line]


def article_text(blocks: list[str]) -> str:
    """Paragraphs joined by a blank line."""
    return clean("\n\n".join(blocks))


def _once(text: str) -> str:
    """The text decoded once more where all of it is UTF-8 that was read as Latin letters ("fÃ¼r"), else as it is."""
    if text.isascii() or not any(map(text.__contains__, _TWICE_READ)) or not _TWICE.search(text):
        return text
    for name in ("cp1252", "latin-1", "iso-8859-15"):
        try:
            return text.encode(name).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _decoded(body: bytes, name: str | None) -> str | None:
    """The bytes by a label of the WHATWG Encoding Standard, as browsers know them: iso-8859-1 is windows-1252.

    One letter in a thousand may be broken. None where the label or the bytes are not so.
    """
    encoding = webencodings.lookup(name) if name else None
    if encoding is None:
        return None
    try:
        return body.decode(encoding.codec_info.name)
    except LookupError:  # "replacement" and "x-user-defined", which Python lacks
        return None
    except UnicodeDecodeError:
        broken = body.decode(encoding.codec_info.name, "replace")
        return broken if broken.count("\ufffd") * _BROKEN < len(broken) and _SOUND.search(broken) else None


def _texts(element: etree._Element) -> Iterator[str]:
    return (cell.replace("\x00", "\n") for cell in _cells(element, frozenset()))


def _cells(element: etree._Element, without: frozenset[etree._Element]) -> Iterator[str]:
    """Text in reading order, with \\x00 where a block starts or ends; not recursive, since nesting is hostile."""
    skip: etree._Element | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        tag = node.tag
        if event == "start":
            if skip is None and (tag in _SILENT or node in without):
                skip = node
            if skip is None:
                yield ("\x00" if tag in _BLOCKS else "") + (node.text or "")
        else:
            if skip is node:
                skip = None
            elif skip is None and tag in _BLOCKS:
                yield "\x00"
            if skip is None and node is not element and node.tail:
                yield node.tail

"""OPML, https://opml.org/spec2.opml: the feeds that somebody follows, in folders. Read in a child; written anywhere."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from email.utils import format_datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError, SubElement

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from bot.errors.reading import EntitiesInFeed, NotAFeed
from bot.reading import xml_prolog, xml_repairs
from bot.reading.feeds import items, root
from bot.reading.feeds.gzipped import unpacked
from bot.records.feeds import Feed, FeedItem, Outline, Outlines
from bot.records.reading import Received
from bot.text.clean import one_line

MOST_OUTLINES = 1_000
_MOST_FOLDERS = 8
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2


def read(received: Received) -> Outlines:
    """Return the feeds of an OPML with the folders that they lie in, eight deep at most; attributes in any case.

    What is not well-formed is repaired (an address's bare ampersands). A document type that declares anything is
    refused. Raises NotAFeed, EntitiesInFeed, or as `unpacked` does.
    """
    body = xml_prolog.whole_utf8(unpacked(received.body), received.charset)
    if root(body) != b"opml":
        raise NotAFeed
    if xml_prolog.root_at(body)[1]:
        raise EntitiesInFeed
    try:
        opml = _parsed(body)
    except DefusedXmlException as attack:
        raise EntitiesInFeed from attack
    return Outlines(opml.title, tuple(opml.outlines.values()), opml.cut, opml.dropped, tuple(opml.repeated))


def _parsed(body: bytes) -> "_Opml":
    """What is in the file, repaired where it is not well-formed. Raises NotAFeed where that is of no avail."""
    try:
        return _taken(body)
    except (ParseError, ValueError, LookupError):  # the latter two for an encoding that expat lacks
        mended = xml_repairs.well_formed(body, xml_prolog.root_at(body)[0])
    try:
        return _taken(mended)
    except (ParseError, ValueError, LookupError) as broken:
        raise NotAFeed from broken


def _taken(body: bytes) -> "_Opml":
    opml = _Opml()
    for event, element in iterparse(io.BytesIO(body), events=("start", "end"), forbid_dtd=False):
        opml.take(event, element)
    return opml


def read_feed(received: Received) -> Feed:
    """Return the feeds of an OPML as the items of a list of feeds. Raises as `read` does."""
    outlines = read(received)
    rows = [FeedItem(outline.url, outline.title) for outline in outlines.outlines]
    kept, _ = items.kept(rows)
    return Feed("list of feeds", outlines.title, kept, outlines.cut or len(rows) > len(kept), dropped=outlines.dropped)


def write(title: str, outlines: Iterable[Outline], now: dt.datetime) -> bytes:
    """Return an OPML 2.0 file in UTF-8. Each folder is there once, its feeds in the order given.

    What XML cannot hold is left out of titles; `now` is aware.
    """
    opml = Element("opml", version="2.0")
    head = SubElement(opml, "head")
    SubElement(head, "title").text = _sound(title)
    SubElement(head, "dateCreated").text = format_datetime(now)
    folders: dict[tuple[str, ...], Element] = {(): SubElement(opml, "body")}
    for outline in outlines:
        name = _sound(outline.title or "") or outline.url
        told = {"type": "rss", "text": name, "title": name, "xmlUrl": outline.url, "htmlUrl": outline.site or ""}
        folder = _folder(folders, tuple(filter(None, map(_sound, outline.folders))))
        SubElement(folder, "outline", {key: _NO_XML.sub("", value) for key, value in told.items() if value})
    ElementTree.indent(opml)
    whole: bytes = ElementTree.tostring(opml, encoding="utf-8", xml_declaration=True)
    return whole + b"\n"


def _folder(folders: dict[tuple[str, ...], Element], path: tuple[str, ...]) -> Element:
    """The element of a folder, made with those around it where it is not there yet."""
    for depth in range(1, len(path) + 1):
        if path[:depth] not in folders:
            around = folders[path[: depth - 1]]
            folders[path[:depth]] = SubElement(around, "outline", text=path[depth - 1], title=path[depth - 1])
    return folders[path]


def _sound(text: str) -> str:
    return _NO_XML.sub("", one_line(text))


class _Opml:
    """What was read so far of one file."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.outlines: dict[str, Outline] = {}
        self.repeated: list[Outline] = []
        self.cut = False
        self.dropped = 0
        self._around: list[str | None] = []

    def take(self, event: str, element: Element) -> None:
        """Note an outline where it starts, the title where it ends. Elements are emptied as they end."""
        if event == "start":
            if element.tag == "outline":
                self._outline({name.lower(): value for name, value in element.attrib.items()})
            return
        if element.tag == "outline":
            self._around.pop()
        elif element.tag == "title" and not self.outlines:
            self.title = self.title or items.words(element.text)
        element.clear()

    def _outline(self, told: Mapping[str, str]) -> None:
        title = items.words(told.get("title")) or items.words(told.get("text"))
        place = told.get("xmlurl")
        self._around.append(title if place is None else None)
        if place is None:
            return
        url = items.address(place, None)
        if url is None:
            self.dropped += 1
            return
        known = url in self.outlines
        if len(self.repeated if known else self.outlines) >= MOST_OUTLINES:
            self.cut = self.cut or not known
            return
        site = items.address(told.get("htmlurl"), None)
        outline = Outline(url, title if title != url else None, tuple(self._folders()), site)
        if known:
            self.repeated.append(outline)
        else:
            self.outlines[url] = outline

    def _folders(self) -> Iterator[str]:
        named = (name for name in self._around if name)
        return (name for name, _ in zip(named, range(_MOST_FOLDERS), strict=False))

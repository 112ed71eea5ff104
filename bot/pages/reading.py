"""Reads a page's file back: its checkable lines. The file is foreign: anybody may have changed it."""

import datetime as dt
from dataclasses import dataclass, field
from html.parser import HTMLParser

from bot.errors.pages import NotAPage
from bot.pages.forms.html import is_untouched
from bot.records.pages import FACTS, PageFile, PageLine, Place

LARGEST = 5_000_000
"""Bytes of a file that is looked at: a page of sixteen articles has under 200,000."""
MOST_LINES = 5_000
MARKS = ("data-at", "data-said", "data-fact")


@dataclass(slots=True)
class _Open:
    """A checkable element whose end has not come: its tag, how many of its like are open in it, its words so far."""

    tag: str
    attributes: dict[str, str]
    inner: int = 0
    pieces: list[str] = field(default_factory=list)


class _Lines(HTMLParser):
    """Gathers the lines of a page and the moment that its head names."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.made_at: dt.datetime | None = None
        self.lines: list[PageLine] = []
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "meta" and attributes.get("name") == "copydesk-made":
            self.made_at = _moment(attributes.get("content", ""))
        for line in self._open:
            line.inner += line.tag == tag
        if any(mark in attributes for mark in MARKS):
            self._open.append(_Open(tag, attributes))

    def handle_data(self, data: str) -> None:
        for line in self._open:
            line.pieces.append(data)

    def handle_endtag(self, tag: str) -> None:
        for line in self._open:
            line.inner -= line.tag == tag
        for line in [line for line in self._open if line.inner < 0]:
            self._open.remove(line)
            if len(self.lines) >= MOST_LINES:
                raise NotAPage()
            self.lines.append(_line(line.attributes, "".join(line.pieces)))


def read(body: bytes) -> PageFile:
    """The lines of a page's file. Raises NotAPage for a file that is none of ours, or is too large or damaged."""
    if len(body) > LARGEST:
        raise NotAPage()
    try:
        html = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotAPage() from error
    parser = _Lines()
    parser.feed(html)
    parser.close()
    if parser.made_at is None:
        raise NotAPage()
    return PageFile(parser.made_at, is_untouched(html), tuple(parser.lines))


def _line(attributes: dict[str, str], text: str) -> PageLine:
    """A line with its place. Raises NotAPage where its place is none."""
    seal = attributes.get("data-seal", "")
    if "data-at" in attributes:
        return PageLine("words", text, text, _place(attributes["data-at"]), seal)
    if "data-said" in attributes:
        return PageLine("speaker", text, attributes.get("data-speaker", ""), _place(attributes["data-said"]), seal)
    kind = next((fact for fact in FACTS if fact == attributes["data-fact"]), None)
    if kind is None:
        raise NotAPage()
    return PageLine(
        kind, text, attributes.get("data-value") or text, _place(attributes.get("data-of", "") + ":0:0"), seal
    )


def _place(written: str) -> Place:
    """ "7:12:40:95" as article, version, start and end."""
    parts = written.split(":")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
        raise NotAPage()
    return Place(*map(int, parts))


def _moment(written: str) -> dt.datetime | None:
    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else None

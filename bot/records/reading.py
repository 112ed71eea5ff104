"""From the outside to a Draft: what was received, what was understood, what else it could have meant."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.errors.tree import CopydeskError
from bot.records.annotations import Span

Kind = Literal["page", "thread", "text"]
DateOrder = Literal["DMY", "MDY", "YMD"]
BY_HAND = "editor"
"""The origin of what an editor set: no later reading replaces it."""


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes from outside with what was claimed of them; claims are hints, never believed.

    `url` is the final address, `name` a file name; pasted text is UTF-8 bytes with media_type "text/plain".
    """

    body: bytes
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What the asker's settings say about reading: the order of numeric dates and the day it is there."""

    today: dt.date
    date_order: DateOrder = "DMY"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """One date and where it was read: "metadata", "byline", "page", "foot of the page", "url", "file name", "editor"...

    `text` is what stood there, letter for letter.
    """

    date: dt.date
    origin: str
    text: str


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The date that was chosen, the rivals that were not, and whether it may be trusted (`sure`)."""

    chosen: DateEvidence | None = None
    rivals: tuple[DateEvidence, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A title or byline and where it was read."""

    value: str | None = None
    origin: str = "none"


@dataclass(frozen=True, slots=True)
class QuotedBlock:
    """What a post quotes from somebody; kept beside the post, never among its own words."""

    whom: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a thread; `span` are its own words in the draft's text. `number` counts from 1."""

    number: int
    author: str | None
    published: dt.date | None
    span: Span
    quoted: tuple[QuotedBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """What an editor should check before saving. `template` is the English sentence and its key in every catalogue.

    `facts` are filled in by whoever shows it; a fact may be a doubt itself, such as the reason why a file was left out.
    """

    template: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def because(cls, error: CopydeskError) -> "Doubt":
        """Why something was refused, as a fact of another doubt."""
        return cls(error.template, error.facts)

    def __str__(self) -> str:
        return self.template.format(**self.facts)


Genre = Literal["opinion", "satire"]
"""What an article calls itself where it is no report."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read and is not yet stored.

    `text`: paragraphs joined by a blank line (a thread: its posts, joined the same way). `key`: the canonical key of
    the address, one for all its variants; None for text without an address. `dropped`: lines taken for boilerplate.
    `doubts`: what the editor should check ("unknown forum engine: check the posts", "page 1 of 3").
    `received`: the bytes as they came.
    """

    kind: Kind
    title: Field
    byline: Field
    published: PublicationDate
    text: str
    received: Received
    url: str | None = None
    key: str | None = None
    outlet: str | None = None
    language: str | None = None
    image: str | None = None
    genre: Genre | None = None
    posts: tuple[Post, ...] = ()
    dropped: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

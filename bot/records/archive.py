"""What the archive keeps and hands out."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bot.records.annotations import Quote
from bot.records.ids import ArchiveId
from bot.records.passages import Passages
from bot.records.reading import Doubt, Field, Genre, Kind, Post, PublicationDate
from bot.records.texts import VerifiedText

RelationKind = Literal["corrects", "clarifies", "retracts", "updates", "not a copy"]
Outcome = Literal["added", "new version", "edited", "unchanged", "in the trash"]


@dataclass(frozen=True, slots=True)
class Archive:
    """One collection. `name` is unique ("local", or "server-<id>"); `servers` are the Discord servers joined to it."""

    id: ArchiveId
    name: str
    servers: tuple[int, ...] = ()
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did a thing, for the audit: face "discord" or "terminal", an id there, and a name to show."""

    face: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Version:
    """One immutable text of an article. `number` counts from 1; `sha256` is the hex digest of the UTF-8 text."""

    id: int
    article: int
    number: int
    text: VerifiedText
    sha256: str
    stored_at: dt.datetime
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article without its text. `version` is the id of its newest version. `day` is the chosen date.

    `note` is what the desk says of it, to be shown wherever it is cited; `outlet_label` what it says of its outlet, to
    be shown beside the outlet's name.
    """

    id: int
    archive: ArchiveId
    version: int
    kind: Kind
    title: Field
    byline: Field
    published: PublicationDate
    outlet: str | None
    url: str | None
    language: str | None
    image: str | None
    added_at: dt.datetime
    words: int
    note: str | None = None
    genre: Genre | None = None
    outlet_label: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The chosen date of publication, if any."""
        return self.published.chosen.date if self.published.chosen else None


@dataclass(frozen=True, slots=True)
class Relation:
    """What the desk says that `article` is to `other`: its correction, an update of it, or no copy of it."""

    article: int
    other: int
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """An article's title and day alone."""

    title: str | None
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its newest text and marks: what analysis chooses from. `copies_of`: its copy group's earliest.

    Where updates were told apart from copies, `copies_of` is the earliest with this very text, `story` stands for all
    that update one another, and `update_of` is the text before. `corrected_by` are the articles that correct it.
    """

    article: Article
    version: Version
    passages: Passages
    quotes: tuple[Quote, ...]
    copies_of: int | None = None
    story: int | None = None
    update_of: int | None = None
    corrected_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an ingest did. `outcome` "unchanged": the same text was there already; nothing was written.

    `doubts`: what the editor should check of what was read.
    """

    article: int
    version: int
    outcome: Outcome
    title: str | None
    passages: int
    quotes: int
    doubts: tuple[Doubt, ...] = ()


Clearable = Literal["title", "byline", "day", "outlet"]


@dataclass(frozen=True, slots=True)
class Edit:
    """What an editor changes by hand; None leaves a thing as it is. A changed `text` makes a new version.

    `cleared` are fields that shall have no value any more; what is set beside goes before it.
    """

    title: str | None = None
    byline: str | None = None
    day: dt.date | None = None
    outlet: str | None = None
    text: str | None = None
    cleared: frozenset[Clearable] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the audit: who did what when; `detail` holds what was before and after, by field."""

    id: int
    at: dt.datetime
    actor: Actor
    action: str
    article: int | None
    detail: dict[str, object]


@dataclass(frozen=True, slots=True)
class PostedExcerpt:
    """Words of a version that stand in a message we posted; `stands` tells if the newest version still has them."""

    server: int
    channel: int
    message: int
    article: int
    version: int
    start: int
    end: int
    text: VerifiedText
    stands: bool


@dataclass(frozen=True, slots=True)
class Trashed:
    """An article in the trash; it is purged some days after `trashed_at`."""

    article: Article
    trashed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Stats:
    """What an archive holds, counted."""

    articles: int
    trashed: int
    versions: int
    quotes: int
    words: int
    letters: int
    received_bytes: int
    since: dt.date | None
    until: dt.date | None
    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    to_reread: int = 0


@dataclass(frozen=True, slots=True)
class MarkChanges:
    """What marking `articles` stored texts anew changed: in how many of them, and quotes, the rest counted by quote."""

    articles: int = 0
    changed: int = 0
    new_quotes: int = 0
    gone_quotes: int = 0
    other_speakers: int = 0

    def __add__(self, other: "MarkChanges") -> "MarkChanges":
        return MarkChanges(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class MovedTable:
    """A table copied to another database: its rows, and the sha256 over all of them, the same on both sides."""

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A whole database copied; `indexed` articles were put into the new one's search index."""

    tables: tuple[MovedTable, ...]
    indexed: int


@dataclass(frozen=True, slots=True)
class Origin:
    """An article's newest version whose received bytes are kept, and the key the article is told apart by."""

    article: int
    version: int
    key: str

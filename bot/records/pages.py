"""An answer as a page that is handed on: its words within their text, and what a later check finds of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.records.answers import Excerpt
from bot.records.archive import AnnotatedArticle, Article
from bot.records.texts import VerifiedText


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: code-point offsets in a version of an article."""

    article: int
    version: int
    start: int
    end: int

    @classmethod
    def of(cls, cut: Excerpt) -> "Place":
        """The place of an excerpt."""
        return cls(cut.article, cut.version, cut.start, cut.end)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The stretch of a stored text round an excerpt: `before`, the excerpt itself, `after`; some 2 kB in all.

    `start` and `end` are the stretch's own place in the text. `link` leads to the excerpt on the publisher's page.
    """

    start: int
    end: int
    before: VerifiedText
    after: VerifiedText
    link: str | None


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page tells beside its answer, all of one read.

    `around` holds the surroundings by place, `hashes` the sha256 of each cited version's text, `titled` the articles
    that the answer names by their ids alone.
    """

    made_at: dt.datetime
    around: Mapping[Place, Surroundings] = field(default_factory=dict)
    hashes: Mapping[int, str] = field(default_factory=dict)
    titled: tuple[Article, ...] = ()


Fact = Literal["title", "outlet", "byline", "day"]
FACTS: tuple[Fact, ...] = ("title", "outlet", "byline", "day")
LineKind = Literal["words", "speaker", "title", "outlet", "byline", "day"]
State = Literal["stands", "altered", "changed since", "gone"]
"""Of a line: as the archive has it; not as the page was made; the archive has it otherwise by now; its article or
version is not there."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page's file that can be checked: `text` as it is shown, `value` as the archive has it.

    `place` is where its words stand, or the article that it tells of. `seal` is what `text` came to when it was made.
    """

    kind: LineKind
    text: str
    value: str
    place: Place
    seal: str


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page's file, read back. `untouched`: every letter of it is as it was made."""

    made_at: dt.datetime
    untouched: bool
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class StoredForPage:
    """What the archive has today of a page's articles, by their ids, and of their versions' texts, by theirs."""

    articles: Mapping[int, AnnotatedArticle]
    texts: Mapping[int, VerifiedText]


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line and what the archive says of it; `now` is what it has in its place, where that is something else."""

    line: PageLine
    state: State
    now: str | None = None


@dataclass(frozen=True, slots=True)
class PageCheck:
    """A page file beside the archive. `untouched`: every letter of the file is as it was made."""

    made_at: dt.datetime
    untouched: bool
    lines: tuple[CheckedLine, ...]

    @property
    def stands(self) -> bool:
        """Whether all of it does."""
        return self.untouched and all(line.state == "stands" for line in self.lines)

"""A page before it has a form: what stands on it, in order, for HTML, Markdown, footnotes and BBCode alike."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bot.records.answers import Excerpt, Source
from bot.records.archive import Article
from bot.records.charts import Chart
from bot.records.pages import Fact, Surroundings


@dataclass(frozen=True, slots=True)
class Change:
    """A run of a difference: on both sides, only before, only after."""

    side: Literal["both", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a page. `words` are the archive's own, shown between marks where they are a `quotation`.

    `tag` stands before them ("Tue 3 Mar"), `beside` under them (who said it, its standing), `speaker` is the name in
    it that can be checked. `source` is the number that they cite; `answers` tells that the line corrects the one above.
    """

    words: Excerpt
    tag: str = ""
    quotation: bool = False
    speaker: str | None = None
    beside: str = ""
    source: int | None = None
    around: Surroundings | None = None
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; `said` are sentences of our own above them, `changes` a difference."""

    heading: str
    items: tuple[Item, ...] = ()
    said: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: its article and link, and what stands beside it in words of our own (copies, updates).

    `facts` are what can be checked of its head: which, as it is shown, and as the archive has it.
    """

    source: Source
    title: str
    facts: tuple[tuple[Fact, str, str], ...]
    notes: tuple[str, ...]
    link: str | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole page. `title` is what was asked, `kind` what answers it; `notes` are sentences of our own at its end."""

    kind: str
    title: str
    made_at: dt.datetime
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    notes: tuple[str, ...] = ()
    mentioned: tuple[Article, ...] = ()
    chart: Chart | None = None

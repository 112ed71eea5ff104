"""How the rows of a few records differ from their fields; every other record's row is its fields by their own names.

An article's id is `article` and a version's is `version`, wherever they stand. An excerpt is flat.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.archive.upkeep import Swept
from bot.cli import error_sentences
from bot.cli.feed_shapes import FEED_SHAPES
from bot.cli.shape import Shape
from bot.desk.upkeep import Outlook
from bot.records.annotations import Quote, Span, Standing
from bot.records.answers import (
    ArticleView,
    Excerpt,
    Failure,
    Hit,
    Preview,
    QuoteExcerpt,
    Reread,
    Source,
    Tally,
)
from bot.records.answers import TimelineDay as TimelineDay
from bot.records.archive import Archive, Article, Change, PostedExcerpt, Receipt, Version
from bot.records.charts import Chart, ChartedTimeline
from bot.records.reading import DateEvidence, Draft, Post
from bot.records.settings import ServerSettings
from bot.records.texts import part
from bot.records.verification import Drift, Verification


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage of a search result. `marks` are the topic's words in it, counted from the passage's start."""

    passage: Excerpt
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quote in a draft's text, which is no article yet: `article` and `version` are null."""

    text: str
    article: None
    version: None
    start: int
    end: int
    speaker: str | None
    role: str | None
    how: str
    confidence: float
    standing: Standing
    ascribed_to: str | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Stored:
    """One given thing that was ingested, and what came of it."""

    given: str
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: the day, week, month, year or decade that it stands for, and how many articles."""

    label: str
    articles: int


@dataclass(frozen=True, slots=True)
class ArchiveList:
    """The archives of a database."""

    archives: tuple[Archive, ...]


def _title(value: Article | Draft) -> str | None:
    return value.title.value


def _title_from(value: Article | Draft) -> str:
    return value.title.origin


def _byline(value: Article | Draft) -> str | None:
    return value.byline.value


def _byline_from(value: Article | Draft) -> str:
    return value.byline.origin


def _published(value: Article | Draft) -> dt.date | None:
    chosen = value.published.chosen
    return chosen.date if chosen else None


def _published_from(value: Article | Draft) -> str:
    chosen = value.published.chosen
    return chosen.origin if chosen else "none"


def _sure(value: Article | Draft) -> bool:
    return value.published.sure


def _rivals(value: Article | Draft) -> tuple[DateEvidence, ...]:
    return value.published.rivals


def _copies(value: Source) -> tuple[int, ...]:
    return tuple(copy.id for copy in value.copies)


def _passages(value: Hit) -> tuple[MarkedPassage, ...]:
    marked = zip(value.passages, value.marks, strict=True)
    return tuple(MarkedPassage(passage, marks) for passage, marks in marked)


def _spans(value: ArticleView) -> tuple[Span, ...]:
    return tuple(Span(passage.start, passage.end) for passage in value.passages)


def shown_quotes(value: ArticleView) -> tuple[QuoteExcerpt, ...]:
    """The quotes of an article as excerpts of it."""
    return tuple(_excerpt(value, quote) for quote in value.quotes)


def _excerpt(value: ArticleView, quote: Quote) -> QuoteExcerpt:
    text = part(value.version.text, quote.start, quote.end)
    cut = Excerpt(value.article.id, value.version.id, quote.start, quote.end, text)
    return QuoteExcerpt.of(quote, cut)


def _speaker_sure(value: QuoteExcerpt) -> bool:
    return value.sure


def _related(value: ArticleView) -> tuple[int, ...]:
    return tuple(article.id for article in value.related)


def _draft_quotes(value: Preview) -> tuple[DraftQuote, ...]:
    return tuple(
        DraftQuote(
            value.draft.text[quote.start : quote.end], None, None, quote.start, quote.end,
            quote.speaker, quote.role, quote.how, quote.confidence, quote.standing, quote.ascribed_to, quote.sure,
        )
        for quote in value.markup.quotes
    )  # fmt: skip


def _known(value: Preview) -> int | None:
    return value.known.id if value.known else None


def _post_count(value: Preview) -> int:
    return len(value.draft.posts)


def _bars(value: Chart) -> tuple[Bar, ...]:
    return tuple(Bar(label, articles) for label, articles in value.bars)


def _stored(value: Tally) -> tuple[Stored, ...]:
    return tuple(Stored(given, receipt) for given, receipt in value.receipts)


def _failed(value: Tally | Reread) -> tuple[Failure, ...]:
    return value.failures


def _why(value: Failure) -> str:
    return error_sentences.sentence(value.why)


def _code(value: Failure) -> str:
    return value.why.code


def _waits(value: Outlook) -> str | None:
    return None if value.why is None else value.why.sentence


def _servers(value: Archive | Swept) -> tuple[str, ...]:
    """As strings: a Discord id does not fit a JavaScript number."""
    return tuple(str(server) for server in value.servers)


def _doubts(value: Draft | Receipt) -> tuple[str, ...]:
    return tuple(map(str, value.doubts))


def _detail(value: Change) -> str:
    """As JSON in a string: what stands in it is each action's own."""
    return json.dumps(value.detail, ensure_ascii=False, default=str)


def _place(name: str) -> Callable[[PostedExcerpt], str]:
    """A Discord id as a string."""

    def told(value: PostedExcerpt) -> str:
        return str(getattr(value, name))

    return told


def _roles(value: ServerSettings) -> tuple[str, ...]:
    return tuple(map(str, value.desk_roles))


def _log_channel(value: ServerSettings) -> str | None:
    return None if value.log_channel is None else str(value.log_channel)


def _unseen(value: Outlook) -> tuple[str, ...]:
    return tuple(str(server) for server in value.unseen)


READ: Mapping[str, Callable[[Any], object]] = {
    "title": _title, "title_from": _title_from, "byline": _byline, "byline_from": _byline_from,
    "published": _published, "published_from": _published_from, "sure": _sure, "rivals": _rivals,
}  # fmt: skip
"""What was read of an article's head and where; `sure` is of the date."""

SHAPES: Mapping[type, Shape] = {
    **FEED_SHAPES,
    DateEvidence: Shape(names={"origin": "from"}),
    Article: Shape(names={"id": "article"}, without=frozenset({"archive", "image"}), added=READ),
    Draft: Shape(without=frozenset({"received", "key", "image"}), added={**READ, "doubts": _doubts}),
    Version: Shape(names={"id": "version", "number": "version_number"}, without=frozenset({"article"})),
    Post: Shape(flat=frozenset({"span"})),
    QuoteExcerpt: Shape(flat=frozenset({"cut"}), added={"sure": _speaker_sure}),
    TimelineDay: Shape(flat=frozenset({"sentence"})),
    Source: Shape(flat=frozenset({"article"}), added={"copies": _copies}),
    Hit: Shape(flat=frozenset({"source"}), without=frozenset({"marks"}), added={"passages": _passages}),
    MarkedPassage: Shape(flat=frozenset({"passage"})),
    ArticleView: Shape(
        flat=frozenset({"article", "version"}),
        added={"passages": _spans, "quotes": shown_quotes, "related": _related},
    ),
    ChartedTimeline: Shape(flat=frozenset({"timeline"})),
    Chart: Shape(without=frozenset({"png"}), added={"bars": _bars}),
    Verification: Shape(flat=frozenset({"article"})),
    Drift: Shape(flat=frozenset({"article"})),
    Preview: Shape(
        flat=frozenset({"draft"}),
        without=frozenset({"markup"}),
        added={"posts": _post_count, "quotes": _draft_quotes, "known": _known},
    ),
    Receipt: Shape(added={"doubts": _doubts}),
    Tally: Shape(without=frozenset({"receipts", "failures"}), added={"stored": _stored, "failed": _failed}),
    Reread: Shape(flat=frozenset({"changes"}), without=frozenset({"failures"}), added={"failed": _failed}),
    Failure: Shape(added={"why": _why, "error": _code}),
    Stored: Shape(flat=frozenset({"receipt"})),
    Archive: Shape(without=frozenset({"id"}), added={"servers": _servers}),
    Change: Shape(added={"detail": _detail}),
    PostedExcerpt: Shape(added={name: _place(name) for name in ("server", "channel", "message")}),
    ServerSettings: Shape(added={"desk_roles": _roles, "log_channel": _log_channel}),
    Swept: Shape(added={"servers": _servers}),
    Outlook: Shape(added={"unseen": _unseen, "why": _waits}),
}

"""What verification says of a quote: a verdict, where it stands, and word for word how it differs."""

from dataclasses import dataclass
from typing import Literal

from bot.records.annotations import Span
from bot.records.answers import Excerpt, QuoteExcerpt, Searched
from bot.records.archive import Article, Relation

Verdict = Literal[
    "verbatim",
    "elided",
    "joined",
    "altered",
    "misattributed",
    "denied",
    "disputed",
    "supposed",
    "reported",
    "not_found",
]
Side = Literal["both", "source", "quote"]
SeenKind = Literal["same address", "same text", "update", "same story", "new"]
PartKind = Literal["link", "quote", "passage"]


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A run of words that stands on both sides, only in the source, or only in the quote that was asked about."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a quote lies in one text: `spans` are the words of the text that it uses, `score` runs from 0 to 1.

    `diff` reads as the source with the quote's changes; it is empty where nothing differs but typography.
    """

    verdict: Verdict
    spans: tuple[Span, ...] = ()
    score: float = 0.0
    diff: tuple[DiffPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """How another article prints the same words: its verdict, where, and the difference word for word."""

    article: Article
    verdict: Verdict
    cuts: tuple[Excerpt, ...]
    diff: tuple[DiffPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to "is this quote real?".

    `cuts` are the words of the archive that the quote uses, `context` the sentences they stand in and the next where it
    overturns them, `said` the quotation
    there with the speaker that the archive gives. `first` is the earliest article that carries the quote as the verdict
    says, `also` the others; `drift` are articles that print it otherwise. `link` leads to the sentence on the page.
    "not_found" says nothing of whether the quote is real: only that this archive does not have it. "reported": the
    words stand there in the article's own telling, nobody is quoted. `speaker_sure` is False where the archive is not
    sure who spoke, or whether that is somebody else than the one asked about.
    """

    quote: str
    speaker: str | None
    verdict: Verdict
    searched: Searched
    article: Article | None = None
    cuts: tuple[Excerpt, ...] = ()
    context: Excerpt | None = None
    said: QuoteExcerpt | None = None
    diff: tuple[DiffPart, ...] = ()
    first: Article | None = None
    also: tuple[Article, ...] = ()
    drift: tuple[Drift, ...] = ()
    link: str | None = None
    speaker_sure: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """Quotes of a message with their verifications, in order; `too_short` are those that need a second key.

    `found` counts all quotes of the message; `too_repetitive` are those that could not be compared.
    """

    verifications: tuple[Verification, ...]
    too_short: tuple[str, ...] = ()
    found: int = 0
    too_repetitive: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenPart:
    """A link, a quote or a passage of a message, and what the archive has of it; `kind` and the rest as in `Seen`."""

    what: PartKind
    text: str
    kind: SeenKind
    articles: tuple[Article, ...] = ()
    update_of: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether something is in the archive: "same address", "same text", "update", "same story" or "new"; the articles.

    `related` are articles that tell the story of those and are no copies of them. An "update" carries the text of
    `update_of`, with other figures, names or words of a quotation. `relations`: what corrects or updates one of
    `articles`, or is corrected or updated by it. `parts` are the links, quotes and passages of a message, each for
    itself; `kind` is the nearest of the whole and of any part.
    """

    kind: SeenKind
    searched: Searched
    articles: tuple[Article, ...] = ()
    related: tuple[Article, ...] = ()
    update_of: int | None = None
    relations: tuple[Relation, ...] = ()
    parts: tuple[SeenPart, ...] = ()

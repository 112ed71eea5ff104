"""What the desk answers. Every `Excerpt` was cut from the stored text and checked against its hash just before."""

import datetime as dt
from dataclasses import dataclass

from bot.errors.tree import CopydeskError
from bot.records.annotations import SURE, Annotations, Quote, Span, Standing
from bot.records.archive import Article, MarkChanges, Receipt, Version
from bot.records.ids import ArchiveId
from bot.records.passages import Passages
from bot.records.reading import Draft
from bot.records.texts import VerifiedText


@dataclass(frozen=True, slots=True)
class SearchedPart:
    """The outlets and feeds that a topic named, and how many articles came from them; `more`: than were counted."""

    articles: int
    more: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer looked through: how many articles, and the first and last day among them.

    `part` is what the topic kept to, told where nothing was found and of a listing.
    """

    articles: int
    since: dt.date | None = None
    until: dt.date | None = None
    part: SearchedPart | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a stored version: `text == version.text[start:end]`."""

    article: int
    version: int
    start: int
    end: int
    text: VerifiedText


@dataclass(frozen=True, slots=True)
class Posting:
    """A message that we posted, and the words of the archive that it shows."""

    archive: ArchiveId
    server: int
    channel: int
    message: int
    cuts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class QuoteExcerpt:
    """A quote as shown: the cut leaves the marks out; speaker None is shown as unattributed.

    `standing` and `ascribed_to` as in `Quote`: words that are not "said" are nobody's until an editor says otherwise.
    """

    cut: Excerpt
    speaker: str | None
    role: str | None
    how: str
    confidence: float
    standing: Standing = "said"
    ascribed_to: str | None = None

    @classmethod
    def of(cls, quote: Quote, cut: Excerpt) -> "QuoteExcerpt":
        """What was found of a quote, with its words as they were cut."""
        return cls(cut, quote.speaker, quote.role, quote.how, quote.confidence, quote.standing, quote.ascribed_to)

    @property
    def sure(self) -> bool:
        """Whether the speaker, or that there is none, is shown flatly."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered source; sentences and quotes cite `number`. `copies` are other articles that carry the same text.

    `story` are the numbers of other sources that tell the same story in other words. `update_of` is the article whose
    text this one carries on with other figures, names or words of a quotation.
    """

    number: int
    article: Article
    copies: tuple[Article, ...] = ()
    story: tuple[int, ...] = ()
    update_of: int | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The answer to a topic. `found` counts the articles about it; `warnings` are sentences of our own.

    `did_you_mean` is the topic with its unknown words replaced by the nearest ones of this archive. With
    `new_since` it tells only of articles added after that moment; `older` counts those that were there before.
    `mentioned` are the ids of articles that only mention the topic, best first; at least `unread` more carry its words
    and were not looked through. `namesakes` articles have its words in another sense, in `other_names` ("Jordan Pike").
    With `since` it tells only of articles from that day on. `listed`: nothing but filters was asked, and what these
    articles are about is not known: the newest of them are its sources, and nothing is said of them.
    """

    topic: str
    searched: Searched
    found: int
    sentences: tuple[Excerpt, ...]
    quotes: tuple[QuoteExcerpt, ...]
    sources: tuple[Source, ...]
    warnings: tuple[str, ...] = ()
    did_you_mean: str | None = None
    new_since: dt.datetime | None = None
    older: int = 0
    mentioned: tuple[int, ...] = ()
    unread: int = 0
    namesakes: int = 0
    other_names: tuple[str, ...] = ()
    since: dt.date | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Quotes:
    """A page of quotes on a topic and/or by a speaker, newest first; `total` counts all, `pages` their pages.

    With `since` or `until` only of articles from and up to these days.
    """

    topic: str | None
    speaker: str | None
    searched: Searched
    total: int
    quotes: tuple[QuoteExcerpt, ...]
    sources: tuple[Source, ...]
    pages: int = 0
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class InContext:
    """Quotes that stand together, with their sentences, the one before and the one after."""

    quotes: tuple[QuoteExcerpt, ...]
    around: Excerpt


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles about a topic, best first; `total` counts them all; `mentioned` are ids of those that mention it.

    At least `unread` more articles carry its words and were not looked through. With `new_since` and `since` as in
    `Brief`. `listed`: nothing but filters was asked, and these are the newest articles that they leave.
    """

    topic: str
    searched: Searched
    total: int
    sources: tuple[Source, ...]
    did_you_mean: str | None = None
    mentioned: tuple[int, ...] = ()
    unread: int = 0
    new_since: dt.datetime | None = None
    older: int = 0
    since: dt.date | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found by search, with its best passages; `marks` are the topic's words in each, as offsets in it.

    One that is not `about` the topic only mentions it.
    """

    source: Source
    score: float
    passages: tuple[Excerpt, ...]
    marks: tuple[tuple[Span, ...], ...] = ()
    about: bool = True


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of search results; `total` counts all articles that matched, `pages` the pages of those ranked.

    `listed`: nothing but filters was asked, and the newest articles that they leave come first, without passages.
    """

    topic: str
    searched: Searched
    total: int
    hits: tuple[Hit, ...]
    did_you_mean: str | None = None
    pages: int = 0
    listed: bool = False


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One day of a timeline: a sentence of an article that surely is of that day; `articles` counts all that are.

    `beside` are the sentences that correct or deny it, of whatever day.
    """

    day: dt.date
    sentence: Excerpt
    articles: int
    beside: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """A topic over time, oldest first. `unsure` are matching articles whose date is not certain; they have no day.

    `days` tell of the best articles alone; `coverage` counts all that match by their sure day (the newest 5,000 of them
    where there are `more`), `without_day` all whose day is not sure.
    """

    topic: str
    searched: Searched
    total: int
    days: tuple[TimelineDay, ...]
    sources: tuple[Source, ...]
    unsure: tuple[Article, ...]
    coverage: tuple[tuple[dt.date, int], ...] = ()
    without_day: int = 0
    more: bool = False
    did_you_mean: str | None = None
    mentioned: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article whole, as `show` gives it; `related` are articles that tell its story and are no copies of it."""

    article: Article
    version: Version
    passages: Passages
    quotes: tuple[Quote, ...]
    related: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What was understood and would be stored. `known`: the live article of the same address, if there is one.

    `unchanged` tells that `known` has this very text. The draft's fields may be replaced before saving; a replaced
    text needs a new preview.
    """

    draft: Draft
    markup: Annotations
    known: Article | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """One given thing that could not be ingested, and why."""

    given: str
    why: CopydeskError


@dataclass(frozen=True, slots=True)
class Tally:
    """What ingesting many came to. `skipped` counts feed items that the archive had already."""

    receipts: tuple[tuple[str, Receipt], ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading stored texts again changed, which could not be read, and how many seconds it took.

    `indexed` articles were put into the search index anew, as an older program had put them there.
    """

    changes: MarkChanges
    failures: tuple[Failure, ...]
    seconds: float
    indexed: int = 0

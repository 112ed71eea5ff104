"""People of an archive: who is quoted in it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from bot.records.annotations import NamedSpeaker
from bot.records.answers import Excerpt, QuoteExcerpt, Searched, Source


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker over all articles of an archive. `quotes` counts where it was asked for, else 0."""

    id: int
    name: str
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Called:
    """How somebody is called: the name as it was first read, the key of its full mentions, and the surname."""

    name: str
    key: str
    surname: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A person with how often, in how many articles, and from which day to which they are quoted."""

    person: Person
    articles: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class QuoteAt:
    """Which quote: its article, the version, and its place there without the marks."""

    article: int
    version: int
    start: int
    end: int


Ruling = Literal[
    "speaker", "nobody", "not a quote", "said", "denied", "disputed", "supposed", "told", "as read", "as before"
]
"""What the desk says of a quote: who said it, that nobody is known, that it is none, its standing; or "as read", which
takes back whatever the desk said of it, and "as before", which takes back the last."""
TAKES_BACK: frozenset[Ruling] = frozenset({"as read", "as before"})


@dataclass(frozen=True, slots=True)
class KeptRuling:
    """A ruling of the desk on the quote of these words (folded), the `number`th of its like in the text, from 0.

    `head` is the ruling whose chain the quote is on, None where the desk meant this quote.
    """

    id: int
    words: str
    number: int
    ruling: Ruling
    named: NamedSpeaker | None
    head: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A quote set right by hand, or asked to be: who was named before, and who now (None: nobody).

    `changed` counts the quotes that were changed, those on the same chain too ("she added"); 0 where it was only asked.
    `gone`: a correction was taken back, and the bot by itself reads no quote in these words.
    """

    quote: QuoteExcerpt
    before: str | None
    after: str | None
    ruling: Ruling = "speaker"
    changed: int = 0
    gone: bool = False


@dataclass(frozen=True, slots=True)
class PeopleChange:
    """A merge of `person` into `other`, a split of `other` from `person`, or the undoing; `number` undoes it."""

    number: int
    kind: Literal["merge", "split", "undo"]
    person: Person
    other: Person


@dataclass(frozen=True, slots=True)
class Likely:
    """A person, and the people who may be the same one, the likeliest first."""

    person: Person
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """Words that a source called a person by, and the day of the first article that did."""

    words: str
    day: dt.date | None
    article: int


@dataclass(frozen=True, slots=True)
class Who:
    """What the archive knows of a person; `mention` is the first full mention, word for word, in its sentence.

    `others` are the most quoted people with the same name or surname who stay apart, `left_out` counts the rest; `near`
    are people whose name is nearly the same.
    """

    person: Person
    searched: Searched
    mention: Excerpt | None
    described: tuple[Described, ...]
    quotes: int
    articles: int
    first: dt.date | None
    last: dt.date | None
    latest: tuple[QuoteExcerpt, ...]
    sources: tuple[Source, ...]
    others: tuple[Person, ...] = ()
    left_out: int = 0
    near: tuple[Person, ...] = ()

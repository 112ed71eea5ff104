"""What analysis finds in a text, as offsets: passages, quotes and their speakers."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.records.passages import Passages


class Span(NamedTuple):
    """Half-open code-point offsets into a text."""

    start: int
    end: int


Standing = Literal["said", "denied", "disputed", "supposed", "told"]
"""What the text says of the words: that they were said, never said, said to be false, only imagined, or retold."""

SURE = 0.9
"""The confidence from which a speaker is shown flatly; below it with a visible "not sure"."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation without its marks, and who said it.

    `speaker` and `role` are words of the source (`speaker_at`, `role_at` tell where); a forum poster's name may come
    from outside the text, then `speaker_at` is None. `speaker is None` means unattributed. `how` tells what named the
    speaker: "said-clause", "pronoun", "continued", "colon", "according-to", "dialogue", "headline", "post", "editor" or
    "none"; `confidence` runs from 0 to 1.

    `standing`: "said"; "denied" (never said, refused), "disputed" (somebody else's claim, called false), "supposed" (if
    he had said), for which `speaker` is None and `ascribed_to` names whom the words were laid to; "told" (heard at
    second hand), for which `speaker` is the first to have said it and `ascribed_to` None.
    """

    start: int
    end: int
    speaker: str | None
    role: str | None
    how: str
    confidence: float
    speaker_at: Span | None = None
    role_at: Span | None = None
    standing: Standing = "said"
    ascribed_to: str | None = None

    @property
    def sure(self) -> bool:
        """Whether the speaker, or that there is none, is shown flatly."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """A speaker who is named: `given` as in the quotes, `key` for all full mentions, `surname` the last word of it.

    `gender` is "m" or "f" where a title or the first name tells it, else empty. `title` is the one that stands before
    a surname alone, as the text has it.
    """

    given: str
    key: str
    surname: str
    gender: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a text is compared by, from 0 to 2**63-1 and sorted, and its numbers, the same in every process.

    `sampled`: every fourth hash of all its shingles; `said`: those of every shingle of its quotations.
    """

    sampled: tuple[int, ...] = ()
    said: tuple[int, ...] = ()
    figures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything worked out about a text at ingest, so that storing only stores and answering only selects.

    `stems` are those of all its words, divided by spaces; `people` the quotes' speakers who are named; `engine` the
    number of the engine that worked them out, 0 for one without a number.
    """

    language: str | None
    passages: Passages
    quotes: tuple[Quote, ...]
    fingerprint: Fingerprint
    stems: str
    people: tuple[NamedSpeaker, ...] = ()
    engine: int = 0

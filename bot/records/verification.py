"""What verification says of a quote: a verdict, where it stands, and word for word how it differs."""

from dataclasses import dataclass
from typing import Literal

from bot.records.marks import Span

Verdict = Literal["verbatim", "elided", "joined", "altered", "misattributed", "not_found"]
Side = Literal["both", "source", "quote"]


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

"""A heading's quote and the same words in the body: the body says who spoke them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.records.annotations import Quote

_WORD = re.compile(r"\w+")
_SHINGLE = 3
_MOST = 8  # as many holders are looked at
_KEPT = 0.97
"""What is left of the body's confidence: of 100 such words three are somebody's who repeats them."""


def with_echoes(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """`quotes` in which words that a surer quote with a speaker holds whole are laid to that speaker.

    Three words at least. Linear in the length of the quotes.
    """
    words = [tuple(word.lower() for word in _WORD.findall(text[quote.start : quote.end])) for quote in quotes]
    spoken: dict[tuple[str, ...], list[int]] = {}
    for number, quote in enumerate(quotes):
        if quote.speaker is not None and quote.standing == "said":
            for shingle in _shingles(words[number]):
                spoken.setdefault(shingle, []).append(number)
    return [_told(number, quotes, words, spoken) for number in range(len(quotes))]


def _told(
    number: int,
    quotes: Sequence[Quote],
    words: Sequence[tuple[str, ...]],
    spoken: dict[tuple[str, ...], list[int]],
) -> Quote:
    quote, mine = quotes[number], words[number]
    first = next(_shingles(mine), None)
    if first is None or quote.standing != "said":
        return quote
    holders = [other for other in spoken.get(first, ())[:_MOST] if other != number and _holds(words[other], mine)]
    best = max((quotes[other] for other in holders), key=lambda other: other.confidence, default=None)
    if best is None or (quote.speaker is not None and quote.confidence >= best.confidence * _KEPT):
        return quote
    return replace(
        quote, speaker=best.speaker, role=best.role, how="headline", confidence=best.confidence * _KEPT,
        speaker_at=best.speaker_at, role_at=best.role_at,
    )  # fmt: skip


def _shingles(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1))


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether `shorter` stands whole within the longer of two quotes."""
    last = len(longer) - len(shorter)
    return any(longer[at : at + len(shorter)] == shorter for at in range(last + 1)) if last >= 0 else False

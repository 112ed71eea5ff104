"""Copies: articles that carry the same text, trimmed, re-headed, reordered or wrapped in a page's boilerplate."""

from collections.abc import Sequence

from bot.records.annotations import Fingerprint, Quote
from bot.text import shingles


def fingerprint(text: str, quotes: Sequence[Quote] = ()) -> Fingerprint:
    """The fingerprint of `text` and of these quotations in it."""
    said = {value for quote in quotes for value in shingles.hashes(text[quote.start : quote.end])}
    return Fingerprint(shingles.sampled(text), tuple(sorted(said)), shingles.figures(text))


def copied(one: str, other: str) -> bool:
    """Whether one text carries the other: enough of the shorter one's words, and not in fixed words other figures."""
    first, second = fingerprint(one), fingerprint(other)
    same = shingles.contained(first.sampled, second.sampled)
    return same and shingles.same_figures(first.figures, second.figures)

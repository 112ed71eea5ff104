"""Copies: articles that carry the same text, trimmed, re-headed, reordered or wrapped in a page's chrome."""

from bot.text import shingles


def fingerprint(text: str) -> tuple[int, ...]:
    """The sampled shingle hashes of `text`, sorted, each from 0 to 2**63-1: the same in every process."""
    return shingles.sampled(text)


def copied(one: str, other: str) -> bool:
    """Whether one text carries the other: enough of the shorter one's words, and not in fixed words other figures."""
    if not shingles.contained(fingerprint(one), fingerprint(other)):
        return False
    return shingles.same_figures(shingles.figures(one), shingles.figures(other))

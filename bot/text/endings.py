"""Endings of languages that Snowball has no stemmer for, taken off by the lists in their folders.

A light stemmer (Savoy 2006, "Light stemming approaches for European languages"; 2008 for Bulgarian): at each step the
longest ending of its list goes, if enough of a word is left. What a stem changes before an ending is looked for beside
the typed word (`bot.text.alternations`).
"""

from collections.abc import Sequence
from functools import cache

from bot.languages import language as known_as
from bot.text.folding import arabic

SHORTEST = 3
"""Letters that are left of a word at least; two in the Arabic script, which writes no short vowels."""

Steps = tuple[tuple[frozenset[str], int], ...]


def without_endings(folded: Sequence[str], language: str | None) -> Sequence[str] | None:
    """Each folded word without the endings of its language; None for a language that has no list of them."""
    steps = _steps(language)
    return [_without(word, steps) for word in folded] if steps else None


def _without(word: str, steps: Steps) -> str:
    shortest = SHORTEST - bool(arabic.LETTERS.match(word))
    for endings, longest in steps:
        for size in range(min(longest, len(word) - shortest), 0, -1):
            if word[-size:] in endings:
                word = word[:-size]
                break
    return word


@cache
def _steps(language: str | None) -> Steps:
    """By step, the endings and the letters of the longest."""
    known = known_as(language)
    listed = [frozenset(line.split()) for line in known.endings] if known else []
    return tuple((endings, max(map(len, endings))) for endings in listed)

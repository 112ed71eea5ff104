"""Endings of languages that Snowball has no stemmer for, taken off by the patterns in their folders.

A light stemmer, of case, number and gender alone (Savoy 2006, "Light stemming approaches for the French, Portuguese,
German and Hungarian languages"; 2008 for Bulgarian; Dolamic and Savoy 2010 for Bangla and Marathi, where light stemmers
find as much as heavy ones): at each step the longest ending of its list goes, if enough of a word is left. What a stem
changes before an ending is looked for beside the typed word (`bot.text.alternations`).
"""

import re
from collections.abc import Sequence
from functools import cache

from bot.languages import Language
from bot.languages import language as known_as

SHORTEST = 3
"""Letters that are left of a word at least; two in scripts that write vowels as signs, or not at all."""
_FEW_LETTERS = re.compile("[\u0600-\u06ff\u0900-\u0dff]")
_SIGNS = re.compile("[\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0bbe-\u0bcd\u0d82\u0d83\u0dca-\u0ddf]")
MOST_TURNS = 4
"""Endings that stand behind one another: noun, plural, case, and a vowel."""


def without_endings(folded: Sequence[str], language: str | None) -> Sequence[str] | None:
    """Each folded word without the endings of its language; None for a language that has no list of them."""
    known = known_as(language)
    if known is None or not known.endings:
        return None
    steps = _steps(known) * (MOST_TURNS if known.stacked else 1)
    return [_alike(_without(word, steps), known) for word in folded]


def _without(word: str, steps: Sequence[re.Pattern[str]]) -> str:
    shortest = SHORTEST - bool(_FEW_LETTERS.match(word))
    for ending in steps:
        found = next((at for at in ending.finditer(word) if _letters(word[: at.start()]) >= shortest), None)
        word = word[: found.start()] if found else word
    return word


def _letters(stem: str) -> int:
    return len(_SIGNS.sub("", stem))


@cache
def _steps(known: Language) -> tuple[re.Pattern[str], ...]:
    """By step, what finds the endings of its list, the longest first."""
    return tuple(re.compile(f"(?=(?:{'|'.join(line.split())})$)") for line in known.endings)


def _alike(stem: str, known: Language) -> str:
    for pair in known.alike.split():
        one, _, other = pair.removesuffix("$").partition("/")
        if not pair.endswith("$"):
            stem = stem.replace(one, other)
        elif stem.endswith(one):
            stem = stem.removesuffix(one) + other
    return stem

"""Stems for languages without a Snowball stemmer: a light one, which takes off endings of case and number alone.

The endings stand in each language's folder: Bangla, Marathi and Sinhala case markers and the oblique before them
(Thompson 2012, Bengali; Dhongde and Wali 2009, Marathi; Gair and Paolillo 1997, Sinhala), Slovak declension. Light
stemmers find as much as heavy ones in these languages (Dolamic and Savoy 2010, "Comparative Study of Indexing and
Search Strategies for the Hindi, Marathi, and Bengali Languages").
"""

import functools
import re
import unicodedata

from bot.languages import language as known_as

LETTERS_LEFT, LATIN_LEFT = 2, 3
"""Letters of a stem at least, vowel signs not counted."""
LONGEST = 64
"""Letters of a word: of a longer one nothing is taken, and none is kept."""
MOST_TURNS = 4
"""Endings of one word: noun, plural, case, and a vowel."""


def without_endings(word: str, code: str) -> str:
    """A folded word's stem in the language of this code, which has endings of its own."""
    return word if len(word) > LONGEST else _stem(word, code)


@functools.lru_cache(maxsize=50_000)
def _stem(word: str, code: str) -> str:
    ending = _endings(code)
    least = LATIN_LEFT if word[:1] < "\u0250" else LETTERS_LEFT
    for _ in range(MOST_TURNS):
        stem = next((word[: at.start()] for at in ending.finditer(word) if _letters(word[: at.start()]) >= least), word)
        if stem == word:
            break
        word = stem
    return _alike(word, code)


def _letters(stem: str) -> int:
    return sum(unicodedata.category(sign)[0] == "L" for sign in stem)


@functools.cache
def _endings(code: str) -> re.Pattern[str]:
    known = known_as(code)
    return re.compile(f"(?={'|'.join(f'(?:{pattern})$' for pattern in (known.endings if known else ()))})")


def _alike(stem: str, code: str) -> str:
    known = known_as(code)
    for pair in known.alike.split() if known else ():
        one, _, other = pair.removesuffix("$").partition("/")
        if not pair.endswith("$"):
            stem = stem.replace(one, other)
        elif stem.endswith(one):
            stem = stem.removesuffix(one) + other
    return stem

"""Hebrew: points, gershayim, final letters (The Unicode Standard, 9.1; Academy of the Hebrew Language)."""

import re
from collections.abc import Iterator

LETTERS = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]")
_LETTER = "[\u05d0-\u05ea]"
_BEFORE_LAST = rf"(?<={_LETTER})[\"״](?={_LETTER}(?!{_LETTER}))"
_GERESH = re.compile(rf"(?<={_LETTER})['׳’]")
_DOUBLED = re.compile("([וי])\\1")
_MATRES = "וי"
PLENE = 6
_FIRST_SYLLABLE = (1, 2)
LONG = 4
"""Letters of a word whose last ones may be an ending: bayit and mayim are whole words."""
_FINAL = str.maketrans("ךםןףץ", "כמנפצ")
PREFIXES = "והבלמשכ"
"""Letters that are written with the word they stand before: and, the, in, to, from, that, like."""
COMMON_PREFIXES = (*PREFIXES, "וה", "שה")
GERSHAYIM = re.compile(
    rf"{_BEFORE_LAST}|(?<={_LETTER})״(?={_LETTER})|(?<=[{_LETTER[1:-1]}][גדזחטיסעפצקרתךםןףץאנ])\"(?={_LETTER})"
)
"""The sign of an acronym or a number: before the last letter, or in its inflected forms. A typewriter's quotation mark
that stands for it has Hebrew letters on both sides; one that opens a quotation has only a prefix before it."""


def gershayim(text: str, start: int, end: int) -> frozenset[int]:
    """Where in `text[start:end]` a mark stands inside an acronym, and is no quotation mark."""
    if text.isascii() or not LETTERS.search(text, start, end):
        return frozenset()
    return frozenset(mark.start() for mark in GERSHAYIM.finditer(text, start, end))


def same_word(text: str) -> str:
    """Without points, and acronyms as one word."""
    return GERSHAYIM.sub("", _POINTS.sub("", text))


def as_typed(text: str) -> str:
    """And without geresh, final letters as others, vav and yod once where some write them twice (Academy 2017)."""
    return _DOUBLED.sub(r"\1", _GERESH.sub("", same_word(text)).translate(_FINAL))


def singular(word: str) -> str:
    """A folded noun without the endings -im and -e, the endings -ot and -at as -a (Glinert 1989, 437 and 33)."""
    if len(word) > LONG and word.endswith("ימ"):
        return word[:-2]
    if len(word) > LONG and word.endswith("ות"):
        return f"{word[:-2]}ה"
    if len(word) >= LONG and word.endswith("ת"):
        return f"{word[:-1]}ה"
    return word[:-1] if len(word) > LONG and word.endswith("י") else word


def spelled_otherwise(word: str) -> Iterator[str]:
    """A folded word with a vav or yod of its first syllable less or more, as before and since the rules of 2017:
    תכנית, תוכנית; עתונאי, עיתונאי. Of six letters and more with it: in shorter ones it tells words apart."""
    if len(word) >= PLENE:
        yield from (word[:at] + word[at + 1 :] for at in _FIRST_SYLLABLE if word[at] in _MATRES)
    if len(word) >= PLENE - 1:
        yield from (
            f"{word[:at]}{letter}{word[at:]}"
            for at in _FIRST_SYLLABLE
            for letter in _MATRES
            if letter not in (word[at - 1], word[at])
        )


def with_prefixes(word: str) -> tuple[str, ...]:
    """A folded word as it stands with what is written before it, the commonest first."""
    return tuple(prefix + word for prefix in _WRITTEN_BEFORE)


def without_prefix(word: str) -> str | None:
    """A folded word less an article or particle, where three letters are left; None where it begins with none."""
    return word[1:] if len(word) > 3 and word[0] in PREFIXES else None


_WRITTEN_BEFORE = (
    "ה", "ב", "ל", "מ", "ו", "ש", "כ", "וה", "וב", "ול", "ומ", "מה", "שה", "שב", "של", "שמ", "וש", "כש", "כשה",
    "לכש", "ושה", "בה", "לה", "כה", "ומה", "משה", "וכ", "וכש",
)  # fmt: skip

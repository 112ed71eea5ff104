"""Compounds that are written in one or apart, by habit: Urdu وزیراعظم and وزیر اعظم, Tamil மின்கட்டணம் and மின் கட்டணம்.

Neither way is wrong to readers of Persian, Urdu and the languages of India (Academy of Persian 2005, "joined and
separate"; Schmidt 1999, 254, for Urdu; Lehmann 1993, 1.4, for Tamil), so that both are looked for. In Arabic it is so
of "father of", "mother of" and "servant of" in names alone: Abu Dhabi, Umm Durman.
"""

from collections.abc import Iterator, Sequence

import regex

from bot.languages import language as known_as
from bot.records.topics import FORMER, Languages

SHORTEST, LONGEST = 5, 16
"""Signs of a word that may be a compound of two."""
PART = 2
"""Signs of each part at least: চা, tea, has two."""

ARABIC = "ar"
_JOINING = regex.compile(r"\p{Arabic}[\p{Arabic}\p{M}]*|[\u0900-\u0dff]+")
_LETTER = regex.compile(r"\p{L}\p{M}*")
_NAMING = regex.compile("(?:اب[ويا]|ام|عبد)")
"""Abu in its cases, umm and abd: they make a name with the word behind them."""
_NAMED = 3
"""Letters of the word behind them at least: ابواب is no Abu."""


def of_languages(word: str, languages: Languages) -> tuple[str, ...]:
    """Those of the languages that write compounds of this script either way, as their folders tell; Arabic does so in
    names."""
    if word.isascii() or not _JOINING.match(word):
        return ()
    return tuple(code for code in languages if code and code != FORMER and _either_way(code, word))


def apart(word: str, language: str) -> Iterator[tuple[str, str]]:
    """The two parts of a folded word of this language that may be a compound."""
    if not SHORTEST <= len(word) <= LONGEST or not _JOINING.fullmatch(word):
        return
    if language == ARABIC:
        found = _NAMING.match(word)
        if found and len(word) - found.end() >= _NAMED:
            yield word[: found.end()], word[found.end() :]
        return
    cuts = (letter.start() for letter in _LETTER.finditer(word))
    yield from ((word[:at], word[at:]) for at in cuts if PART <= at <= len(word) - PART)


def in_one(parts: Sequence[str], language: str) -> str | None:
    """Two folded words of this language as one; None where they are of other scripts or too long."""
    one = "".join(parts)
    if len(parts) != 2 or len(one) > LONGEST or not all(map(_JOINING.fullmatch, parts)):
        return None
    if language == ARABIC and not (_NAMING.fullmatch(parts[0]) and len(parts[1]) >= _NAMED):
        return None
    return one


def _either_way(code: str, word: str) -> bool:
    known = known_as(code)
    return known is not None and (known.compounds or code == ARABIC) and known.writes(word)

"""Vietnamese: open syllables with i or y (Decision 240 of the Ministry of Education, 1984), cities in short."""

import re
import unicodedata

from bot.text.words import bare

_CITY = re.compile("(tp)([bcdđghklmnpqrstvx]{2,4})")
"""The abbreviation of city, and the first letters of its name, without a vowel."""
_OPEN = re.compile("[hklmst][iy]")


def short_city(word: str) -> tuple[str, str] | None:
    """A city's short name as the texts have it, divided: TPHCM, TP.HCM; None for any other word."""
    found = _CITY.fullmatch(word)
    return (found[1], found[2]) if found else None


def other_vowel(word: str) -> str | None:
    """An open syllable with y for i or the other way round, its tone kept; None for any other word."""
    if not _OPEN.fullmatch(bare(word)):
        return None
    vowel = unicodedata.normalize("NFD", word[-1])
    other = {"i": "y", "y": "i"}[vowel[0]]
    return word[:-1] + unicodedata.normalize("NFC", other + vowel[1:])

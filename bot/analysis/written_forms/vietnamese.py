"""Vietnamese: open syllables with i or y (Decision 240 of the Ministry of Education, 1984)."""

import re
import unicodedata

from bot.text.words import bare

_OPEN = re.compile("[hklmst][iy]")


def other_vowel(word: str) -> str | None:
    """An open syllable with y for i or the other way round, its tone kept; None for any other word."""
    if not _OPEN.fullmatch(bare(word)):
        return None
    vowel = unicodedata.normalize("NFD", word[-1])
    other = {"i": "y", "y": "i"}[vowel[0]]
    return word[:-1] + unicodedata.normalize("NFC", other + vowel[1:])

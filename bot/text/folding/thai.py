"""Thai and Lao: one order of marks, sara am whole (The Unicode Standard, 16.1 and 16.2; WTT 2.0).

NFKC takes sara am apart, and a tone mark may stand on either side of its ring.
"""

import re

LETTERS = re.compile("[\u0e00-\u0eff]")
_SARA_AM = re.compile("([\u0e48-\u0e4b]*)\u0e4d([\u0e48-\u0e4b]*)\u0e32((?:[\u0e48-\u0e4b]++(?!\u0e4d))?)")
_LAO_AM = re.compile("([\u0ec8-\u0ecb]*)\u0ecd([\u0ec8-\u0ecb]*)\u0eb2((?:[\u0ec8-\u0ecb]++(?!\u0ecd))?)")
_TONES = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0ec8\u0ec9\u0eca\u0ecb")
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4b]{2,}|[\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecb]{2,}")
_TWICE = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece])\\1+")


_REPEATED = re.compile("(?<![ \u00a0])[ \u00a0]++(?=\u0e46)")
"""The space before the sign of repetition, which the Royal Society asks for and few type."""
_LAO_LO = "\u0eab\u0ebc", "\u0eab\u0ea5"
"""High lo, as a sign below or as a letter."""
_ABBREVIATED = re.compile("(?:[\u0e01-\u0e2e]\\.){2,}")
_LAO_RO = "\u0ea3", "\u0ea5"
"""Ro, which the spelling of 1975 put down as lo and that of 2000 brought back in names and foreign words."""


def same_word(text: str) -> str:
    """Vowel before tone, each mark once, sara am and sara ae as one letter."""
    text = _SARA_AM.sub(lambda am: f"{''.join(am.groups())}\u0e33", text)
    text = _LAO_AM.sub(lambda am: f"{''.join(am.groups())}\u0eb3", text)
    text = _REPEATED.sub("", text).replace(*_LAO_LO)
    text = text.replace("\u0e40\u0e40", "\u0e41").replace("\u0ec0\u0ec0", "\u0ec1")
    text = _MARKS.sub(lambda marks: "".join(sorted(marks[0], key=_TONES.__contains__)), text)
    return _TWICE.sub(r"\1", text)


def as_typed(text: str) -> str:
    """And abbreviations without points or paiyannoi (ส.ส., สส.; กรุงเทพฯ), Lao ro as lo."""
    text = text.replace("\u0e2f", "")
    if "." in text:
        text = _ABBREVIATED.sub(lambda letters: f"{letters[0].replace('.', '')} ", text)
    return same_word(text).replace(*_LAO_RO)

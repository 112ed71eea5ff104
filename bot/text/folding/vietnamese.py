"""Vietnamese: where a tone mark stands in oa, oe and uy: hòa and hoà are one word (TCVN 5712, and the older usage)."""

import re
import unicodedata
from itertools import product

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PLACED = {
    unicodedata.normalize("NFC", first + tone + second): unicodedata.normalize("NFC", first + second + tone)
    for one, other in ("oa", "oe", "uy")
    for first, second, tone in product((one, one.upper()), (other, other.upper()), _TONES)
}
_O, _U = "òóõỏọÒÓÕỎỌ", "ùúũủụÙÚŨỦỤ"
VOWELS = re.compile(f"[{_O}{_U}]")
LETTERS = re.compile(f"[{_O}{_U}](?:(?<=[{_O}])[aeAE]|(?<=[{_U}])[yY])")
_AT_END = re.compile(rf"(?:{LETTERS.pattern})(?![^\W\d_])")


def same_word(text: str) -> str:
    """The tone on the second vowel, in an open syllable, where the two usages differ."""
    return _AT_END.sub(lambda vowels: _PLACED[vowels[0]], text)

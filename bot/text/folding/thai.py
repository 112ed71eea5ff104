"""Thai and Lao: one order of marks, sara am whole (The Unicode Standard, 16.1 and 16.2; WTT 2.0).

NFKC takes sara am apart, and a tone mark may stand on either side of its ring.
"""

import re

LETTERS = re.compile("[\u0e00-\u0eff]")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32|([\u0e48-\u0e4b]+)\u0e4d\u0e32")
_LAO_AM = re.compile("\u0ecd([\u0ec8-\u0ecb]*)\u0eb2|([\u0ec8-\u0ecb]+)\u0ecd\u0eb2")
_TONE_FIRST = re.compile("([\u0e48-\u0e4b]+)([\u0e31\u0e34-\u0e3a\u0e47]+)|([\u0ec8-\u0ecb]+)([\u0eb1\u0eb4-\u0ebc]+)")
_TWICE = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece])\\1+")


def same_word(text: str) -> str:
    """Vowel before tone, each mark once, sara am and sara ae as one letter."""
    text = _SARA_AM.sub(lambda am: f"{am[1] or am[2] or ''}\u0e33", text)
    text = _LAO_AM.sub(lambda am: f"{am[1] or am[2] or ''}\u0eb3", text)
    text = text.replace("\u0e40\u0e40", "\u0e41").replace("\u0ec0\u0ec0", "\u0ec1")
    text = _TONE_FIRST.sub(lambda marks: f"{marks[2] or marks[4]}{marks[1] or marks[3]}", text)
    return _TWICE.sub(r"\1", text)

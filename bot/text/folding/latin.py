"""Latin letters: codes that stand for one letter, and marks that people leave out when they type, by language.

Endings depend on such marks: a stemmer knows "köprüsü", not "koprusu" (CLDR, main and auxiliary exemplars).
"""

import re
from collections.abc import Iterator
from itertools import product

from bot.languages import language as known_as

LETTERS = re.compile("[\u0152\u0153\u0218-\u021b]")
_ONE_CODE = str.maketrans(
    dict(zip("\u0218\u0219\u021a\u021b", "\u015e\u015f\u0162\u0163", strict=True)) | {"\u0152": "OE", "\u0153": "oe"}
)
"""Romanian s and t with a comma, which had only those with a cedilla until Unicode 3.0 (SR 13411; The Unicode Standard,
7.1): no other orthography has the commas. And the French ligature of o and e, which keyboards lack."""

MOST = 256
"""Ways to set the marks that are tried."""


def same_word(text: str) -> str:
    """Romanian commas as cedillas, the ligature as two letters."""
    return text.translate(_ONE_CODE)


def marked_ways(word: str, language: str) -> Iterator[str]:
    """A word typed without marks, with the marks that it may have; nothing where they are too many."""
    known = known_as(language)
    ways = {group[0]: group for group in known.marked.split()} if known else {}
    each = [ways.get(letter, letter) for letter in word]
    many = 1
    for letters in each:
        many *= len(letters)
    if 1 < many <= MOST:
        yield from map("".join, product(*each))

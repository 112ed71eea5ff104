"""Amharic in Ethiopic letters: those of one sound, and what is written together with a noun.

Four sounds have two or three letters each, which Amharic has not told apart for centuries and writes by habit: ሥራ and
ስራ are work, ዓለም and አለም the world; of h and the glottal stop the first and the fourth order sound alike as well
(Leslau 1995, Reference Grammar of Amharic, 1-2). Prepositions stand before a noun, number, article and object marker
behind it; these change the order (the vowel) of its last letter (Leslau 1995, 38-46).
"""

import re

LETTERS = re.compile("[\u1200-\u137f]")
ORDERS = 7
SHORT = 2
"""Letters of a noun too short for a preposition to be told from its first letter."""
_SERIES = (("ሐ", "ሀ"), ("ኀ", "ሀ"), ("ሠ", "ሰ"), ("ዐ", "አ"), ("ፀ", "ጸ"))
"""Each letter that is written for the sound of another, by their first orders."""
_HOMOPHONES = {ord(one) + order: ord(other) + order for one, other in _SERIES for order in range(ORDERS)}
_FOURTH_AS_FIRST = {ord("ሃ"): "ሀ", ord("ኣ"): "አ"}

_SIXTH, _SERIES_SIZE = 5, 8
_PREPOSITION = re.compile("^(?:እንደ|ስለ|ወደ|[የበከለ])(?=...)")
"""Of, in, from, to; like, about, towards: before a noun of three letters and more. እንደቀነሰ keeps three."""
_PARTICLE = re.compile("(?<=...)[ንምና]$")
"""The object marker, too, and: behind a noun of three letters and more."""
_SEVENTH = "".join(map(chr, range(0x1206, 0x1358, _SERIES_SIZE)))
_PLURAL = re.compile(f"(?<=..)ዎ[ችቹ]$|(?<=.[{_SEVENTH}])[ችቹ]$")
_ARTICLE = re.compile("(?<=..)[ውዋ]$")
_BEFORE = "የበከለ"


def same_word(text: str) -> str:
    """Every letter tells a word."""
    return text


def as_typed(text: str) -> str:
    """Letters of one sound as one."""
    return text.translate(_HOMOPHONES).translate(_FOURTH_AS_FIRST)


def amharic(word: str) -> str:
    """A folded noun without preposition, particle, number and article, its last letter in the sixth order."""
    if not LETTERS.match(word):
        return word
    bare = _PARTICLE.sub("", word)
    plain = _PLURAL.sub("", bare)
    plain = _ARTICLE.sub("", plain) if plain == bare else plain
    return _PREPOSITION.sub("", plain[:-1] + _closed(plain[-1], len(plain)))


def with_prepositions(word: str) -> tuple[str, ...]:
    """A folded noun of two letters with what stands before it, which is left there in a text's stems; of one that was
    typed with it, the bare noun too."""
    bare = word[1:] if len(word) == SHORT + 1 and word[0] in _BEFORE else word
    return (bare, *(before + bare for before in _BEFORE)) if len(bare) == SHORT else ()


def _closed(letter: str, length: int) -> str:
    """A last letter with the vowel of a plural or an article, in the sixth order; of longer words also with a."""
    order = (ord(letter) - 0x1200) % _SERIES_SIZE
    open_orders = (1, 6) if length < 3 else (1, 3, 6)
    return chr(ord(letter) - order + _SIXTH) if LETTERS.match(letter) and order in open_orders else letter

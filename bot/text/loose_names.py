"""Names as they are typed without their marks: who is called so, among those who are called otherwise by a letter."""

import re
import unicodedata

from bot.text.folding import as_typed
from bot.text.words import bare

_BETWEEN = re.compile(r"[\s\-\u2010\u2011.'’]+")
_LETTER = re.compile("[^\u0300-\u036f]([\u0300-\u036f]*)")
_PLAIN = frozenset("bfmpqvwx0123456789 -.")
"""Letters and signs that bear no marks in names; any other may be what is typed for it."""
_JOINTS = str.maketrans("-'’", "   ")


def typed(name: str) -> str:
    """A name in small letters without what people leave out when they type."""
    return " ".join(bare(as_typed(word)) for word in name.casefold().replace("’", "'").split())


def pattern(key: str) -> str:
    """What LIKE finds: names of the same length that have the same unmarked letters."""
    return "".join(letter if letter in _PLAIN else "_" for letter in key)


def squeezed(name: str) -> str:
    """A name as `typed`, its spaces, hyphens, points and apostrophes aside: Seo-yun, Seo Yun and Seoyun."""
    return _BETWEEN.sub("", typed(name))


def contradicts(one: str, other: str) -> bool:
    """Whether two names of the same letters bear other marks at one of them: Tại is not Tài; Tai may be either."""
    pairs = zip(_marks(one), _marks(other), strict=False)
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def is_marked_otherwise(given: str, name: str) -> bool:
    """Whether a word of `given` stands in a name with other marks alone: Sạch for Sách."""
    words = name.split()
    alike = ((word, [other for other in words if typed(other) == typed(word)]) for word in given.split())
    return any(others and all(contradicts(word, other) for other in others) for word, others in alike)


def _marks(name: str) -> list[str]:
    """The marks of each letter of a name in small letters."""
    split = unicodedata.normalize("NFD", name.casefold())
    return [found[1] for found in _LETTER.finditer(split)]


def begins(name: str, sought: str) -> bool:
    """Whether a word of a name in small letters, or a part behind an apostrophe or hyphen, begins as sought."""
    plain = typed(name)
    return any(f" {sought}" in f" {way}" for way in (plain, plain.translate(_JOINTS)))

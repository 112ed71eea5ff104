"""Names as they are typed without their marks: who is called so, among those who are called otherwise by a letter."""

from bot.text.folding import as_typed
from bot.text.words import bare

_PLAIN = frozenset("bfmpqvwx0123456789 -.")
"""Letters and signs that bear no marks in names; any other may be what is typed for it."""
_JOINTS = str.maketrans("-'’", "   ")


def typed(name: str) -> str:
    """A name in small letters without what people leave out when they type."""
    return " ".join(bare(as_typed(word)) for word in name.casefold().replace("’", "'").split())


def pattern(key: str) -> str:
    """What LIKE finds: names of the same length that have the same unmarked letters."""
    return "".join(letter if letter in _PLAIN else "_" for letter in key)


def begins(name: str, sought: str) -> bool:
    """Whether a word of a name in small letters, or a part behind an apostrophe or hyphen, begins as sought."""
    plain = typed(name)
    return any(f" {sought}" in f" {way}" for way in (plain, plain.translate(_JOINTS)))

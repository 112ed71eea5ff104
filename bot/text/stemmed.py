"""A text as it is stored for search, its stems between spaces: read here, neither folded nor stemmed again."""

from bot.records.topics import BEGINS
from bot.text.words import IS_PAIRED


def signs_of_word(stems: str) -> float:
    """How many pairs of signs a word of this text has: 1 where words are written apart.

    Told from the sign in the middle of its opening. Thai words have some five letters, Chinese ones 1.7 characters,
    Korean ones 2.5 syllables.
    """
    if stems.isascii():
        return 1.0
    opening = sorted(stems[:400].replace(" ", ""))
    middle = opening[len(opening) // 2] if opening else ""
    if not IS_PAIRED.match(middle):
        return 1.0
    return 5.0 if middle < "\u1100" or "\u1780" <= middle < "\u1800" else 2.5 if "\uac00" <= middle <= "\ud7a3" else 1.7


def needle(spelled: str) -> str:
    """What is looked for in stems that stand between spaces: a term as `spelling` gives it."""
    return f" {spelled.removesuffix(BEGINS)}" if spelled.endswith(BEGINS) else f" {spelled} "

"""Indonesian, Malay and Filipino: words said twice, and what Filipino hangs on a word or shortens."""

import re
from collections.abc import Iterator

from bot.languages import Language

_TWICE = re.compile(r"([^\W\d_]{2,})[2²]")
_SAINTS = {"santa": "sta", "sta": "santa", "santo": "sto", "sto": "santo"}


def said_twice(word: str) -> str | None:
    """The word that a figure repeats: anak2; None for another."""
    found = _TWICE.fullmatch(word)
    return found[1] if found else None


def ways(word: str, known: Language) -> Iterator[str]:
    """Said twice and typed so with a figure, with the linker or without it; nothing in languages that have neither."""
    if known.doubling:
        yield f"{word}2"
    if known.linker:
        yield from _linked(word, known.linker)


def _linked(word: str, linker: str) -> Iterator[str]:
    """With its linker, or without (Schachter and Otanes 1972, 118); a saint's title in full or short."""
    if word in _SAINTS:
        yield _SAINTS[word]
    if word.endswith(linker):
        yield word.removesuffix(linker)
        yield word[:-1]
    elif word[-1] in "aeiou":
        yield word + linker
    elif word[-1] == "n":
        yield word + linker[1:]

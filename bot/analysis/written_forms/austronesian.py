"""Indonesian, Malay and Filipino: words said twice, what is hung on them, and what Filipino shortens."""

import re
from collections.abc import Iterator

from bot.languages import Language

_TWICE = re.compile(r"([^\W\d_]{2,})[2²]")
SHORTEST = 3
"""Letters of a word that has an enclitic."""

_SAINTS = {"santa": "sta", "sta": "santa", "santo": "sto", "sto": "santo"}


def said_twice(word: str) -> str | None:
    """The word that a figure repeats: anak2; None for another."""
    found = _TWICE.fullmatch(word)
    return found[1] if found else None


def ways(word: str, known: Language) -> Iterator[str]:
    """Said twice and typed so with a figure, with linker or enclitic or without; nothing in languages without these."""
    if known.doubling:
        yield f"{word}2"
    yield from _with_enclitics(word, known)
    if known.linker:
        yield from _linked(word, known.linker)


def _with_enclitics(word: str, known: Language) -> Iterator[str]:
    """With each enclitic, and without the one that it has (Sneddon 2010, Indonesian, 1.8)."""
    for enclitic in known.enclitics.split():
        if len(word) >= SHORTEST:
            yield word + enclitic
        if word.endswith(enclitic) and len(word) - len(enclitic) >= SHORTEST:
            yield word.removesuffix(enclitic)


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

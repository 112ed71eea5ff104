"""Which English words that share a stem say the same: inflections and deeds, not market and marketing."""

import functools
import re

from bot.languages import listed

_DEEDS = ("ed", "ing", "tion", "sion", "ment")
"""Endings of what somebody does: past tense, gerund and the nouns that are made of verbs (Quirk et al. 1985, I.29)."""


_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


def is_form(word: str, typed: str) -> bool:
    """Whether a word that shares the typed one's stem says the same: its inflection, or the deed by its verb or noun.

    Investigation, investigating and investigated are one thing, and so are bombing and bombed; market and marketing,
    rates and ratings are two: an "-ing" beside a plain noun is a word of its own.
    """
    pairs = {f"{base}/{word}" for base in _bases(typed)} | {f"{base}/{typed}" for base in _bases(word)}
    if word != typed and not pairs.isdisjoint(_apart()):
        return False
    return bool(_bases(word) & _bases(typed)) or (_is_deed(word) and _is_deed(typed))


def _is_deed(word: str) -> bool:
    return word.endswith(_DEEDS) or word.removesuffix("s").endswith(_DEEDS)


def _bases(word: str) -> frozenset[str]:
    """What a word may be an inflection of: plurals and past tenses, no "-ing", which makes words of their own."""
    bases = {word}
    if word.endswith(("ies", "ied")):
        bases.add(word[:-3] + "y")
    if word.endswith("es"):
        bases |= {word[:-2], word[:-1]}
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        bases.add(word[:-1])
    if word.endswith("ed"):
        bases |= {word[:-2], word[:-1], _DOUBLED.sub(r"\1", word[:-2])}
    return frozenset(bases)


@functools.cache
def _apart() -> frozenset[str]:
    return listed("asking", "places", "apart")

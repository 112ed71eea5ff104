"""The language that a text is written in, where what a page declares cannot be true."""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

import stop_words

from bot.languages import languages
from bot.text.stopwords import stopwords

LOOKED_AT = 4_000
"""Characters of a text that tell its language."""

LEAST_WORDS = 40
"""Words of a text too short to contradict what is declared."""

HARDLY, CLEARLY = 0.12, 0.24
"""Shares of a language's commonest words among all words: a text has less than HARDLY of the language declared, and
CLEARLY more of another. Of 705 mixed reports those in English have .33 or more of English, others .09 or less."""

_WORD = re.compile(r"[^\W\d_]+")


def written(declared: str, text: str) -> str:
    """The language of a text (ISO 639-1): as `declared`, unless a text of some length is plainly in another one."""
    words = Counter(_WORD.findall(text[:LOOKED_AT].casefold()))
    if declared not in _known() or _share(declared, words) >= HARDLY:
        return declared
    return _by_script(text[:LOOKED_AT]) or _best(words) or declared


def _by_script(text: str) -> str | None:
    """The language whose script more than half of a text's letters are of; None for Latin letters and the like."""
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0].split("-")[0] for letter in text if letter.isalpha())
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * scripts.total():
        return "ja"
    script, often = scripts.most_common(1)[0] if scripts else ("", 0)
    return _scripts().get(script) if 2 * often > scripts.total() else None


def _best(words: Counter[str]) -> str | None:
    """The language of a text of LEAST_WORDS or more that is CLEARLY its own."""
    if words.total() < LEAST_WORDS:
        return None
    shares = {language: _share(language, words) for language in _known()}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= CLEARLY else None


def _share(language: str, words: Counter[str]) -> float:
    common = stopwords(language) if language in _known() else frozenset()
    return sum(often for word, often in words.items() if word in common) / max(1, words.total())


@functools.cache
def _scripts() -> Mapping[str, str]:
    """The language of a script that one language alone is written in, or mostly."""
    return {script: each.code for each in languages() for script in each.scripts}


@functools.cache
def _known() -> tuple[str, ...]:
    """The languages that have stop words, English first."""
    own = {each.code for each in languages() if each.stopwords}
    return tuple(sorted(own.union(stop_words.LANGUAGE_MAPPING), key=lambda code: (code != "en", code)))

"""Accents that were typed: an article whose word has others is of something else, one without any may be meant."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from bot.records.topics import Candidate, Topic
from bot.text.words import bare

_VIETNAMESE = re.compile("[ăđơư\u1ea0-\u1ef9]")
_LASTING = frozenset("ñı")
"""Letters that are another in no form of a word: Spanish ñ, the Turkish ı, which harmony joins with its kind."""
_VOWELS = frozenset(["a", "ae", "e", "i", "o", "oe", "u", "y"])
WRITTEN = 2
"""Stems with a letter that a text must have, so that a word without it is known to be another."""
UNMARKED = 0.5
"""The share of its score that an article keeps whose word lacks the accents that were typed: exact forms first."""


def written_so(topic: Topic, rows: Sequence[Candidate]) -> Sequence[Candidate]:
    """The articles less those that write a typed word with other accents alone.

    All of them where none is left, but for those whose words lack a mark that lasts. Vietnamese words are others with
    other marks: there those with more marks are left.
    """
    typed = [frozenset(idea.accented) for idea in topic.ideas if idea.accented]
    if not typed:
        return rows
    rows = [row for row in rows if not any(_lacks_mark(row.stems, exact) for exact in typed)]
    kept = [row for row in rows if not any(_otherwise(row.stems, exact, _same) for exact in typed)]
    if not kept and any(_VIETNAMESE.search(word) for exact in typed for word in exact):
        return [row for row in rows if not any(_otherwise(row.stems, exact, _may_be) for exact in typed)]
    return kept or rows


def share(topic: Topic, rows: Sequence[Candidate]) -> Callable[[Candidate], float]:
    """What an article's score is worth: less where its word has no accents, and others have those that were typed."""
    typed = [frozenset(idea.accented) for idea in topic.ideas if idea.accented]
    exact = {row.article for row in rows if typed and all(map(_written(row.stems).intersection, typed))}
    return lambda row: 1.0 if not exact or row.article in exact else UNMARKED


def _written(stems: str) -> frozenset[str]:
    """The stems with accents of an article."""
    behind = stems.rfind("|")
    return frozenset() if behind == stems.find("|") else frozenset(stems[behind + 1 :].split())


def _lacks_mark(stems: str, exact: frozenset[str]) -> bool:
    """Whether the typed word has a mark that all its forms keep, and the article's is without it: laska for łaska, cam
    for çam, sinir for sınır.

    Inflection changes the ends of stems and their vowels (Polish ó and o, Czech ů and o, German ä and a), no consonant
    that a word begins with. Of a text that writes the letter in fewer than WRITTEN stems the keyboard may lack it.
    """
    lasting = {typed: place for typed in exact if (place := _lasting(typed)) is not None}
    if len(lasting) < len(exact) or not any(f" {bare(typed)} " in stems for typed in exact):
        return False
    written = _written(stems)
    return all(_stands_otherwise(written, typed, place) for typed, place in lasting.items())


def _lasting(typed: str) -> int | None:
    """Where the last letter stands whose mark no form of the word lacks; None where none does."""
    places = [at for at, letter in enumerate(typed) if letter in _LASTING]
    in_front = bare(typed[0]) != typed[0] and bare(typed[0]) not in _VOWELS
    return places[-1] if places else 0 if in_front else None


def _stands_otherwise(written: frozenset[str], typed: str, place: int) -> bool:
    letter, opening = typed[place], bare(typed[: place + 2])
    if any(stem[place : place + 1] == letter and bare(stem[: place + 2]) == opening for stem in written):
        return False
    return sum(letter in stem for stem in written) >= WRITTEN


def _otherwise(stems: str, exact: frozenset[str], alike: Callable[[str, str], bool]) -> bool:
    """Whether the letters of a word stand in an article with accents, and never with those of `exact`."""
    letters = frozenset(map(bare, exact))
    written = [stem for stem in _written(stems) if bare(stem) in letters]
    return bool(written) and not any(alike(typed, stem) for typed in exact for stem in written)


def _same(typed: str, written: str) -> bool:
    return typed == written


def _may_be(typed: str, written: str) -> bool:
    """Whether marks were left out: đap for đập, not dâu for đâu. The letter of Iceland stands for that of Vietnam."""
    left = iter(unicodedata.normalize("NFD", written))
    return all(sign in left for sign in unicodedata.normalize("NFD", typed.replace("ð", "đ")))

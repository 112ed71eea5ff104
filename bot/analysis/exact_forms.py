"""Accents that were typed: an article whose word has others is of something else, one without any may be meant."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from bot.records.topics import Candidate, Topic
from bot.text.words import bare

_VIETNAMESE = re.compile("[ăđơư\u1ea0-\u1ef9]")
_VOWELS = frozenset(["a", "ae", "e", "i", "o", "oe", "u", "y"])
WRITTEN = 2
"""Stems with a letter that a text must have, so that a word without it is known to be another."""
UNMARKED = 0.5
"""The share of its score that an article keeps whose word lacks the accents that were typed: exact forms first."""


def written_so(topic: Topic, rows: Sequence[Candidate]) -> Sequence[Candidate]:
    """The articles less those that write a typed word with other accents alone.

    All of them where none is left, but for those whose words begin otherwise. Vietnamese words are others with other
    marks: there those with more marks are left.
    """
    typed = [frozenset(idea.accented) for idea in topic.ideas if idea.accented]
    if not typed:
        return rows
    rows = [row for row in rows if not any(_begin_otherwise(row.stems, exact) for exact in typed)]
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


def _begin_otherwise(stems: str, exact: frozenset[str]) -> bool:
    """Whether the typed word begins with a marked consonant, and the article's begins without its mark: laska for
    łaska, cam for çam.

    Inflection changes the ends of stems and their vowels (Polish ó and o, Czech ů and o, German ä and a), no consonant
    that a word begins with. Of a text that writes the letter in fewer than WRITTEN stems the keyboard may lack it.
    """
    if any(bare(typed[0]) in _VOWELS or bare(typed[0]) == typed[0] for typed in exact):
        return False
    stands = any(f" {bare(typed)} " in stems for typed in exact)
    return stands and all(_begins_otherwise(_written(stems), typed) for typed in exact)


def _begins_otherwise(written: frozenset[str], typed: str) -> bool:
    first, opening = typed[0], bare(typed[:2])
    if any(stem[0] == first and bare(stem[:2]) == opening for stem in written):
        return False
    return sum(first in stem for stem in written) >= WRITTEN


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

"""Accents that were typed: an article whose word has others is of something else, one without any may be meant."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from bot.records.topics import Candidate, Topic
from bot.text.words import bare

_VIETNAMESE = re.compile("[ăđơư\u1ea0-\u1ef9]")
UNMARKED = 0.5
"""The share of its score that an article keeps whose word lacks the accents that were typed: exact forms first."""


def written_so(topic: Topic, rows: Sequence[Candidate]) -> Sequence[Candidate]:
    """The articles less those that write a typed word with other accents alone.

    All of them where none is left. Vietnamese words are others with other marks: there those with more marks are left.
    """
    typed = [frozenset(idea.accented) for idea in topic.ideas if idea.accented]
    if not typed:
        return rows
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

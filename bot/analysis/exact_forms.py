"""Accents that were typed: an article whose word has others is of something else, one without any may be meant."""

from collections.abc import Callable, Sequence

from bot.records.topics import Candidate, Topic
from bot.text.words import bare

UNMARKED = 0.5
"""The share of its score that an article keeps whose word lacks the accents that were typed: exact forms first."""


def written_so(topic: Topic, rows: Sequence[Candidate]) -> Sequence[Candidate]:
    """The articles less those that write a typed word with other accents alone; all of them where none is left."""
    typed = [frozenset(idea.accented) for idea in topic.ideas if idea.accented]
    if not typed:
        return rows
    kept = [row for row in rows if not any(_otherwise(row.stems, exact) for exact in typed)]
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


def _otherwise(stems: str, exact: frozenset[str]) -> bool:
    """Whether the letters of a word stand in an article with accents, and never with those of `exact`."""
    written = _written(stems)
    letters = frozenset(map(bare, exact))
    return written.isdisjoint(exact) and any(bare(stem) in letters for stem in written)

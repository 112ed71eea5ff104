"""Accents that were typed: an article whose word has others is of something else, one without any may be meant."""

from collections.abc import Sequence

from bot.records.topics import Candidate, Topic
from bot.text.words import bare


def written_so(topic: Topic, rows: Sequence[Candidate]) -> Sequence[Candidate]:
    """The articles less those that write a typed word with other accents alone; all of them where none is left."""
    typed = [frozenset(idea.accented) for idea in topic.ideas if idea.accented]
    if not typed:
        return rows
    kept = [row for row in rows if not any(_otherwise(row.stems, exact) for exact in typed)]
    return kept or rows


def _otherwise(stems: str, exact: frozenset[str]) -> bool:
    """Whether the letters of a word stand in an article with accents, and never with those of `exact`."""
    behind = stems.rfind("|")
    if behind == stems.find("|"):
        return False
    written = frozenset(stems[behind + 1 :].split())
    letters = frozenset(map(bare, exact))
    return written.isdisjoint(exact) and any(bare(stem) in letters for stem in written)

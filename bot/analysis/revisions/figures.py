"""Figures for one thing: of "3 dead" on Monday and "19 dead" on Thursday the newest stands."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.analysis.revisions.forms import Forms, table
from bot.text.wording import forms
from bot.text.words import stem_text

BEFORE, ALONE = 4, 14
"""Words between a figure and what it counts; where it is the sentence's only figure."""
SHARED = 3
"""Content words that two sentences share which tell of one event, besides what is counted."""
NEAR = dt.timedelta(days=45)
"""The longest in which a count of one event is brought up to date; what is told later may be of another."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure for a thing in a sentence, with the stems of what else the sentence tells."""

    thing: str
    figure: str
    stems: frozenset[str]


def counts(cut: str, concepts: frozenset[str], code: str, language: str | None) -> tuple[Count, ...]:
    """What the sentence `cut` counts, by the table of `code`; `concepts` are the stems of its words, and pairs."""
    things = _stemmed_things(code, language)
    if things.isdisjoint(concepts):
        return ()
    told = frozenset(stem for stem in concepts - things if " " not in stem and not stem.isdigit())
    return tuple(Count(thing, figure, told) for thing, figure in _counted(forms(cut), table(code)))


def superseded(
    sentences: Iterable[tuple[int, int, dt.date | None, tuple[Count, ...]]],
) -> set[tuple[int, int]]:
    """Story and passage of each of `sentences` (story, passage, sure day, counts) whose figure a newer one replaces.

    A newer figure that is the same replaces nothing, and what tells of no day neither replaces nor is replaced.
    """
    dated = [(story, passage, day, count) for story, passage, day, its in sentences if its and day for count in its]
    return {
        (story, passage)
        for story, passage, day, old in dated
        if any(
            dt.timedelta(0) < later - day <= NEAR
            and new.thing == old.thing
            and new.figure != old.figure
            and len(new.stems & old.stems) >= SHARED
            for _, _, later, new in dated
        )
    }


@cache
def _stemmed_things(code: str, language: str | None) -> frozenset[str]:
    """The words of all counted things of a table, stemmed as texts of `language` are."""
    return frozenset(stem_text(" ".join(table(code).things), language).split())


def _counted(words: Sequence[str], known: Forms) -> Iterator[tuple[str, str]]:
    """Things and their figures."""
    numbers = [(at, number) for at, word in enumerate(words) if (number := known.number(word)) is not None]
    reach = ALONE if len(numbers) == 1 else BEFORE
    things = [(at, known.things[word]) for at, word in enumerate(words) if word in known.things]
    for at, figure in numbers:
        near = [(abs(there - at), thing) for there, thing in things if -reach <= at - there <= reach]
        if near:
            yield min(near)[1], figure

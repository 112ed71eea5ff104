"""Figures for one thing: of "3 dead" on Monday and "19 dead" on Thursday the newest stands."""

import datetime as dt
from collections import Counter
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
MOST = 40
"""Counts of one thing in an article that are compared: a text of nothing but counts costs no more than a report."""
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


@dataclass(frozen=True, slots=True)
class CountedSentence:
    """A sentence by story and passage, the sure day and the number of its article, and what it counts."""

    at: tuple[int, int]
    day: dt.date | None
    added: int
    counts: tuple[Count, ...]


_Dated = tuple[dt.date, CountedSentence, Count]


def superseded(tellings: Iterable[CountedSentence]) -> set[tuple[int, int]]:
    """Story and passage of each sentence whose figure a newer one replaces; of one day what was added last is newer.

    A newer figure that is the same replaces nothing, and what tells of no day neither replaces nor is replaced. Of each
    story the first MOST counts of a thing are compared.
    """
    by_thing: dict[str, list[_Dated]] = {}
    often: Counter[tuple[str, int]] = Counter()
    for telling in tellings:
        for count in telling.counts:
            if telling.day is None:
                break
            key = count.thing, telling.at[0]
            often[key] += 1
            if often[key] <= MOST:
                by_thing.setdefault(count.thing, []).append((telling.day, telling, count))
    return {old[1].at for dated in by_thing.values() for old in dated if any(_replaces(new, old) for new in dated)}


def _replaces(new: _Dated, old: _Dated) -> bool:
    (later, newer, figure), (day, older, before) = new, old
    return (
        dt.timedelta(0) <= later - day <= NEAR
        and (later, newer.added) > (day, older.added)
        and figure.figure != before.figure
        and len(figure.stems & before.stems) >= SHARED
    )


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

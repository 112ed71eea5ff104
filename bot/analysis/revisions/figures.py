"""Figures for one thing: of "3 dead" on Monday and "19 dead" on Thursday the newest stands."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.analysis.lexicon import lexicon_for
from bot.analysis.revisions.forms import Forms, table
from bot.records.archive import AnnotatedArticle
from bot.text.stopwords import stopwords
from bot.text.wording import forms
from bot.text.words import stem_text

BEFORE, ALONE = 4, 14
"""Words between a figure and what it counts; where it is the sentence's only figure."""
SHARED = 3
"""Content words that two sentences share which tell of one event, besides what is counted."""
MOST_READ = 30


@dataclass(frozen=True, slots=True)
class _Count:
    place: int
    number: int
    day: dt.date
    thing: str
    figure: str
    stems: frozenset[str]


def superseded(articles: Sequence[AnnotatedArticle]) -> set[tuple[int, int]]:
    """Place of the article and number of each passage whose figure a newer article replaces.

    Only sure days count. A newer figure that is the same replaces nothing.
    """
    counts = [count for place, marked in enumerate(articles) for count in _counts(place, marked)]
    return {
        (old.place, old.number)
        for old in counts
        if any(
            new.day > old.day
            and new.thing == old.thing
            and new.figure != old.figure
            and len(new.stems & old.stems) >= SHARED
            for new in counts
        )
    }


def _counts(place: int, marked: AnnotatedArticle) -> Iterator[_Count]:
    day, language, text = marked.article.day, marked.article.language, marked.version.text
    if day is None or not marked.article.published.sure:
        return
    known = table(lexicon_for(language, text).language)
    common = stopwords(language)
    for number, passage in enumerate(marked.passages[:MOST_READ]):
        words = forms(text[passage.start : passage.end])
        told = [word for word in words if word not in common and word not in known.things and not known.number(word)]
        for thing, figure in _counted(words, known):
            stems = frozenset(stem_text(" ".join(told), language).split())
            yield _Count(place, number, day, thing, figure, stems)


def _counted(words: Sequence[str], known: Forms) -> Iterator[tuple[str, str]]:
    """Things and their figures."""
    numbers = [(at, number) for at, word in enumerate(words) if (number := known.number(word)) is not None]
    reach = ALONE if len(numbers) == 1 else BEFORE
    things = [(at, known.things[word]) for at, word in enumerate(words) if word in known.things]
    for at, figure in numbers:
        near = [(abs(there - at), thing) for there, thing in things if -reach <= at - there <= reach]
        if near:
            yield min(near)[1], figure

"""A text prepared for looking up runs of words, and a quote taken apart at its marked cuts."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import regex

from bot.errors.asking import TooRepetitive
from bot.records.annotations import Span
from bot.text.cache import TextCache
from bot.text.wording import forms, word_columns

MOST_PLACES = 1_000
"""Places at which a run of words is looked at: a text that has it more often only repeats itself."""
MOST_STEPS = 40_000
"""Lookups of one quote in one text; each takes microseconds, or up to 0.5 ms of a text of 500,000 letters."""
SCANNED = 1_000
"""Letters passed over that count as a step."""
CACHED_LETTERS = 1_000_000
"""Of the texts whose words are kept, about 30 bytes each."""
_BETWEEN = "\x1f"
_ELLIPSIS = r"[\[(]\s*(?:…|\.(?:\s?\.){2,})\s*[\])]|…|\.(?:\s?\.){2,}"
_MARKED_CUT = regex.compile(_ELLIPSIS)
_CUT_OR_INSERT = regex.compile(rf"{_ELLIPSIS}|\[[^\]]{{0,120}}\]")


class Steps:
    """The budget of one comparison."""

    def __init__(self, most: int = MOST_STEPS) -> None:
        self.left = most

    def take(self, steps: int) -> None:
        """Count so many. Raises TooRepetitive when there are no more."""
        self.left -= steps
        if self.left < 0:
            raise TooRepetitive


@dataclass(frozen=True, slots=True)
class Worded:
    """A text with its words: the form of each, and where it begins and ends.

    `joined` holds the forms between separators, `places` where each begins in it.
    """

    text: str
    forms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    joined: str
    places: Sequence[int]

    def find(self, run: Sequence[str], steps: Steps, after: int = 0) -> int:
        """The number of the first word at or after `after` where the forms `run` stand in a row; -1 for none.

        Raises TooRepetitive when no `steps` are left.
        """
        if not run or after + len(run) > len(self.forms):
            return -1
        sought = f"{_BETWEEN}{_BETWEEN.join(run)}{_BETWEEN}"
        at = self.joined.find(sought, self.places[after])
        passed = (len(self.joined) if at < 0 else at) - self.places[after]
        steps.take(1 + (passed + len(sought)) // SCANNED)
        return -1 if at < 0 else bisect_left(self.places, at)

    def all(self, run: Sequence[str], steps: Steps) -> list[int]:
        """The numbers of the words where `run` begins, the first MOST_PLACES. Raises TooRepetitive as `find`."""
        found: list[int] = []
        at = self.find(run, steps)
        while at >= 0:
            found.append(at)
            on = at + 1 < len(self.forms) and len(found) < MOST_PLACES
            at = self.find(run, steps, at + 1) if on else -1
        return found

    def span(self, first: int, last: int) -> Span:
        """The offsets of the words from `first` up to but without `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def unspaced(self) -> str:
        """All forms in a row."""
        return self.joined.replace(_BETWEEN, "")

    def begun_at(self, place: int) -> int | None:
        """The number of the word that begins at a place of `unspaced`, one past the last at its end; else None."""
        number = bisect_left(range(len(self.forms)), place, key=lambda at: self.places[at] - at)
        starts = self.places[number] - number if number < len(self.forms) else len(self.joined) - len(self.forms) - 1
        return number if starts == place else None

    def number_at(self, offset: int) -> int:
        """The number of the first word that begins at or after `offset` in the text."""
        return bisect_left(self.starts, offset)

    def between(self, left: int, right: int) -> str:
        """What stands in the text after word `left` and before word `right`."""
        start = self.ends[left] if left >= 0 else 0
        end = self.starts[right] if right < len(self.forms) else len(self.text)
        return self.text[start:end]


def _worded(text: str) -> Worded:
    found = word_columns(text)
    joined = f"{_BETWEEN}{_BETWEEN.join(found.forms)}{_BETWEEN}" if found.forms else _BETWEEN
    places = array("I", accumulate((len(form) + 1 for form in found.forms), initial=0))
    return Worded(text, found.forms, found.starts, found.ends, joined, places[: len(found.forms)])


KEPT: TextCache[str, Worded] = TextCache(CACHED_LETTERS, longest=CACHED_LETTERS // 2)


def worded(text: str) -> Worded:
    """A text with its words looked up; the last texts are kept, two of the longest that are stored among them.

    Eight quotes of one message are compared with one text of 500,000 characters in 0.6 s, in 2.6 where it is not kept.
    """
    kept = KEPT.get(text)
    if kept is None:
        kept = _worded(text)
        KEPT.put(text, kept, len(text))
    return kept


def segments(quote: str, *, inserts: bool = False) -> list[list[str]]:
    """The forms of the quote's words, apart at every ellipsis and, with `inserts`, words in square brackets."""
    cut = _CUT_OR_INSERT if inserts else _MARKED_CUT
    return [found for part in cut.split(quote) if (found := forms(part))]

"""A text prepared for looking up runs of words, and a quote taken apart at its marked cuts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import regex

from bot.records.marks import Span
from bot.text.wording import Word, forms, words

_BETWEEN = "\x1f"
_ELLIPSIS = r"[\[(]\s*(?:…|\.(?:\s?\.){2,})\s*[\])]|…|\.(?:\s?\.){2,}"
_MARKED_CUT = regex.compile(_ELLIPSIS)
_CUT_OR_INSERT = regex.compile(rf"{_ELLIPSIS}|\[[^\]]{{0,120}}\]")


@dataclass(frozen=True, slots=True)
class Worded:
    """A text with its words; `joined` holds their forms between separators, `places` where each begins in it."""

    text: str
    words: tuple[Word, ...]
    joined: str
    places: tuple[int, ...]

    def find(self, run: Sequence[str], after: int = 0) -> int:
        """The number of the first word at or after `after` where the forms `run` stand in a row; -1 for none."""
        if not run or after + len(run) > len(self.words):
            return -1
        sought = f"{_BETWEEN}{_BETWEEN.join(run)}{_BETWEEN}"
        at = self.joined.find(sought, self.places[after])
        return -1 if at < 0 else bisect_left(self.places, at)

    def all(self, run: Sequence[str]) -> list[int]:
        """The numbers of all words where `run` begins."""
        found: list[int] = []
        at = self.find(run)
        while at >= 0:
            found.append(at)
            at = self.find(run, at + 1) if at + 1 < len(self.words) else -1
        return found

    def span(self, first: int, last: int) -> Span:
        """The offsets of the words from `first` up to but without `last`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def between(self, left: int, right: int) -> str:
        """What stands in the text after word `left` and before word `right`."""
        start = self.words[left].end if left >= 0 else 0
        end = self.words[right].start if right < len(self.words) else len(self.text)
        return self.text[start:end]


@lru_cache(maxsize=256)
def worded(text: str) -> Worded:
    """`text` with its words looked up; the last 256 texts are remembered."""
    found = tuple(words(text))
    joined = _BETWEEN + "".join(word.form + _BETWEEN for word in found)
    places = (0, *accumulate(len(word.form) + 1 for word in found))
    return Worded(text, found, joined, places[: len(found)])


def segments(quote: str, *, inserts: bool = False) -> list[list[str]]:
    """The forms of the quote's words, apart at every ellipsis and, with `inserts`, words in square brackets."""
    cut = _CUT_OR_INSERT if inserts else _MARKED_CUT
    return [found for part in cut.split(quote) if (found := forms(part))]

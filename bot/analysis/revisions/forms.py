"""The tables corrections.toml: how each language corrects, denies, points back and counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bot.analysis.lexicon import lexicon_for
from bot.languages import data, every
from bot.text.wording import figure, forms

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word."""

LABELS = ("labels", "clarifying", "retracting")
CORRECTING = (*LABELS, "remarks", "notes", "sorry")
_SIGNS = {"€": "euro", "$": "dollar", "£": "pound", "¥": "yen", "%": "percent"}


@dataclass(frozen=True, slots=True)
class Forms:
    """One language's phrases by list, the words of counted things by thing, and the words for numbers and for scales.

    `signals` are pieces of the phrases of CORRECTING, in small letters: a text that has none of them corrects nothing.
    """

    phrases: Mapping[str, Phrases]
    things: Mapping[str, str]
    numbers: Mapping[str, str]
    signals: tuple[str, ...] = ()
    scales: Mapping[str, int] = field(default_factory=dict)

    def begins(self, group: str, words: Sequence[str], at: int = 0) -> int:
        """How many words from `at` on are a phrase of the list `group`: the longest; 0 where none is."""
        phrases = self.phrases.get(group, {}).get(words[at], ()) if at < len(words) else ()
        return max((len(phrase) for phrase in phrases if tuple(words[at : at + len(phrase)]) == phrase), default=0)

    def holds(self, group: str, words: Sequence[str]) -> bool:
        """Whether a phrase of the list `group` stands anywhere in `words`."""
        return any(self.begins(group, words, at) for at in range(len(words)))

    def number(self, word: str) -> str | None:
        """The number that a word is, in digits; None where it is none."""
        return word if figure(word) else self.numbers.get(word)


NONE = Forms({}, {}, {})


def forms_of(language: str | None, text: str) -> Forms:
    """The table for an ISO 639-1 code, or for the language that `text` is in; NONE for a language that has none."""
    return table(lexicon_for(language, text).language)


@cache
def table(language: str) -> Forms:
    """One language's table."""
    raw = data(language, "corrections")
    if not raw:
        return NONE
    lists = {group: _phrases(listed) for group, listed in raw.items() if isinstance(listed, str)}
    things = {word: thing for thing, listed in raw.get("things", {}).items() for word in listed.split()}
    numbers = {word: str(value) for value, word in enumerate(raw.get("numbers", "").split())}
    scales = {word: int(power) for power, listed in raw.get("scales", {}).items() for word in listed.split()}
    return Forms(lists, things, numbers, _signals(" ".join(raw.get(group, "") for group in CORRECTING)), scales)


@cache
def measures() -> Mapping[str, str]:
    """The words and signs of money and measures, in all languages, with which of them each is."""
    raw = (table.get("measures", {}) for table in every("corrections").values())
    return _SIGNS | {word: measure for each in raw for measure, listed in each.items() for word in listed.split()}


def _phrases(listed: str) -> Phrases:
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in (tuple(forms(written.replace("_", " "))) for written in listed.split()):
        phrases[phrase[0]] = (*phrases.get(phrase[0], ()), phrase)
    return phrases


def _signals(listed: str) -> tuple[str, ...]:
    """The longest piece of each phrase between apostrophes, which are written in several ways; none inside another."""
    pieces = {max(written.replace("_", " ").split("'"), key=len).strip() for written in listed.split()}
    return tuple(sorted(piece for piece in pieces if not any(other != piece and other in piece for other in pieces)))

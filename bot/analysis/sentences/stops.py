"""What is known of the words before and after a full stop, from `stops.toml` and the languages' own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from bot.analysis.lexicon import has_table, table
from bot.languages import data

_OPENING = ("openers", "determiners", "possessives", "prepositions", "conjunctions", "auxiliaries", "indefinites")


class Kind(StrEnum):
    """What a word's own full stop allows to follow inside the sentence; the key it is listed under."""

    NAME = "name"
    NUMBER = "number"
    INSIDE = "inside"
    EITHER = "either"
    LAST = "last"
    TIME = "time"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Stops:
    """One language's table. `kinds` holds abbreviations as they are written, `openers` lower-case words."""

    language: str
    kinds: Mapping[str, Kind]
    openers: frozenset[str]
    words: Mapping[str, frozenset[str]]
    saying: frozenset[str]

    def has(self, group: str, word: str) -> bool:
        """Whether lower-case `word` stands in the list `group`; a list the table leaves out is empty."""
        return word in self.words.get(group, ())

    def kind(self, word: str) -> Kind | None:
        """The kind of an abbreviation, given without its last full stop and without spaces."""
        return self.kinds.get(word)

    @property
    def ordinals(self) -> bool:
        """Whether the language writes ordinal numbers with a full stop."""
        return "ordinal_after" in self.words


@cache
def stops_for(language: str) -> Stops:
    """The table for an ISO 639-1 code: what holds in any language, and what is listed for this one over it."""
    own = {group: words for group, words in data(language, "sentences").items() if isinstance(words, str)}
    listed = (_any(), own)
    kinds: dict[str, Kind] = {}
    for groups in listed:
        listed_words = [(word, kind) for kind in Kind for word in groups.get(kind, "").split()]
        kinds |= {form: kind for word, kind in listed_words for form in _forms(word)} | dict(listed_words)
    words = {group: frozenset(text.split()) for groups in listed for group, text in groups.items()}
    openers, saying = words.get("openers", frozenset()), frozenset[str]()
    if has_table(language):
        lexicon = table(language)
        openers = openers.union(lexicon.leaning, *(lexicon.words.get(group, ()) for group in _OPENING))
        words["prepositions"] = lexicon.words.get("prepositions", frozenset())
        openers = openers.union(word for word in lexicon.pronouns if "-" not in word)
        saying = frozenset(verb for verb, kind in lexicon.verbs.items() if kind in {"say", "manner"})
    return Stops(language, kinds, openers, words, saying)


@cache
def _any() -> Mapping[str, str]:
    return tomllib.loads(files("bot.analysis.sentences").joinpath("stops.toml").read_text("utf-8"))


def _forms(word: str) -> tuple[str, ...]:
    """As listed and with a capital in front; with full stops inside also in letters of one size."""
    if len(word) == 1:
        return (word,)
    return word[0].upper() + word[1:], *((word.lower(), word.upper()) if "." in word else ())

"""Other names of one idea: countries with their people, capitals and seats of government, and a server's own.

The names in other languages are Unicode CLDR's (through babel); what CLDR lacks stands in `places.txt`.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files

from babel import Locale

from bot.records.topics import Term
from bot.text.words import words

PEOPLE_WEIGHT, CAPITAL_WEIGHT = 0.85, 0.5
"""How much an alias counts beside a name: "Russian" nearly as much as "Russia", "Moscow" half."""

LANGUAGES = (
    "ar", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "km", "ko", "lo", "ms",
    "my", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip
"""Languages in which a country's name is understood and looked for."""

Aliases = Mapping[tuple[str, ...], tuple[Term, ...]]
"""From a name in folded words to every term of its idea, names first."""

_NOTE = re.compile(r"\s*[(（].*?[)）]")


@functools.cache
def builtin() -> Aliases:
    """The aliases that ship with the program, from `places.txt` and CLDR."""
    table: dict[tuple[str, ...], tuple[Term, ...]] = {}
    lines = files(__package__).joinpath("places.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            _enter(table, _terms(*(column.strip() for column in line.split("|"))))
    return table


def _terms(code: str, names: str, people: str, capitals: str) -> list[Term]:
    terms = [Term(tuple(words(_name(code, "en"))))] if code != "-" else []
    terms += [Term(tuple(words(name))) for name in _entries(names)]
    terms += [Term(tuple(words(name)), PEOPLE_WEIGHT) for name in _entries(people)]
    terms += [Term(tuple(words(name)), CAPITAL_WEIGHT) for name in _entries(capitals)]
    if code != "-":
        foreign = ((language, _name(code, language)) for language in LANGUAGES)
        terms += [Term(tuple(words(name)), 1.0, language) for language, name in foreign]
    return [term for term in terms if term.words]


def _entries(column: str) -> list[str]:
    return [entry.strip() for entry in column.split(",") if entry.strip()]


def _name(code: str, language: str) -> str:
    return _NOTE.sub("", str(Locale(language).territories.get(code, "")))


def _enter(table: dict[tuple[str, ...], tuple[Term, ...]], terms: Iterable[Term]) -> None:
    seen: dict[tuple[str, ...], Term] = {}
    for term in terms:
        seen.setdefault(term.words, term)
    for name in seen:
        table.setdefault(name, tuple(seen.values()))


@functools.lru_cache(maxsize=256)
def with_own(own: tuple[tuple[str, ...], ...]) -> Aliases:
    """The builtin aliases and a server's own groups of equal names: (("NUG", "National Unity Government"),).

    A group that names something the table knows joins what is known there.
    """
    table = dict(builtin())
    for group in own:
        terms = [Term(tuple(words(name))) for name in group if words(name)]
        known = [term for given in terms for term in table.get(given.words, ())]
        merged = {term.words: term for term in [*known, *terms]}
        table.update(dict.fromkeys(merged, tuple(merged.values())))
    return table

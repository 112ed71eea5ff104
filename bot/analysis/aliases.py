"""Other names of one idea: countries with their people, capitals and seats of government, and a server's own.

The names in other languages are Unicode CLDR's (through babel); what CLDR lacks stands in `places.txt`.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import files

from babel import Locale

from bot.languages import languages
from bot.records.topics import Term
from bot.text import former_words
from bot.text.words import is_pair, spellings, stems, unpaired, words

PEOPLE_WEIGHT, CAPITAL_WEIGHT = 0.85, 0.5
"""How much an alias counts beside a name: "Russian" nearly as much as "Russia", "Moscow" half."""

Aliases = Mapping[tuple[str, ...], tuple[Term, ...]]
"""From a name in folded words to every term of its idea, names first."""

BODY, LONGER = "-", "~"
"""What stands in place of a country's code in `places.txt`."""

_REGION = "行政区"
_NOTE = re.compile(r"\s*[(（].*?[)）]")


@functools.cache
def builtin() -> Aliases:
    """The aliases that ship with the program, from `places.txt` and CLDR."""
    table: dict[tuple[str, ...], tuple[Term, ...]] = {}
    for _, terms in _groups():
        _enter(table, terms)
    return table


@functools.lru_cache(maxsize=500)
def longer(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The names that hold one of these terms and mean something else: for Mexico, New Mexico and Gulf of Mexico.

    A country's money counts among them: a bond in Swiss francs says nothing about Switzerland, nor about France,
    whose stem "franc" is.
    """
    ours = {_stemmed(term.words) for term in terms}
    near = {name for mine in ours for name in _names_with().get(mine[0], ()) if holds(_stemmed(name.words), mine)}
    return tuple(name for name in near if _stemmed(name.words) not in ours)


@functools.lru_cache(maxsize=500)
def longer_written(name: str) -> tuple[str, ...]:
    """The names of a script written together that hold this one and mean something else: 인도네시아 for 인도.

    Not a part of what it names, a region with a government of its own.
    """
    known = builtin()
    ours = {term.words for term in known.get(tuple(words(name)), ())}
    return tuple(other for other, pairs in _written_together() if name in other and name != other and pairs not in ours)


@functools.cache
def _written_together() -> tuple[tuple[str, tuple[str, ...]], ...]:
    written = ((unpaired(name), name) for name in builtin() if all(map(is_pair, name)))
    return tuple((one, pairs) for one, pairs in written if tuple(words(one)) == pairs and not one.endswith(_REGION))


@functools.lru_cache(maxsize=64)
def places(languages: tuple[str | None, ...]) -> Mapping[str, int]:
    """Stems that alone name a country, its people or its capital in texts of these languages, with its number."""
    found: dict[str, int] = {}
    for number, (code, terms) in enumerate(_groups()):
        for term in terms if code != BODY else ():
            if len(term.words) == 1 and term.stands_in(languages):
                for spelling in spellings(term.words, languages):
                    found.setdefault(spelling, number)
    return found


@functools.cache
def _languages() -> tuple[str, ...]:
    """The languages in which a country's name is understood and looked for, by code."""
    return tuple(sorted(each.code for each in languages() if each.countries))


@functools.cache
def _lines() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of `places.txt`: code, and the other columns."""
    lines = files(__package__).joinpath("places.txt").read_text(encoding="utf-8").splitlines()
    split = ([column.strip() for column in line.split("|")] for line in lines if line and not line.startswith("#"))
    return tuple((code, tuple(columns)) for code, *columns in split)


@functools.cache
def _groups() -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The code and all terms of each country and body."""
    return tuple((code, tuple(_terms(code, *columns))) for code, columns in _lines() if code != LONGER)


@functools.cache
def _names_with() -> Mapping[str, list[Term]]:
    """By the stem of each of their words, the names of several words: the table's, what only sounds so, and money's."""
    names = {term.words: term for terms in builtin().values() for term in terms}
    other = [name for code, columns in _lines() if code == LONGER for name in _entries(columns[0])]
    money = [_NOTE.sub("", str(name)) for name in Locale("en").currencies.values()]
    names |= {term.words: term for term in (Term(tuple(words(name))) for name in (*other, *money))}
    found: dict[str, list[Term]] = {}
    for name, term in names.items():
        if len(name) > 1 and not is_pair(name[0]):
            for stem in set(_stemmed(name)):
                found.setdefault(stem, []).append(term)
    return found


def _stemmed(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(stems(name, "en"))


def holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand side by side in `long`."""
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _terms(code: str, names: str, people: str, capitals: str) -> list[Term]:
    terms = [Term(tuple(words(_name(code, "en"))))] if code != BODY else []
    terms += [Term(tuple(words(name))) for name in _entries(names)]
    terms += [Term(tuple(words(name)), PEOPLE_WEIGHT) for name in _entries(people)]
    terms += [Term(tuple(words(name)), CAPITAL_WEIGHT) for name in _entries(capitals)]
    if code != BODY:
        foreign = ((language, _name(code, language)) for language in _languages())
        terms += [Term(tuple(words(name)), 1.0, language) for language, name in foreign]
    return [replace(term, place=code != BODY) for term in terms if term.words]


@functools.cache
def former_names() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """By their words now, the names whose words an older program made otherwise."""
    columns = [name for _, row in _lines() for column in row for name in _entries(column)]
    foreign = [_name(code, language) for code, _ in _lines() if len(code) > 1 for language in _languages()]
    pairs = ((tuple(words(name)), former_words.words(name)) for name in (*columns, *foreign))
    return {now: then for now, then in pairs if now != then}


def _entries(column: str) -> list[str]:
    return [entry.strip() for entry in column.split(",") if entry.strip()]


def _name(code: str, language: str) -> str:
    return _NOTE.sub("", str(Locale(language).territories.get(code, "")))


def _enter(table: dict[tuple[str, ...], tuple[Term, ...]], terms: Iterable[Term]) -> None:
    seen: dict[tuple[str, ...], Term] = {}
    for term in terms:
        seen.setdefault(term.words, term)
    idea = tuple(seen.values())
    for name in seen:
        table.setdefault(name, idea)


@functools.lru_cache(maxsize=32)  # some 1 MB each
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

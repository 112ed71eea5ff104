"""Nouns for people, bodies and documents, with gender and number, from the nouns.toml of each language.

A masculine noun makes its feminine and plural by its language's rules, "old>new" endings of which the first that fits
holds; `pairs` are feminines of their own; a German or Dutch compound is what its last part is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.languages import data

_SHORTEST_FRONT = 3
_CACHED = 8_192


@dataclass(frozen=True, slots=True)
class Noun:
    """`kind`: person, body, document, or "" for a word that is none of these. `gender`: m, f or "" (either).

    `base` is the masculine singular, and of a compound its last part; `front` what a compound begins with.
    """

    kind: str = ""
    gender: str = ""
    plural: bool = False
    base: str = ""
    front: str = ""


NO_NOUN = Noun()


@dataclass(frozen=True, slots=True)
class Nouns:
    """One language's nouns by form; `compounds` those that may end a longer word; `alike` the synonyms of a base.

    `groups` are the table's lists of other words: articles by gender, adjectives that go before a noun, places.
    `scholars` are the nouns for any scholar, `scholarly` how those for one of a field end.
    """

    forms: Mapping[str, Noun]
    compounds: Mapping[str, Noun]
    alike: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[str]]
    scholars: frozenset[str] = frozenset()
    scholarly: tuple[str, ...] = ("\0",)

    def kinds(self) -> Mapping[str, frozenset[str]]:
        """The forms of all nouns for people and for bodies, and those of people whose gender is told."""
        kinds: dict[str, set[str]] = {"people": set(), "bodies": set(), "masculine": set(), "feminine": set()}
        for form, word in self.forms.items():
            kinds["people" if word.kind == "person" else "bodies"].add(form)
            if word.kind == "person" and word.gender:
                kinds["masculine" if word.gender == "m" else "feminine"].add(form)
        return {group: frozenset(forms) for group, forms in kinds.items()}


@lru_cache(maxsize=_CACHED)
def noun(language: str, word: str) -> Noun:
    """What lower-case `word` is in a language with a table of nouns; a hyphenated word is what its last part is."""
    table = nouns(language)
    known = table.forms.get(word)
    if known is not None:
        return known
    if not table.compounds:
        return NO_NOUN
    front, hyphen, last = word.rpartition("-")
    if hyphen and last in table.forms:
        return replace(table.forms[last], front=front)
    for cut in range(_SHORTEST_FRONT, len(word) - 2):
        if word[cut:] in table.compounds:
            return replace(table.compounds[word[cut:]], front=word[:cut])
    return NO_NOUN


def alike(language: str, one: Noun, other: Noun) -> bool:
    """Whether two nouns can name one person: one office, or synonyms; compounds of different fronts cannot."""
    table = nouns(language)
    synonyms = table.alike
    if one.base == other.base and (one.front == other.front or not (one.front and other.front)):
        return True
    if _is_scholar(table, one) and _is_scholar(table, other) and table.scholars & {one.base, other.base}:
        return True  # the biologist is the scientist
    if one.front or other.front:
        return other.front + other.base in synonyms.get(one.front + one.base, ())
    return other.base in synonyms.get(one.base, ())


def _is_scholar(table: Nouns, one: Noun) -> bool:
    return one.base in table.scholars or one.base.endswith(table.scholarly)


@cache
def nouns(language: str) -> Nouns:
    """The table of a language; an empty one where it has none."""
    raw = data(language, "nouns")
    if not raw:
        return Nouns({}, {}, {}, {})
    listed = {part: _words(value) for part, value in raw.items() if isinstance(value, str)}
    forms = _forms(_Rules(listed), "documents", "bodies", "masculine")
    ends = _Rules({**listed, "plurals": (), "common": (), "feminine": (), "pairs": listed.get("pairs", ())})
    compounds = {
        form: word
        for form, word in _forms(ends, "document_compounds", "body_compounds", "compounds").items()
        if word.base in ends.all_of("document_compounds", "body_compounds", "compounds")
    }
    compounds |= {form: word for form, word in forms.items() if word.base in ends.all_of("compounds")}
    whole = {form: word for form, word in forms.items() if not _ends_in(form, word, compounds)}
    groups = {group: frozenset(_words(value)) for group, value in raw.get("words", {}).items()}
    scholars, scholarly = ends.all_of("scholars"), tuple(ends.listed("scholarly")) or ("\0",)
    return Nouns(whole, compounds, _synonyms(raw.get("synonyms", [])), groups, scholars, scholarly)


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in value.split())


def _ends_in(form: str, word: Noun, compounds: Mapping[str, Noun]) -> bool:
    """Whether a listed noun is a compound of another: Kremlsprecher."""
    cuts = range(_SHORTEST_FRONT, len(form) - 2)
    return any(form[cut:] in compounds and compounds[form[cut:]].kind == word.kind for cut in cuts)


class _Rules:
    """The lists of one table, and the forms that its rules make of a noun."""

    def __init__(self, listed: Mapping[str, Sequence[str]]) -> None:
        self._listed = listed
        self._pairs = dict(pair.split(":") for pair in listed.get("pairs", ()))
        self._adjectival = frozenset(listed.get("adjectival", ()))

    def listed(self, part: str) -> Sequence[str]:
        return self._listed.get(part, ())

    def all_of(self, *parts: str) -> frozenset[str]:
        return frozenset().union(*(self.listed(part) for part in parts))

    def forms_of(self, word: Noun, form: str = "") -> Iterable[tuple[str, Noun]]:
        form = form or word.base
        yield self._changed(form, "plural_rules"), replace(word, plural=True)
        if self.listed("forms_rules") and word.gender != "f":
            yield self._changed(form, "forms_rules"), word
        yield form, word

    def person(self, word: str) -> Iterable[tuple[str, Noun]]:
        """The forms of a masculine noun and of its feminine."""
        if word in self._adjectival:
            yield word, Noun("person", "m", base=word)
            yield word[:-1], Noun("person", base=word)
            yield word[:-1] + "n", Noun("person", base=word)
            return
        feminine = self._pairs.get(word) or self._changed(word, "feminine_rules")
        yield from self.forms_of(Noun("person", "" if feminine == word else "m", base=word))
        if feminine != word:
            yield from self.forms_of(Noun("person", "f", base=word), feminine)

    def unlisted_pairs(self) -> frozenset[str]:
        return frozenset(self._pairs) - frozenset(self.listed("masculine"))

    def _changed(self, word: str, part: str) -> str:
        for rule in self.listed(part):
            old, _, new = rule.partition(">")
            if word.endswith(old) and word != old:
                return word[: len(word) - len(old)] + new
        return word


def _forms(rules: _Rules, documents: str, bodies: str, people: str) -> dict[str, Noun]:
    forms: dict[str, Noun] = {}
    for part, kind in ((documents, "document"), (bodies, "body"), ("common", "person")):
        for base in rules.listed(part):
            forms.update(rules.forms_of(Noun(kind, base=base)))
    forms.update((word, Noun("person", plural=True, base=word)) for word in rules.listed("plurals"))
    for base in rules.listed("feminine"):
        forms.update(rules.forms_of(Noun("person", "f", base=base)))
    for base in (*rules.listed(people), *sorted(rules.unlisted_pairs())):
        for form, word in rules.person(base):
            known = forms.get(form)
            alike = known is not None and known.base == base and known.plural == word.plural
            forms[form] = replace(word, gender="") if known and alike and known.gender != word.gender else word
    return forms


def _synonyms(groups: Sequence[str]) -> Mapping[str, frozenset[str]]:
    alike: dict[str, frozenset[str]] = {}
    for group in groups:
        words = frozenset(_words(group))
        for word in words:
            alike[word] = alike.get(word, frozenset()) | words
    return alike

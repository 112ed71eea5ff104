"""Small tables of closed-class words and verbs of saying, out of each language's folder; a new one needs no code.

`regular` verbs of the English table are inflected by the rules of English spelling; all other forms are listed.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from bot.analysis.lexicon.inflection import Verbs, verbs_of
from bot.analysis.lexicon.nouns import NO_NOUN, Noun, noun, nouns
from bot.languages import data, every, languages, listed

_WORD = re.compile(r"[^\W\d_]+")
_OUTSIDE_NOUNS = ("prepositions", "conjunctions", "auxiliaries", "determiners", "adverbs", "months", "objects")
# Of 300 words of news in the eight languages the commonest and the verbs are a fifth at least.
_LEAST = 0.1
_SAYING = ("speech_nouns", "after_quotes", "postposed", "viewpoints", "view_prepositions", "impersonal")
_ENDINGS = {
    "people": "endings",
    "nouns": "noun_endings",
    "adverbs": "adverbial",
    "ages": "ages",
    "infinitives": "infinitives",
    "adjectives": "adjective_endings",
    "attributives": "attributive",
}
_THAI = re.compile(r"[\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words, all lower case. `verbs` maps a form to its class (say, manner, judge, think, weak).

    `mentioned` are the listed words that may begin a mention: pronouns, nouns for people and bodies, indefinites.
    `saying` are those at which a clause of saying may stand: verbs, nouns of speech, what "according to" begins with.
    `outside_nouns` are those that no noun phrase holds. `forms` tells finite verbs of saying from participles; it is
    empty where the table does not tell them (English, Thai).
    """

    language: str
    leaning: frozenset[str]
    verbs: Mapping[str, str]
    pronouns: Mapping[str, str]
    according: tuple[str, ...]
    words: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]
    mentioned: frozenset[str]
    saying: frozenset[str]
    outside_nouns: frozenset[str]
    forms: Verbs

    def ends(self, group: str, word: str) -> bool:
        """Whether lower-case `word` ends as the words of the table's list `group` do."""
        return word.endswith(self.endings.get(group, ()))

    def has(self, group: str, word: str) -> bool:
        """Whether lower-case `word` is in the table's list `group`; a list the table leaves out is empty."""
        return word in self.words.get(group, ())

    def is_person(self, word: str) -> bool:
        """Whether lower-case `word` is a noun for a person, or a compound that ends in one."""
        known = self.has("people", word) or (len(word) > 5 and self.ends("people", word))
        return known or noun(self.language, word).kind == "person"

    def is_body(self, word: str) -> bool:
        """Whether lower-case `word` is a noun for a body or a document, or a compound that ends in one."""
        return self.has("bodies", word) or noun(self.language, word).kind in {"body", "document"}

    def is_plural(self, word: str) -> bool:
        """Whether a lower-case noun for people is one in the plural."""
        known = noun(self.language, word)
        if known.kind:
            return known.plural
        return (word.endswith("s") and not word.endswith("ss")) or self.has("plurals", word)

    def person(self, word: str) -> Noun:
        """Lower-case `word` as a noun for people; NO_NOUN where it is none."""
        known = noun(self.language, word)
        if known.kind:
            return known if known.kind == "person" else NO_NOUN
        if not (self.is_person(word) or self.has("titles", word)):
            return NO_NOUN
        plural = self.is_plural(word)
        gender = "m" if self.has("masculine", word) else "f" if self.has("feminine", word) else ""
        return Noun("person", gender, plural, word.removesuffix("s") if plural else word)

    def is_party(self, word: str) -> bool:
        """Whether a lower-case noun names somebody by a part in what happened: the attacker, a witness."""
        return self.has("parties", word) or self.has("parties", noun(self.language, word).base)

    def is_age(self, word: str) -> bool:
        """Whether a lower-case word names somebody by age: 51-year-old, 51-jährige."""
        return self.ends("ages", word)

    def gender(self, word: str) -> str:
        """The gender of a lower-case noun for a person: m, f, or "" where it tells none."""
        return noun(self.language, word).gender


BARE = Lexicon("", frozenset(), {}, {}, (), {}, {}, frozenset(), frozenset(), frozenset(), Verbs())
"""The table of a language that has none."""


def lexicon_for(language: str | None, text: str) -> Lexicon:
    """The table for an ISO 639-1 code; for None, the one whose words `text` uses; for another language, BARE."""
    code = (language or "").split("-")[0].lower() or detect(text)
    return table(code) if has_table(code) else BARE


def has_table(language: str | None) -> bool:
    """Whether a language (ISO 639-1) has a table: a lexicon.toml in its folder."""
    return language in every("lexicon")


@cache
def tables() -> tuple[Lexicon, ...]:
    """The tables of all languages that have one."""
    return tuple(map(table, every("lexicon")))


@cache
def table(language: str) -> Lexicon:
    """The table of a language that has one: its words, nouns, verbs and clauses; BARE for any other."""
    if not has_table(language):
        return BARE
    raw, clauses = (straight(data(language, name)) for name in ("lexicon", "clauses"))
    known = nouns(language)
    words = _groups(raw.get("words", {}), clauses.get("words", {}), known.groups, known.kinds())
    shared = _first_names()
    for gender, other in (("male", "female"), ("female", "male")):
        words[gender] = words.get(gender, frozenset()) | (shared[gender] - words.get(other, frozenset()))
    words["either"] = shared["either"]
    forms = verbs_of(clauses)
    verbs = forms.every() | _listed_verbs(raw)
    listed = {word: kind for kind, row in raw.get("pronouns", {}).items() for word in row.split()}
    pronouns = listed | {f"{word}'": kind for word, kind in listed.items() if word in words.get("elided", ())}
    according = tuple(sorted(clauses.get("according", ()), key=len, reverse=True))
    begun = {phrase.split()[0] for phrase in according} | {pair.split("_")[0] for pair in words.get("phrasal", ())}
    saying = _all_of(words, *_SAYING).union(verbs, begun, forms.separable, forms.infinitive)
    outside = _all_of(words, *_OUTSIDE_NOUNS).union(pronouns)
    mentioned = _all_of(words, "people", "bodies", "indefinites").union(pronouns)
    endings = {kind: tuple(words.get(group, ())) for kind, group in _ENDINGS.items()}
    leaning = frozenset(raw.get("leaning", "").split())
    return Lexicon(language, leaning, verbs, pronouns, according, words, endings, mentioned, saying, outside, forms)


@cache
def standing_words(language: str) -> Mapping[str, frozenset[str]]:
    """The lists of a language's standings.toml by name, pairs joined by "_"; empty for a language without a table."""
    raw = straight(data(language, "standings")) if has_table(language) else {}
    return {group: frozenset(listed.split()) for group, listed in raw.items() if isinstance(listed, str)}


def _listed_verbs(raw: Mapping[str, Any]) -> dict[str, str]:
    """The English verbs: listed forms, and regular ones by the rules of English spelling."""
    verbs = {form: kind for kind, listed in raw.get("verbs", {}).items() for form in listed.split()}
    for kind, bases in raw.get("regular", {}).items():
        verbs |= {form: kind for base in bases.split() for form in inflect(base) if form not in verbs}
    return verbs


def _groups(*tables: Mapping[str, str | Collection[str]]) -> dict[str, frozenset[str]]:
    """The lists of all `tables` by group; an elided word (l, d) is listed with its apostrophe as well."""
    words: dict[str, frozenset[str]] = {}
    for each in tables:
        for group, text in each.items():
            words[group] = words.get(group, frozenset()).union(text.split() if isinstance(text, str) else text)
    elided = words.get("elided", frozenset())
    return {group: held | {f"{word}'" for word in held & elided} for group, held in words.items()}


def straight(raw: Any) -> Any:
    """A table with ' for each ’, as words are compared."""
    if isinstance(raw, Mapping):
        return {straight(key): straight(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return list(map(straight, raw))
    return raw.replace("’", "'") if isinstance(raw, str) else raw


def _all_of(words: Mapping[str, frozenset[str]], *groups: str) -> frozenset[str]:
    return frozenset().union(*(words.get(group, frozenset()) for group in groups))


def inflect(base: str) -> tuple[str, ...]:
    """The forms of a regular English verb: say "note" -> note, notes, noted, noting."""
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    if base.endswith(("s", "sh", "ch", "x")):
        return base, base + "es", base + "ed", base + "ing"
    return base, base + "s", base + "ed", base + "ing"


@cache
def _first_names() -> Mapping[str, frozenset[str]]:
    """Names that tell he from she in any language, by "male" and "female"; "either" are other first names."""
    raw = tomllib.loads(files("bot.analysis.lexicon").joinpath("first_names.toml").read_text("utf-8"))
    return {gender: frozenset(listed.split()) for gender, listed in raw.items()}


@cache
def _telling() -> Mapping[str, tuple[str, ...]]:
    """The words that tell a language, each with the languages it is common in."""
    found: dict[str, list[str]] = {}
    for known in tables():
        for word in known.words.get("common", frozenset()) | known.verbs.keys():
            found.setdefault(word, []).append(known.language)
    for other in languages():
        for word in set(other.common.split()):
            found.setdefault(word, []).append(other.code)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def shared(group: str) -> frozenset[str]:
    """The words that all languages list for texts of any language."""
    return listed("lexicon", "shared", group)


def detect(text: str) -> str | None:
    """The language with a table that the first 4,000 characters of `text` are in; None when they are in none of them.

    Told by the commonest words and the verbs of saying; languages without a table stand beside them, by their own.
    """
    best = written_in(text)
    return best if has_table(best) else None


def written_in(text: str) -> str | None:
    """As `detect`, for languages without a table too."""
    return _detected(text[:4_000])


@lru_cache(maxsize=8)
def _detected(head: str) -> str | None:
    """Kept for a moment, since quotes and passages of one text ask alike."""
    if len(_THAI.findall(head)) * 5 > len(head):
        return "th"
    known, words = _telling(), Counter(_WORD.findall(head.lower()))
    counts: dict[str, float] = {}
    held: Counter[str] = Counter()
    for word in words.keys() & known.keys():
        for language in known[word]:
            counts[language] = counts.get(language, 0.0) + words[word] / len(known[word])
            held[language] += words[word]
    best = max(counts, key=lambda language: (counts[language], has_table(language)), default="")
    return best if held[best] and held[best] >= _LEAST * words.total() else None

"""Names of people and bodies: when two of them can mean the same one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from bot.analysis.lexicon import LANGUAGES, table
from bot.records.annotations import NamedSpeaker
from bot.text.wording import forms

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
SHORTEST_NICKNAME = 3
_OWNER = regex.compile(r"^.*\p{L}['’]s?\s+(?=\p{Lu})")
_ASIDE = regex.compile(r"\([^)]*\)|,.*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name without titles: `words` folded, in order; `suffix` is "jr" and the like; `raw` has letters as given."""

    words: tuple[str, ...]
    suffix: str | None
    raw: str

    @property
    def key(self) -> str:
        """First and last word and suffix: one key for all full mentions of a person, middle names aside."""
        ends = (self.words[0], self.words[-1]) if len(self.words) > 1 else self.words
        return " ".join((*ends, self.suffix) if self.suffix else ends)


@cache
def name_of(given: str) -> Name:
    """`given` without titles, articles, possessors ("the Center's Smith") and what follows a comma."""
    plain = _ASIDE.sub("", given).strip() or given
    whole = [form.removesuffix("'s") for form in forms(_OWNER.sub("", plain))]
    suffix = whole[-1] if len(whole) > 1 and whole[-1] in SUFFIXES else None
    kept = whole[:-1] if suffix else whole
    while len(kept) > 1 and kept[0] in _leading():
        kept = kept[1:]
    return Name(tuple(kept), suffix, given)


def described(given: str) -> bool:
    """Whether it only describes ("a police spokesman", "Sources") and names nobody."""
    first = given.strip()[:1]
    words = forms(given)
    capitals = all(word[:1].isupper() for word in given.split())  # Le Pen is a name, "Le maire" is none
    if not words or (words[0] in _counting() and not (capitals and len(words) > 1)):
        return True
    return first.islower() and (given == given.lower() or words[0] in _leading())


def named(speakers: Iterable[str | None]) -> tuple[NamedSpeaker, ...]:
    """The distinct speakers who are named, not only described, with the key that their other mentions share."""
    distinct = dict.fromkeys(one for one in speakers if one and not described(one))
    found = [(one, name_of(one)) for one in distinct]
    return tuple(NamedSpeaker(one, name.key, name.words[-1]) for one, name in found if name.words)


def same_name(one: str, other: str) -> bool:
    """Whether both can mean the same person or body: "President Obama" and "Barack Obama" can, two given names not."""
    a, b = name_of(one), name_of(other)
    if a.words == b.words:
        return a.suffix == b.suffix
    if not a.words or not b.words:
        return False
    if a.suffix != b.suffix and min(len(a.words), len(b.words)) > 1:
        return False
    return _initials(a, b) or _initials(b, a) or _within(a.words, b.words) or _within(b.words, a.words) or _alike(a, b)


def _alike(a: Name, b: Name) -> bool:
    """The same last word and given names that do not speak against each other."""
    if a.words[-1] != b.words[-1] or len(a.words) == 1 or len(b.words) == 1:
        return False
    one, other = a.words[0], b.words[0]
    short = min(len(one), len(other))
    begins = one[:short] == other[:short] and (short == 1 or short >= SHORTEST_NICKNAME)
    return begins or bool(set(a.words[:-1]) & {word for word in b.words[:-1] if len(word) > 1})


def _within(fewer: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """All words of the shorter name, in a row, at either end of the longer one."""
    size = len(fewer)
    return size < len(more) and fewer in (more[:size], more[-size:])


def _initials(short: Name, long: Name) -> bool:
    """ "FBI" for "Federal Bureau of Investigation"."""
    letters = "".join(word[0] for word in long.raw.split() if word[0].isupper()).casefold()
    return len(short.words) == 1 and len(long.words) > 1 and len(letters) > 1 and short.words[0] == letters


@cache
def _leading() -> frozenset[str]:
    tables = [table(language) for language in LANGUAGES]
    return frozenset(
        form
        for lexicon in tables
        for group in ("titles", "honorifics", "determiners")
        for word in lexicon.words.get(group, frozenset())
        for form in forms(word)
    )


@cache
def _counting() -> frozenset[str]:
    """Words that open a description: "a", "some", "two"; "the" opens names of bodies too."""
    tables = [table(language) for language in LANGUAGES]
    return frozenset().union(*(lexicon.words.get("determiners", frozenset()) for lexicon in tables)) - {"the"}

"""Names of people and bodies: when two of them can mean the same one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from bot.analysis.family_names import DAUGHTER_OF, without_father
from bot.analysis.lexicon import Lexicon, lexicon_for, table, tables
from bot.records.annotations import NamedSpeaker, Quote
from bot.text.wording import forms, unspaced

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
BURMESE = frozenset({"u", "daw", "ko", "ma", "maung"})
"""Forms of address by age and sex that go with every name (Burmese naming: no family name, each name whole)."""
SHORTEST_NICKNAME = 3
SHORTEST_TITLE = 2
SHORTEST_NAME = 3  # letters of a Thai name behind its title
LONGEST_TITLE = 16
"""Characters before a name in which its title is looked for: "Mademoiselle" and a blank."""
_TAN_SRI = ["tan", "sri"]
"""A title of Malaysia; Tan alone is a family's name."""
_CALLED_FIRST = regex.compile(r"[\p{Thai}\p{Lao}\p{Ethiopic}\p{Tamil}]")
"""Ethiopians and Tamils have their father's name, or its initial, beside their own and no family name."""
_LETTERS = regex.compile(r"\p{L}\p{M}*")
_HOLY = frozenset({"maria", "maría", "jose", "josé", "jesus", "jesús"})
_OWNER = regex.compile(r"^.*\p{L}['’]s?\s+(?=\p{Lu})")
_BORN = r"née|nee|né|geb\.|geborener?|z domu|rozená|født|född|nata|nacida|nascida"
_ASIDE = regex.compile(rf"\([^)]*\)|,.*$|\s(?:{_BORN})\s.*$|(?<=\s)['‘]\p{{L}}+['’]\s")
"""Brackets, what follows a comma, the name at birth, and a nickname in single marks, whose last is no possessive."""


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
    whole = [form.removesuffix("'s") for word in _OWNER.sub("", plain).split() for form in parts_of(word)]
    suffix = whole[-1] if len(whole) > 1 and whole[-1] in SUFFIXES else None
    kept = whole[:-1] if suffix else whole
    while len(kept) > 1 and (kept[0] in _leading() or kept[0] in BURMESE or kept[:2] == _TAN_SRI):
        if _is_of_name(kept):
            break
        kept = kept[1:]
    return Name(tuple(without_father(kept)), suffix, given)


def _is_of_name(words: list[str]) -> bool:
    """Whether a Burmese form of address stays: before one word ("U Thant"), and as a name of its own ("Ko Ko Gyi").

    Nobody there has a family name: Daw Nwe is not Khin Nwe, and without her address she would be taken for her.
    """
    return words[0] in BURMESE and (len(words) == 2 or words[1] == words[0])


def parts_of(word: str) -> list[str]:
    """The forms of a word of a name; the signs of a script without spaces are one."""
    parts = forms(word)
    if len(parts) == 1 or not all(map(unspaced, parts)):
        return parts
    return ["".join(forms(_untitled(word)))]


def _untitled(word: str) -> str:
    """A word without the titles that Thai writes together with a name, the longest first: ผศ.ดร.วิภา."""
    title = next((title for title in _written_before() if word.startswith(title)), "")
    name = word[len(title) :]
    return _untitled(name) if title and len(name) >= SHORTEST_NAME else word


@cache
def _written_before() -> list[str]:
    """Titles of courtesy, and all that are abbreviated."""
    words = table("th").words
    abbreviated = [title for title in words["titles"] if title.endswith(".")]
    return sorted({*words["honorifics"], *abbreviated}, key=len, reverse=True)


def described(given: str) -> bool:
    """Whether it only describes ("a police spokesman", "Sources") and names nobody."""
    first = given.strip()[:1]
    words = forms(given)
    capitals = all(word[:1].isupper() for word in given.split())  # Le Pen is a name, "Le maire" is none
    if not words or (words[0] in _counting() and not (capitals and len(words) > 1)):
        return True
    return first.islower() and first.title() != first and (given == given.lower() or words[0] in _leading())


def named(quotes: Iterable[Quote], text: str, language: str | None) -> tuple[NamedSpeaker, ...]:
    """The distinct speakers who are named, not only described, with the key that their other mentions share.

    One who is a Mr here and a Ms there is two people under one name, and so none of them.
    """
    lexicon = lexicon_for(language, text)
    titles: dict[str, set[str]] = {}
    for quote in quotes:
        if quote.speaker and not described(quote.speaker):
            titles.setdefault(quote.speaker, set()).add(_title(quote, text, lexicon))
    named_speakers = (_named(given, told - {""}, lexicon) for given, told in titles.items())
    return tuple(speaker for speaker in named_speakers if speaker is not None)


def _named(given: str, titles: set[str], lexicon: Lexicon) -> NamedSpeaker | None:
    name = name_of(given)
    genders = {_title_gender(title, lexicon) for title in titles}
    if not name.words or len(genders) > 1:
        return None
    alone = len(name.words) == 1
    gender = next(iter(genders), "") or ("" if alone else first_name_gender(name.words[0], lexicon))
    title = min(titles, default="") if alone and given.split()[0] not in titles else ""
    key = name_of(f"{title} {given}").key if title.casefold() in BURMESE else name.key
    return NamedSpeaker(given, key, surname(name.words, lexicon), gender, title)


def surname(words: Sequence[str], lexicon: Lexicon) -> str:
    """The name that somebody is called by alone: the last, but of two Spanish surnames the first, and in Thai, Lao,
    Amharic and Tamil the given name.

    The father's (Registro Civil, Ley 20/2011, art. 49): Herrera of Lucía Herrera Solano. María José Solano has one.
    """
    if len(words) > 1 and _CALLED_FIRST.match(words[0]):
        return next((word for word in words if len(_LETTERS.findall(word)) > 1), words[0])
    if len(words) > 2 and words[-2] in DAUGHTER_OF:
        return words[-3]  # Aminah binti Yusof
    two = len(words) > 2 and lexicon.has("surnames", "two") and not _has_two_given_names(words, lexicon)
    return words[-2] if two else words[-1]


def _has_two_given_names(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the last word but one is no surname: a particle, or a first name with which the one before goes.

    Both are a man's or both a woman's, unless one is of the Holy Family (José María, María Jesús): the Martín of Lucía
    Martín Solano is her father's.
    """
    before, name = words[-3:-1]
    if lexicon.has("particles", name) or lexicon.has("either", name):
        return True
    genders = {group for group in ("male", "female") for word in (before, name) if lexicon.has(group, word)}
    known = lexicon.has("male", name) or lexicon.has("female", name)
    return known and (len(genders) < 2 or not _HOLY.isdisjoint((before, name)))


def _title(quote: Quote, text: str, lexicon: Lexicon) -> str:
    """The word before a speaker's name, or the first of it, where it is a title that tells a gender; else empty."""
    start = quote.speaker_at.start if quote.speaker_at else 0
    before = text[max(0, start - LONGEST_TITLE) : start]
    words = [
        *(before.split()[-1:] if before.endswith((" ", "\N{NO-BREAK SPACE}")) else ()),
        (quote.speaker or "").split()[0],
    ]
    return next((word for word in words if _title_gender(word, lexicon)), "")


def _title_gender(word: str, lexicon: Lexicon) -> str:
    """The gender that Mr, Frau, Mme and the like tell: m, f, or "" for any other word."""
    low = word.casefold().rstrip(".")
    if not lexicon.has("honorifics", low) or not word[:1].isupper():
        return ""
    return "m" if lexicon.has("masculine", low) else "f" if lexicon.has("feminine", low) else ""


def first_name_gender(word: str, lexicon: Lexicon) -> str:
    """The gender that a folded first name tells: m, f, or "" where it is either's or none of ours."""
    tables = (lexicon, table("en"))
    male, female = (any(lexicon.has(group, word) for lexicon in tables) for group in ("male", "female"))
    return "" if male == female else "m" if male else "f"


def typed_gender(given: str) -> str:
    """The gender that the title of a typed name tells in any language, where no first name is spelled so."""
    first, _, rest = given.strip().partition(" ")
    low = first.casefold().rstrip(".")
    if not rest or len(low) < SHORTEST_TITLE or first_name_gender(low, table("en")):
        return ""
    told = {_title_gender(first.capitalize(), known) for known in tables()} - {""}
    return told.pop() if len(told) == 1 else ""


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
    return frozenset(
        form
        for lexicon in tables()
        for group in ("titles", "honorifics", "determiners")
        for word in lexicon.words.get(group, frozenset())
        for form in _whole(word)
    )


def _whole(word: str) -> list[str]:
    """The forms of a word, those of a script without spaces as one."""
    parts = forms(word)
    return ["".join(parts)] if parts and all(map(unspaced, parts)) else parts


@cache
def _counting() -> frozenset[str]:
    """Words that open a description: "a", "some", "two"; "the" opens names of bodies too."""
    return frozenset().union(*(lexicon.words.get("determiners", frozenset()) for lexicon in tables())) - {"the"}

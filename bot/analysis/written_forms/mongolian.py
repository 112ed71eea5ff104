"""Mongolian in Cyrillic: a noun with what is hung on it, and without (Janhunen 2012, Mongolian, 4.3 to 4.8).

Endings of number, case and possession have the vowels of their word. Before one that begins with a vowel the short
vowel of the word's last syllable goes, and so do a soft sign and the last short vowel: аймаг, аймгийн; дарга, даргын.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

SHORTEST = 3
"""Letters that are left of a word whose ending is taken off."""

_WORD = re.compile("[а-яёөү]{2,24}")
_SHORT_VOWEL = re.compile("(?<=[аэоөуүяеёийьы])([бвгджзлмнрстхцчш]{1,2})[аэоөи](?=[бвгджзлмнрстхцчш]$)")
_GONE = re.compile("(?<=[бвгджзлмнрстхцчш])(?=[бвгджзлмнрстхцчш]$)")
_LAST_SHORT = re.compile("(?<![аэоөуүяеёиый])[аэоөь]$")
_BACK = frozenset("ауяыё")
_ROUND = {"о": "у", "ө": "ү"}
_DOER = re.compile("(?<=ч)(?:ин)?$")
_OF_VOWEL = [
    "ын",
    "ийн",
    "ыг",
    "ийг",
    "Ад",
    "ААс",
    "ААр",
    "АА",
    "ынхАА",
    "ийнхАА",
    "ыгАА",
    "ийгАА",
    "ААсАА",
    "ААрАА",
    "ынхАн",
    "ийнхАн",
]
"""Genitive, accusative, dative, ablative and instrumental, and those of what is one's own."""
_OF_CONSONANT = [
    "д",
    "т",
    "н",
    "ны",
    "ний",
    "нд",
    "г",
    "гийн",
    "гААс",
    "гААр",
    "нААс",
    "тАй",
    "тАйгАА",
    "дАА",
    "тАА",
    "гийнхАн",
]
_CASES = 7
_PLURAL = [
    f"{plural}{case}" for plural, case in product(("УУд", "нУУд", "чУУд"), ("", "ын", "ийн", "ыг", "ийг", "Ад", "ААс"))
]
_OF_DOERS = [f"ид{case}" for case in ("", "ын", "ийн", "ыг", "ийг", "тАй")] + [
    "дАд",
    "дАдАА",
    "дААс",
    "дын",
    "дийн",
    "дыг",
]
"""The plural of those who do something: малчин, малчид, малчдад."""


def ways(word: str) -> Iterator[str]:
    """The word with each ending; without the one that it may have, and so with every other of the singular."""
    if not _WORD.fullmatch(word):
        return
    yield from _with(word, (*_OF_VOWEL, *_PLURAL), _OF_CONSONANT)
    for base in dict.fromkeys(_bases(word)):
        yield base
        yield from _with(base, _OF_VOWEL, _OF_CONSONANT)


def _with(word: str, of_vowel: Sequence[str], of_consonant: Sequence[str]) -> Iterator[str]:
    vowel, close = _harmony(word)
    stems = (word, _SHORT_VOWEL.sub(r"\1", word), _LAST_SHORT.sub("", word))
    for stem in dict.fromkeys(stems):
        yield from (stem + ending.replace("А", vowel).replace("У", close) for ending in of_vowel)
    yield from (word + ending.replace("А", vowel).replace("У", close) for ending in of_consonant)
    if word.endswith("ь"):
        yield from (f"{word[:-1]}и{ending[1:]}".replace("А", vowel).replace("У", close) for ending in _PLURAL[:_CASES])
    if _DOER.search(word):
        doer = _DOER.sub("", word)
        yield from (doer + ending.replace("А", vowel) for ending in _OF_DOERS)


def _harmony(word: str) -> tuple[str, str]:
    """The vowels that a word's endings have: а, о, э or ө, and у or ү. The last of a compound tells: Өвөрхангай."""
    for vowel in reversed(word):
        if vowel in _BACK:
            return "а", "у"
        if vowel in _ROUND:
            return vowel, _ROUND[vowel]
        if vowel == "э":
            break
    return "э", "ү"


def _bases(word: str) -> Iterator[str]:
    """What the word may be without its ending: as it is left, with the vowel that went, with a soft sign."""
    for found in _endings().finditer(word):
        rest = word[: found.start()]
        if len(rest) < SHORTEST:
            continue
        yield rest
        vowel, _ = _harmony(word)
        if rest.endswith("ч"):
            yield rest + "ин"
        if found[1][0] in "аэоөыиуү":
            yield _GONE.sub(vowel, rest)
            yield f"{rest}ь"


@cache
def _endings() -> re.Pattern[str]:
    every = (*_OF_VOWEL, *_OF_CONSONANT, *_PLURAL, *_OF_DOERS)
    spelled = {each.replace("А", one).replace("У", close) for each in every for one in "аоэө" for close in "уү"}
    return re.compile(f"(?=({'|'.join(sorted(spelled - {'н', 'г', 'т'}, key=len, reverse=True))})$)")

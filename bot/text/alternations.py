"""Stems of one word that a stemmer leaves apart, because its last consonant changes before an ending.

At the level of bare stems: Polish rzek(a), rzec(e); Czech prah(a), praz(e); Finnish helsink(i), helsing(in). Which ends
change stands in each language's folder: softening before -e and -i, and the e that comes and goes (Swan 2002, Polish;
Naughton 2005, Czech); consonant gradation (Hakulinen 2004, ISK § 41). Slavic and Georgian vowels come
and go before the last consonant, or change there (Wade 2020, Russian; Pugh 1999, Ukrainian; Aronson 1990, Georgian).
"""

from collections.abc import Iterator

from bot.languages import language as known_as

_VOWELS = frozenset("aeiouy")

SHORTEST = 3
"""Letters that both stems must have: of shorter ones too many are of other words."""


def other_stems(stem: str, language: str) -> Iterator[str]:
    """Stems under which other forms of the same word may stand."""
    yield from _changed(stem, language)
    yield from _fleeting(stem, language)
    yield from _added(stem, language)
    if language == "fi" and stem[-1:] in _VOWELS:
        yield from (other + stem[-1] for other in _changed(stem[:-1], language))
    known = known_as(language)
    if known and len(stem) > SHORTEST + 1:
        yield from (stem + end for end in known.lengthened.split())


def _changed(stem: str, language: str) -> Iterator[str]:
    """The stem with its last consonants as they are before other endings."""
    known = known_as(language)
    for pair in known.alternations.split() if known else ():
        hard, _, soft = pair.partition("/")
        for one, other in ((hard, soft), (soft, hard)):
            if one and stem.endswith(one):
                found = stem.removesuffix(one) + other
                if found != stem and min(len(found), len(stem)) >= SHORTEST:
                    yield found


def _added(stem: str, language: str) -> Iterator[str]:
    """The stem with what is hung on it, and without."""
    known = known_as(language)
    for added in known.added.split() if known and len(stem) > 1 else ():
        yield stem + added
        if stem.endswith(added) and len(stem) - len(added) >= SHORTEST:
            yield stem.removesuffix(added)


def _fleeting(stem: str, language: str) -> Iterator[str]:
    """The stem with the vowel before its last consonant as it is in other forms, or without it."""
    known = known_as(language)
    before, last = stem[:-1], stem[-1:]
    if known is None or (known.fleeting_before and last not in known.fleeting_before.split()):
        return
    for pair in known.fleeting.split():
        vowel, _, other = pair.partition("/")
        for one, new in ((vowel, other), (other, vowel)):
            if one and before.endswith(one):
                found = before.removesuffix(one) + new + last
                if min(len(found), len(stem)) >= SHORTEST:
                    yield found
            elif not one and len(before) > 1 and before[-1] not in known.vowels:
                yield before + new + last

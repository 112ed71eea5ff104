"""Stems of one word that a stemmer leaves apart, because its last consonant changes before an ending.

At the level of bare stems: Polish rzek(a), rzec(e); Czech prah(a), praz(e); Finnish helsink(i), helsing(in). Which ends
change stands in each language's folder: softening before -e and -i, and the e that comes and goes (Swan 2002, Polish;
Naughton 2005, Czech); consonant gradation (Hakulinen 2004, ISK § 41).
"""

from collections.abc import Iterator

from bot.languages import language as known_as

_VOWELS = frozenset("aeiouy")

SHORTEST = 3
"""Letters that both stems must have: of shorter ones too many are of other words."""


def other_stems(stem: str, language: str) -> Iterator[str]:
    """Stems under which other forms of the same word may stand."""
    yield from _changed(stem, language)
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

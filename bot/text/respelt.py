"""Words as an orthography before or beside today's writes them.

Portuguese before the agreement of 1990 (projecto), Romanian before that of 1993 (pîine), Danish before 1948 and in
names (Nørgaard, Nørgård), Indonesian and Malay before 1972 and in names (Tjoet, Soekasari). The pairs stand in each
language's folder.
"""

import re
from collections.abc import Iterator, Mapping

from bot.languages import language as known_as
from bot.text.words import bare

MOST = 24
"""Ways in which a word is respelt: more letters than that has no word that is looked for."""


def ways(word: str, language: str) -> Iterator[str]:
    """The word with one place written otherwise, with all of one kind, and with all; nothing where nothing is."""
    known = known_as(language)
    pairs = [(one, other) for one, _, other in (pair.partition("/") for pair in known.spelt.split())] if known else []
    turned = [(other, one) for one, other in pairs]
    both = [way for each in zip(pairs, turned, strict=True) for way in each]
    places = [(at, one, other) for one, other in both for at in range(len(word)) if word.startswith(one, at)]
    for at, one, other in places[:MOST]:
        yield word[:at] + other + word[at + len(one) :]
    yield from (word.replace(one, other) for one, other in both if word.count(one) > 1)
    if len(pairs) > 1 and len(places) > 1:
        yield from (way for kinds in (pairs, turned) if (way := _throughout(word, dict(kinds))) != word)


def of_unmarked(word: str, language: str) -> Iterator[str]:
    """The word typed without marks, at each place with what was also written for a marked letter: arhus, aarhus."""
    known = known_as(language)
    pairs = [pair.partition("/") for pair in known.spelt.split()] if known else []
    for one, other in ((side, turned) for left, _, right in pairs for side, turned in ((left, right), (right, left))):
        plain = bare(one)
        if plain != one:
            yield from (
                word[:at] + other + word[at + len(plain) :] for at in range(len(word)) if word.startswith(plain, at)
            )


def _throughout(word: str, other: Mapping[str, str]) -> str:
    """The word with every place written otherwise, those of more letters first: tjoekoep, cukup."""
    longest_first = sorted(other, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda found: other[found[0]], word)

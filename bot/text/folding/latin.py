"""Letters with marks that people leave out when they type, by language (CLDR, main and auxiliary exemplars).

Their endings depend on such letters: a stemmer knows "köprüsü", not "koprusu".
"""

from collections.abc import Iterator
from itertools import product

from bot.languages import language as known_as

MOST = 256
"""Ways to set the marks that are tried."""


def marked_ways(word: str, language: str) -> Iterator[str]:
    """A word typed without marks, with the marks that it may have; nothing where they are too many."""
    known = known_as(language)
    ways = {group[0]: group for group in known.marked.split()} if known else {}
    each = [ways.get(letter, letter) for letter in word]
    many = 1
    for letters in each:
        many *= len(letters)
    if 1 < many <= MOST:
        yield from map("".join, product(*each))

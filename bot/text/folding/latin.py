"""Letters with marks that people leave out when they type, by language (CLDR, main and auxiliary exemplars)."""

from collections.abc import Iterator
from itertools import product

LETTERS = {
    "cs": "aá cč dď eéě ií nň oó rř sš tť uúů yý zž",
    "fi": "aäå oö",
    "hu": "aá eé ií oóöő uúüű",
    "pl": "aą cć eę lł nń oó sś zźż",
    "ro": "aăâ iî sș tț",
    "sk": "aáä cč dď eé ií lĺľ nň oóô rŕ sš tť uú yý zž",
    "tr": "cç gğ iı oö sş uü",
}
"""Languages whose endings depend on such letters: a stemmer knows "köprüsü", not "koprusu"."""

MOST = 256
"""Ways to set the marks that are tried."""


def marked_ways(word: str, language: str) -> Iterator[str]:
    """A word typed without marks, with the marks that it may have; nothing where they are too many."""
    ways = {group[0]: group for group in LETTERS.get(language, "").split()}
    each = [ways.get(letter, letter) for letter in word]
    many = 1
    for letters in each:
        many *= len(letters)
    if 1 < many <= MOST:
        yield from map("".join, product(*each))

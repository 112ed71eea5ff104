"""Serbian's two alphabets, letter for letter (Pravopis srpskoga jezika 2010, 1): љ is lj, њ nj, џ dž, ђ đ."""

import re
from collections.abc import Iterator
from itertools import product

_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
_TO_LATIN = dict(zip(_CYRILLIC, _LATIN.split(" "), strict=True))
_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in _TO_LATIN.items()}
_LETTERS = re.compile("lj|nj|dž|dj|dz|.", re.DOTALL)
_UNMARKED = {"z": "зж", "s": "сш", "c": "цчћ", "dj": "ђ", "dz": "џ"}
"""Letters as they are typed without their marks, and what each may stand for."""
MOST = 64
"""Ways to write a word typed without marks."""


def other_alphabet(name: str) -> Iterator[str]:
    """A name in small letters as it is written in the other of the two; none for letters that are no Serbian ones."""
    bare = name.replace(" ", "")
    if bare and all(letter in _TO_LATIN for letter in bare):
        yield "".join(_TO_LATIN.get(letter, letter) for letter in name)
        return
    ways = [_cyrillic(letter) for letter in _LETTERS.findall(name)]
    many = 1
    for letters in ways:
        many *= len(letters)
    if 0 < many <= MOST:
        yield from map("".join, product(*ways))


def _cyrillic(latin: str) -> str:
    """The letters that one or two Latin ones may stand for; empty for none."""
    return latin if latin == " " else _UNMARKED.get(latin) or _TO_CYRILLIC.get(latin, "")

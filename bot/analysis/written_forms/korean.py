"""Korean: a noun without its particle, and a compound as two words."""

import re
from collections.abc import Iterator

HANGUL = re.compile("[\uac00-\ud7a3]+")
LONGEST = 16
"""Syllables of what may be a compound of two words."""

_MYRIADS = frozenset("만억조")
"""Numbers are written apart by the myriad (Hangeul Orthography, article 44): 30억 원."""
_PARTICLE = re.compile(
    "(?<=..)(?:에서는|에서도|으로는|으로도|에게는|이라고|에서|으로|에게|까지|부터|에는|에도|께서|이라|라고|이나|은|는|이|가|을|를|의|에|와|과|도|만|로)$"
)
"""Case particles and the commonest of the others behind a noun of two syllables and more (Sohn 1999, 213)."""


def ways(letters: str) -> Iterator[str]:
    """What was typed without its particle, and it and that as two words; nothing for letters of another script."""
    if not HANGUL.fullmatch(letters) or len(letters) > LONGEST:
        return
    if letters[0] in _MYRIADS and 1 < len(letters) < 4:
        yield f"{letters[0]} {letters[1:]}"
    plain = _PARTICLE.sub("", letters)
    if plain != letters:
        yield plain
    for noun in dict.fromkeys((letters, plain)):
        yield from (f"{noun[:at]} {noun[at:]}" for at in range(2, len(noun) - 1))

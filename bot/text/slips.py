"""Words that a typing slip may have been meant for."""

import unicodedata

SHORTEST = 5
"""Letters of a word whose slips are looked for: nearly every shorter word is one slip from another."""

_LETTERS = {
    "LATIN": "abcdefghijklmnopqrstuvwxyz",
    "GREEK": "".join(map(chr, range(0x3B1, 0x3CA))),
    "CYRILLIC": "".join(map(chr, range(0x430, 0x460))),
    "HEBREW": "".join(map(chr, range(0x5D0, 0x5EB))),
    "ARABIC": "".join(map(chr, range(0x621, 0x64B))),
}
"""The letters that folded words are written in, by the script's name in Unicode's code charts."""


def near(word: str) -> frozenset[str]:
    """The words one slip away from a folded word: a letter left out, added, another, or two neighbours exchanged.

    Four of five misspellings are one such slip (Damerau 1964, doi:10.1145/363958.363994), few of them in the first
    letter (Pollock & Zamora 1984, doi:10.1145/358027.358048): it stays. Empty for words under SHORTEST letters and
    for other scripts; at most 60 words for each letter.
    """
    letters = _LETTERS.get(unicodedata.name(word[0], "").split(" ")[0], "") if len(word) >= SHORTEST else ""
    if not letters:
        return frozenset()
    splits = [(word[:place], word[place:]) for place in range(1, len(word) + 1)]
    without = {head + tail[1:] for head, tail in splits if tail}
    turned = {head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in splits if tail for letter in letters}
    more = {head + letter + tail for head, tail in splits for letter in letters}
    return frozenset((without | turned | other | more) - {word})

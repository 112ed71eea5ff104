"""Patterns that find a word of a name in a list of names, however its letters are marked and whatever parts them.

A pattern finds every name in which `loose_names.typed` reads the same letters, and some besides: for one walk over all
names, of which those that were found are compared.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bot.text.folding import as_typed
from bot.text.loose_names import typed
from bot.text.words import bare

_BETWEEN = r"^\w\n"
"""What may stand between letters, as the inside of a class: spaces, marks and signs, but for the end of a name."""
_AGAIN = "々"
_SARA_AM = str.maketrans("\u0e33\u0eb3", "\u0e32\u0eb2")
"""Thai and Lao am, also typed as a sign above and a."""
_SCRIPTS = (
    (0x00, 0x01, 0x02, 0x1E),
    (0x03, 0x1F),
    (0x04, 0x05),
    (0x06, 0x07, 0x08),
    (0x30, 0x31),
    tuple(range(0x34, 0xA0)),
)
"""Blocks of 256 signs that hold the marked letters and variants of one another; any other block stands alone."""
_BLOCK = 0x100


@cache
def pattern(word: str) -> re.Pattern[str] | None:
    """What finds a word; None for one without letters."""
    letters = _letters(typed(word))
    if not letters:
        return None
    silent = "".join(sorted({sign for letter in letters for sign in _written(_script(letter)).get("", "")}))
    between = f"(?:[{_BETWEEN}]|[{re.escape(silent)}])*" if silent else f"[{_BETWEEN}]*"
    return re.compile(between.join(_each(letters, between)))


def _each(letters: str, between: str) -> Iterator[str]:
    """What finds each letter, or each two that are also written as one: ae, æ."""
    at = 0
    while at < len(letters):
        one, two = letters[at], letters[at : at + 2]
        ligatures = _written(_script(one)).get(two, "") if len(two) > 1 else ""
        if ligatures:
            yield f"(?:{_class(one)}{between}{_class(two[1])}|[{ligatures}])"
        else:
            yield _class(one)
        at += len(two) if ligatures else 1


def _class(letter: str) -> str:
    signs = {letter, *_written(_script(letter)).get(letter, "")}
    if "\u3400" <= letter <= "\u9fff":
        signs.add(_AGAIN)
    return f"[{re.escape(''.join(sorted(signs)))}]"


def _script(letter: str) -> tuple[int, ...]:
    block = ord(letter) // _BLOCK
    return next((blocks for blocks in _SCRIPTS if block in blocks), (block,))


@cache
def _written(blocks: tuple[int, ...]) -> Mapping[str, str]:
    """By the bare letters, the signs of a script that are typed so; those that nobody types under none."""
    signs: dict[str, str] = {}
    for block in blocks:
        for sign in map(chr, range(block * _BLOCK, (block + 1) * _BLOCK)):
            if sign.isalnum() and sign.casefold() == sign:
                letters = _letters(bare(as_typed(sign)))
                signs[letters] = signs.get(letters, "") + sign
    return signs


def _letters(folded: str) -> str:
    """Letters and digits alone, as marks and vowel signs have several orders."""
    return "".join(letter for letter in folded.translate(_SARA_AM) if letter.isalnum() and letter != "ー")

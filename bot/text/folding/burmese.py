"""Burmese: one order of marks (Unicode Technical Note 11), and letters that stand for each other in print."""

import re

from bot.text.folding import zawgyi

LETTERS = re.compile("[\u1000-\u109f]")
_ORDER = {
    mark: at
    for at, mark in enumerate(
        "\u103b\u103c\u103d\u103e\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u1037\u1038"
    )
}
_RUN = re.compile(f"[{''.join(_ORDER)}]{{2,}}")
_WA = re.compile("(?<![\u1040-\u1049])\u1040(?=[\u102b-\u103e])")
"""The digit nought in place of the letter wa: it bears a vowel, which no digit does."""
_NYA = "\u1025\u103a"


def same_word(text: str) -> str:
    """Marks in order, wa and nya as letters."""
    text = _WA.sub("\u101d", text).replace(_NYA, "\u1009\u103a")
    return _RUN.sub(lambda run: "".join(sorted(run[0], key=_ORDER.__getitem__)), text)


def as_typed(text: str) -> str:
    """And out of Zawgyi, where it is typed in that."""
    return same_word(zawgyi.to_unicode(text))

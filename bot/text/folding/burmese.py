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
_LETTER_OF = {"\u1040": "\u101d", "\u1047": "\u101b"}
_DIGIT = re.compile(
    "(?<![\u1040-\u1049])[\u1040\u1047](?=[\u102b-\u103e]|[\u1000-\u1021\u1025](?:\u1037?\u103a|\u103a\u1037|\u1039))"
)
"""The digits nought and seven in place of wa and ra: one bears a vowel or a final letter, which no digit does."""
_FORMS = (
    ("\u101e\u103c\u1031\u102c\u103a", "\u102a"), ("\u1029\u1031\u102c\u103a", "\u102a"),
    ("\u101e\u103c", "\u1029"), ("\u1005\u103b", "\u1008"),
    ("\u1025\u103a", "\u1009\u103a"), ("\u1025\u102c", "\u1009\u102c"),
)  # fmt: skip
"""What is typed with signs that look so, and the letter: au, o, jha, nya (The Unicode Standard, 16.3; UTN 11, 3)."""


def same_word(text: str) -> str:
    """Marks in order, each letter under one code."""
    text = _RUN.sub(lambda run: "".join(sorted(run[0], key=_ORDER.__getitem__)), text)
    for typed, letter in _FORMS:
        text = text.replace(typed, letter)
    return _DIGIT.sub(lambda digit: _LETTER_OF[digit[0]], text)


def as_typed(text: str) -> str:
    """And out of Zawgyi, where it is typed in that."""
    return same_word(zawgyi.to_unicode(text))

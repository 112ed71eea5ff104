"""Khmer: one order of signs, and letters that look the same (The Unicode Standard, 16.4)."""

import re

LETTERS = re.compile("[\u1780-\u17ff]")
_ROBAT, _RO = "\u17cc", "\u17d2\u179a"
_SHIFTERS = "\u17c9\u17ca"
_SIGN = re.compile("\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17d3\u17dd]")
_RUN = re.compile(f"(?:{_SIGN.pattern}){{2,}}")
_FORMS = (
    ("\u17c1\u17b8", "\u17be"), ("\u17b8\u17c1", "\u17be"), ("\u17c1\u17b6", "\u17c4"), ("\u17b6\u17c1", "\u17c4"),
    ("\u17d2\u178a", "\u17d2\u178f"), ("\u17b2", "\u17b1"),
)  # fmt: skip
"""Vowels typed as their halves; da below a letter, which looks as ta does; the second form of the letter qoo."""
_GIVE = "\u17a2\u17c4\u1799", "\u17b1\u17d2\u1799"
"""The older spelling of "give", "so that", and that of the dictionary of Chuon Nath."""


def same_word(text: str) -> str:
    """Signs in order, each letter under one code."""
    text = _RUN.sub(_ordered, text)
    for typed, letter in _FORMS:
        text = text.replace(typed, letter)
    return text


def as_typed(text: str) -> str:
    """And one spelling of "give"."""
    return same_word(text).replace(*_GIVE)


def _ordered(run: re.Match[str]) -> str:
    return "".join(sorted(_SIGN.findall(run[0]), key=_rank))


def _rank(sign: str) -> int:
    """Robat, letters below, ro as the last of them, shifters, vowels as they stand, other signs as they stand."""
    if sign == _ROBAT:
        return 0
    if len(sign) == 2:
        return 2 if sign == _RO else 1
    if sign in _SHIFTERS:
        return 3
    return 4 if sign <= "\u17c5" else 5

"""Speech that a dash at the head of its paragraph sets down instead of marks: —No hay agua —dijo Berta—. Vámonos."""

import re
from collections.abc import Sequence

from bot.analysis.lexicon import Lexicon
from bot.analysis.quotations.incises import incise
from bot.analysis.quotations.marks import Marked
from bot.analysis.sentences import paragraphs

_DASH = re.compile(r"[—–―]\s*(?=[^\s\d])")
# In a language without a table the comma before the second dash tells speech from a list: — Идём, — сказала она.
_SECOND = re.compile(r"(?<=[,!?…])\s[—–―]\s(?=[^\W\d_])")
_SIGNS = " \t\u00a0—–―"


def dashed(text: str, marked: Sequence[Marked], lexicon: Lexicon) -> list[Marked]:
    """`marked` with the dashed paragraphs of `text` as quotations, if one of them at least says who speaks.

    What stands in marks within such a paragraph is part of its speech. The clause at its end is left outside.
    """
    lines = [line for line in enumerate(paragraphs(text)) if _DASH.match(text, line[1][0])]
    speeches = [_speech(text, number, start, end, lexicon) for number, (start, end) in lines]
    if not any(told for _, told in speeches):
        return list(marked)
    taken = {speech.paragraph for speech, _ in speeches}
    outside = [mark for mark in marked if mark.paragraph not in taken]
    return sorted((*outside, *(speech for speech, _ in speeches)), key=lambda mark: mark.start)


def _speech(text: str, number: int, first: int, last: int, lexicon: Lexicon) -> tuple[Marked, bool]:
    """The speech of a dashed paragraph, and whether the paragraph says who speaks."""
    dash = _DASH.match(text, first)
    start = dash.end() if dash else first
    end, told = _end(text, start, last, lexicon)
    while end > start and text[end - 1] in _SIGNS:
        end -= 1
    return Marked(start, end, first, end, number, dashed=True), told


def _end(text: str, start: int, last: int, lexicon: Lexicon) -> tuple[int, bool]:
    """Where the speech ends, and whether a clause of saying stands in it or behind it."""
    if not lexicon.verbs:
        second = _SECOND.search(text, start, last)
        return (second.start(), True) if second else (last, False)
    clause = incise(text, start, last, lexicon)
    if clause is None:
        return last, False
    ends = not any(letter.isalnum() for letter in text[clause[1] : last])
    return (clause[0] if ends else last), True

"""A text cut into passages: one sentence each, as offsets, with the paragraph it stands in."""

import re
from collections.abc import Iterator

import sentencex

from bot.analysis.lexicon import lexicon_for
from bot.records.passages import Passage, Passages

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# sentencex pairs marks in quadratic time: 3.2 s for 100,000 opening marks, 0.03 s in pieces of this size.
_PIECE = 8_000


def split(text: str, language: str | None) -> Passages:
    """Cut `text` into passages in reading order; blank lines count no paragraph.

    `language` is an ISO 639-1 code or None; sentence rules for unknown codes are English. Every passage is stripped
    of outer white space, never empty, never spans a line break, and no two overlap.
    """
    opening = lexicon_for(language, text).leaning
    return Passages.of(
        Passage(start, end, number, _leans(text, start, end, opening))
        for number, (first, last) in enumerate(paragraphs(text))
        for start, end in _sentences(text, first, last, language or "en")
    )


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines of `text` that hold more than white space, stripped."""
    for line in _PARAGRAPH.finditer(text):
        yield line.span()


def _sentences(text: str, first: int, last: int, language: str) -> Iterator[tuple[int, int]]:
    for start, end in _pieces(text, first, last):
        for cut in sentencex.get_sentence_boundaries(language.split("-")[0], text[start:end]):
            begin, stop = _stripped(text, start + cut["start_index"], start + cut["end_index"])
            if begin < stop:
                yield begin, stop


def _pieces(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while last - first > _PIECE:
        space = text.rfind(" ", first + 1, first + _PIECE)
        cut = space if space > first else first + _PIECE
        yield first, cut
        first = cut
    yield first, last


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _leans(text: str, start: int, end: int, opening: frozenset[str]) -> bool:
    word = _WORD.search(text, start, end)
    return word is not None and word.group().lower() in opening

"""A text cut into passages: one sentence each, as offsets, with the paragraph it stands in."""

import re
from collections.abc import Iterator

from bot.analysis.lexicon import lexicon_for
from bot.analysis.sentences.seams import sentences
from bot.analysis.sentences.stops import stops_for
from bot.records.passages import Passage, Passages

_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def split(text: str, language: str | None) -> Passages:
    """Cut `text` into passages in reading order; blank lines count no paragraph.

    `language` is an ISO 639-1 code; for None it is the one whose words the text uses. Every passage is stripped of
    outer white space, never empty, never spans a line break, and no two overlap.
    """
    lexicon = lexicon_for(language, text)
    stops = stops_for(language.split("-")[0].lower() if language else lexicon.language)
    return Passages.of(
        Passage(start, end, number, _leans(text, start, end, lexicon.leaning))
        for number, (first, last) in enumerate(paragraphs(text))
        for start, end in sentences(text, first, last, stops)
    )


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines of `text` that hold more than white space, stripped."""
    for line in _PARAGRAPH.finditer(text):
        yield line.span()


def _leans(text: str, start: int, end: int, opening: frozenset[str]) -> bool:
    word = _WORD.search(text, start, end)
    return word is not None and word.group().lower() in opening

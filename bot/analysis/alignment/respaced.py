"""A quote in Korean with other spaces than its source: 못닫는다 for 못 닫는다.

The rules of spacing leave many of them to the writer, and the press of one country to another's habits (National
Institute of Korean Language, Hangeul Orthography, chapter 5): a space more or less changes no word.
"""

from collections.abc import Iterator, Sequence

import regex

from bot.analysis.alignment.worded import SCANNED, Steps, Worded

_HANGUL = regex.compile(r"\p{Hangul}")


def respaced(run: Sequence[str], source: Worded, steps: Steps) -> Iterator[tuple[int, int]]:
    """The numbers of the first word and of the one behind the last where the letters of `run` stand in `source`.

    Raises TooRepetitive when no `steps` are left.
    """
    letters = "".join(run)
    if not _HANGUL.search(letters) or not _HANGUL.search(source.joined):
        return
    whole = source.unspaced()
    at = whole.find(letters)
    while at >= 0:
        steps.take(1 + len(whole) // SCANNED)
        first, behind = source.begun_at(at), source.begun_at(at + len(letters))
        if first is not None and behind is not None:
            yield first, behind
        at = whole.find(letters, at + 1)

"""Where the article stands among the lines of a pasted page."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.reading import boilerplate
from bot.reading.phrases import patterns

_BULLET = re.compile(r"^[•◦▪■□○●+*]\s+")
NUMBERED = re.compile(r"^\d{1,3}[.)]\s+")  # weighed as a list's, and kept: "12. März" is no list
_IDEOGRAM = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
_WORD_IDEOGRAMS, _WORD_SIGNS = 2, 5  # signs of a usual word, vowels and tones counted
_STOPS = frozenset(".。။።।។۔")
_ENDS, _CLOSING = frozenset(".!?…:;。！？။።।។؟۔"), "\"'”’»)]」』"
_QUOTED = re.compile(r"[\"“”«»„]")
_LONG, _CAP = 14, 45
# Swept over 220 pages dumped to text: a sentence pays 4 words to count, so that a run of teasers does not.
_PRICE, _BOILERPLATE, _SHORT, _LISTED = 4.0, -20.0, -7.0, -3.0
_TAIL = re.compile(rf"(?i)^\W*(?:{patterns('pasted', 'tail')})\W*$")
_TAIL_SHARE = 0.5  # of the text must stand before a tail's heading
_OFTEN, _BETWEEN, _BETWEEN_LETTERS = 4, -1.0, 60
_GOES_ON, _FEW = 0.8, 4  # paragraphs as long as before, and so many, are the article that goes on under a teaser


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the paste without its list mark; `prose` from -20 (boilerplate) to 41 (a long paragraph)."""

    text: str
    bullet: bool
    prose: float


def lines(text: str) -> list[Line]:
    """The lines of a paste that hold anything, weighed."""
    weighed = [_line(raw) for raw in text.split("\n") if raw.strip()]
    occurrences = Counter(line.text for line in weighed)
    return [replace(line, prose=_BETWEEN) if _is_between(line, occurrences) else line for line in weighed]


def _is_between(line: Line, occurrences: Counter[str]) -> bool:
    """A short line said again and again, "Article content": it stands between paragraphs and ends nothing."""
    return occurrences[line.text] >= _OFTEN and len(line.text) < _BETWEEN_LETTERS and line.prose < _BETWEEN


def find(weighed: list[Line]) -> tuple[int, int]:
    """The run of lines with the greatest weight (Kadane, 1984); (0, 0) when none weighs more than 0."""
    best, chosen, total, start = 0.0, (0, 0), 0.0, 0
    for index, line in enumerate(weighed):
        if total <= 0:
            total, start = 0.0, index
        total += line.prose
        if total > best:
            best, chosen = total, (start, index + 1)
    return chosen[0], _end(weighed, *chosen)


def _end(weighed: list[Line], start: int, end: int) -> int:
    """Where the tail of other stories or comments begins, if a heading of such stands past half of the text."""
    whole = sum(max(0.0, line.prose) for line in weighed[start:end])
    before = 0.0
    for index in range(start, end):
        if (
            before > _TAIL_SHARE * whole
            and len(weighed[index].text) < 60
            and _TAIL.match(weighed[index].text)
            and not _goes_on(weighed[start:index], weighed[index + 1 : end])
        ):
            return index
        before += max(0.0, weighed[index].prose)
    return end


def _goes_on(before: list[Line], after: list[Line]) -> bool:
    """Whether what follows a heading of other stories is paragraphs like those before it, not teasers."""
    then, now = ([line.prose for line in lines_beside if line.prose > 0] for lines_beside in (before, after))
    return len(now) >= _FEW and sum(now) / len(now) >= _GOES_ON * sum(then) / max(1, len(then))


def _line(raw: str) -> Line:
    text = _BULLET.sub("", raw)
    bullet = text != raw or NUMBERED.match(raw) is not None
    return Line(text, bullet, weight(text, bullet))


def ends(text: str) -> bool:
    """Whether a line ends as a statement does."""
    return text.rstrip(_CLOSING)[-1:] in _STOPS


def words(text: str) -> int:
    """How many words a line has, guessed from its signs in scripts without spaces."""
    ideograms, signs = len(_IDEOGRAM.findall(text)), len(_UNSPACED.findall(text))
    if not ideograms and not signs:
        return len(text.split())
    spaced = _UNSPACED.sub("", _IDEOGRAM.sub("", text)).split()
    return sum(any(map(str.isalnum, word)) for word in spaced) + ideograms // _WORD_IDEOGRAMS + signs // _WORD_SIGNS


def weight(text: str, bullet: bool = False) -> float:
    """How much a line looks like a paragraph: its words when it is long or ends as a sentence does."""
    if boilerplate.is_boilerplate(text):
        return _BOILERPLATE
    count = words(text)
    if count >= 5 and text.rstrip(_CLOSING)[-1:] in _ENDS:
        return min(count, _CAP) - _PRICE
    if count >= _LONG and not _is_list(text) and not _IDEOGRAM.search(text):  # whose sentences all end in a mark
        return min(count, _CAP) * 0.7 - _PRICE
    return _LISTED if bullet else _SHORT


def _is_list(text: str) -> bool:
    """Many capitals in a row are a menu, not a sentence."""
    cells = [cell for cell in text.split() if cell[0].isalpha()]
    capital = sum(cell[0].isupper() for cell in cells)
    return (
        len(cells) > 3
        and capital > 0.7 * len(cells)
        and any(a[0].isupper() and b[0].isupper() for a, b in pairwise(cells))
    )

"""Where the article stands among the lines of a pasted page."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.reading import chrome

_BULLET = re.compile(r"^(?:[•◦▪■□○●+*]|\d{1,3}[.)])\s+")
_END = re.compile(r"[.!?…:;。！？။።।][\"'”’»)\]]*$")
_QUOTED = re.compile(r"[\"“”«»„]")
_LONG, _CAP = 14, 45
_FURNITURE, _SHORT, _LISTED = -9.0, -3.5, -2.5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the paste without its list mark; `prose` from -9 (furniture) to 45 (a long paragraph)."""

    text: str
    bullet: bool
    prose: float


def lines(text: str) -> list[Line]:
    """The lines of a paste that hold anything, weighed."""
    return [_line(raw) for raw in text.split("\n") if raw.strip()]


def find(weighed: list[Line]) -> tuple[int, int]:
    """The run of lines with the greatest weight (Kadane, 1984); (0, 0) when none weighs more than 0."""
    best, chosen, total, start = 0.0, (0, 0), 0.0, 0
    for index, line in enumerate(weighed):
        if total <= 0:
            total, start = 0.0, index
        total += line.prose
        if total > best:
            best, chosen = total, (start, index + 1)
    return chosen


def _line(raw: str) -> Line:
    text = _BULLET.sub("", raw)
    return Line(text, text != raw, weight(text, text != raw))


def weight(text: str, bullet: bool = False) -> float:
    """How much a line looks like a paragraph: its words when it is long or ends as a sentence does."""
    if chrome.is_chrome(text):
        return _FURNITURE
    count = len(text.split()) if " " in text else len(text) // 4
    if _END.search(text) and count >= 5:
        return float(min(count, _CAP))
    if count >= _LONG and not _is_list(text):
        return float(min(count, _CAP)) * 0.7
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

"""Runs of text on pages -> lines in reading order -> paragraphs, without running heads and line-end hyphens."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass

_EDGE = 2  # lines at the top and at the foot of a page that may be running heads
_GUTTER_SHARE = 0.5
_FEWEST_ROWS = 6
_FEWEST_LETTERS = 4  # of a line set letter by letter; fewer may be initials or a row of a table
_APART, _WORD_GAP = 0.75, 1.5
"""Of the size: the widest letters but M and W take as much. Of the gap between two letters."""
_WIDE_BLANK = re.compile(r"[ \t\xa0]{2,}")
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text as drawn: its start in points from the lower left corner, and its size in points."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column. `page` and `column` count from 0."""

    text: str
    x: float
    y: float
    size: float
    page: int = 0
    column: int = 0


def lines_of(pieces: list[Piece]) -> list[Line]:
    """Return a page's lines in reading order; two columns that were drawn row by row are taken apart."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and abs(rows[-1][-1].y - piece.y) < max(1.0, 0.5 * piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    gutter = _gutter(rows)
    if gutter is None:
        return [_line(row, 0) for row in rows]
    sides = ([p for p in row if p.x < gutter] for row in rows), ([p for p in row if p.x >= gutter] for row in rows)
    return [_line(row, column) for column, side in enumerate(sides) for row in side if row]


def _gutter(rows: list[list[Piece]]) -> float | None:
    """The x at which the later pieces of most rows start, if there is one."""
    if len(rows) < _FEWEST_ROWS:
        return None
    starts = Counter(round(piece.x / 4) for row in rows for piece in row[1:] if piece.x - row[0].x > 100)
    if not starts:
        return None
    place, count = starts.most_common(1)[0]
    return place * 4 - 4 if count >= _GUTTER_SHARE * len(rows) else None


def _line(row: list[Piece], column: int) -> Line:
    whole = "".join(piece.text for piece in row)
    text = " ".join((_drawn_apart(row) or _typed_apart(whole) or whole).split())
    return Line(text, min(p.x for p in row), row[0].y, max(p.size for p in row), column=column)


def _drawn_apart(row: list[Piece]) -> str | None:
    """The words of a line whose letters were each set at a place of its own, wide apart; None for any other.

    Words are parted by a blank that was drawn too, else by a gap that is wider than those between the letters.
    """
    letters = [(piece.x, piece.text.strip()) for piece in row if piece.text.strip()]
    if len(letters) < _FEWEST_LETTERS or not _is_spelled([letter for _, letter in letters]):
        return None
    if any(" " in piece.text and not piece.text.strip() for piece in row):
        return "".join(piece.text.strip() or " " for piece in row)
    return _parted_by_gaps(letters, row[0].size)


def _parted_by_gaps(letters: list[tuple[float, str]], size: float) -> str | None:
    gaps = [after[0] - before[0] for before, after in itertools.pairwise(letters)]
    usual = sorted(gaps)[len(gaps) // 2]
    if usual < _APART * size:
        return None
    parts = (" " if gap > _WORD_GAP * usual else "" for gap in gaps)
    return letters[0][1] + "".join(part + letter for part, (_, letter) in zip(parts, letters[1:], strict=True))


def _typed_apart(text: str) -> str | None:
    """The words of a line whose letters are parted by one space and its words by more; None for any other."""
    line = text.strip()
    words = [word.split() for word in _WIDE_BLANK.split(line)]
    letters = [letter for word in words for letter in word]
    if len(words) < 2 or len(letters) < _FEWEST_LETTERS or not _is_spelled(letters):
        return None
    return " ".join("".join(word) for word in words) if any(len(word) > 1 for word in words) else None


def _is_spelled(letters: list[str]) -> bool:
    return all(len(letter) == 1 for letter in letters) and 5 * sum(map(str.isalpha, letters)) >= 4 * len(letters)


def without_running_heads(pages: list[list[Line]]) -> tuple[list[Line], tuple[str, ...]]:
    """Return all lines with their page's number, and the heads, feet and page numbers that were dropped.

    A line at a page's edge is a running head when, its figures aside, it stands at the edge of at least half the
    pages (at least two), or is nothing but a page number.
    """
    edges = [_edge(lines) for lines in pages]
    seen = Counter(shape for edge in edges for shape in {_shape(line.text) for line in edge})
    needed = max(2, (len(pages) + 1) // 2)
    kept: list[Line] = []
    dropped: list[str] = []
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        for line in lines:
            shape = _shape(line.text)
            if line in edge and (seen[shape] >= needed or re.fullmatch(r"[-–— ]*(page )?#[-–— ]*(of #)?", shape)):
                dropped.append(line.text)
            elif line.text:
                kept.append(Line(line.text, line.x, line.y, line.size, number, line.column))
    return kept, tuple(dropped)


def _edge(lines: list[Line]) -> list[Line]:
    if len(lines) <= 2 * _EDGE:
        return lines[:1] + lines[-1:]
    by_height = sorted(lines, key=lambda line: line.y)
    return by_height[:_EDGE] + by_height[-_EDGE:]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold().strip()


def paragraphs_of(lines: list[Line]) -> list[str]:
    """Join lines into paragraphs: parted by a wider gap, an indent or another size; a column's break parts nothing."""
    gap = _usual_gap(lines)
    paragraphs: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is None or _parted(before, line, gap):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text)
        before = line
    return paragraphs


def _usual_gap(lines: list[Line]) -> float:
    pairs = itertools.pairwise(lines)
    gaps = Counter(round(a.y - b.y, 1) for a, b in pairs if a.page == b.page and 2 < a.y - b.y < 60)
    return gaps.most_common(1)[0][0] if gaps else 14.0


def _parted(before: Line, line: Line, gap: float) -> bool:
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    if (before.page, before.column) != (line.page, line.column) or line.y > before.y:
        return _END.search(before.text) is not None and not line.text[:1].islower()
    return before.y - line.y > 1.35 * gap or 4 < line.x - before.x < 60


def _joined(text: str, line: str) -> str:
    """A hyphen that ends a line between two small letters was made by the line's end."""
    if re.search(r"[a-zà-ÿ]\u00ad?[-\u2010\u00ad]$", text) and line[:1].islower():
        return text[:-1].removesuffix("\u00ad") + line
    return f"{text} {line}"

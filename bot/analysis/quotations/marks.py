"""Pairs quotation marks, paragraph by paragraph, in linear time.

The conventions are those of the marks in CLDR and Unicode chapter 6.2: “…” ”…” „…“ „…” «…» »…« ‹…› 「…」 『…』 "…"
``…'' ‘…’ and '…'. Only the outermost pair of nested marks is given.
"""

import re
from dataclasses import dataclass

from bot.analysis.quotations.singles import single_pairs
from bot.analysis.sentences import paragraphs
from bot.text.folding import arabic, hebrew

_DOUBLE = re.compile("``|''|‘‘|’’|[“”„‟«»‹›「」『』\"＂]")
_STRAIGHT = {'"', "＂"}
_FAMILY = {
    "“": "curly", "”": "curly", "„": "curly", "‟": "curly", "‘‘": "curly", "’’": "curly", "``": "typed", "''": "typed",
    "«": "guillemet", "»": "guillemet", "‹": "angle", "›": "angle", "「": "corner", "」": "corner", "『": "white",
    "』": "white", '"': "straight", "＂": "straight",
}  # fmt: skip
_OPENS = {"“", "„", "‟", "‘‘", "``", "«", "‹", "「", "『"}
# Typed into one text by several hands: one closes the other, and “ stands at an end by mistake.
_MIXED = {'"', "“", "”"}
_TURNED = {"»", "›", "”"}
_TURNED_TWICE = "’’"
"""Opens a quotation in Urdu, which ‘‘ closes: the marks are named by how they look from the left."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between one pair of marks, within one paragraph.

    `start`, `end` leave out the marks and the space beside them, `outer_*` take them in. `continues`: the quotation
    was opened in the paragraph before; `goes_on`: it is closed in a later one; `closed`: its end is marked;
    `dashed`: a dash at the head of its paragraph stands for the marks.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    continues: bool = False
    goes_on: bool = False
    closed: bool = True
    single: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    at: int
    inside: int
    mark: str


def pair(text: str) -> tuple[Marked, ...]:
    """All outermost quotation-marked stretches of `text`, in order, none overlapping, none empty."""
    bounds = list(paragraphs(text))
    found: list[Marked] = []
    left: _Open | None = None
    for number, (first, last) in enumerate(bounds):
        after = bounds[number + 1] if number + 1 < len(bounds) else None
        here, left = _paragraph(text, number, first, last, left, after)
        found += here
    return tuple(found)


def _paragraph(
    text: str, number: int, first: int, last: int, left: _Open | None, after: tuple[int, int] | None
) -> tuple[list[Marked], _Open | None]:
    within = hebrew.gershayim(text, first, last)
    marks = [(m.start(), m.end(), m.group()) for m in _DOUBLE.finditer(text, first, last) if m.start() not in within]
    carried = left if left and _resumes(text, first, marks, left) else None
    spans, still_open = _walk(text, first, marks, carried)
    doubles = [
        _marked(text, number, *span, continues=carried is not None and span[0] <= first and i == 0)
        for i, span in enumerate(spans)
    ]
    goes_on = None
    if still_open:
        goes_on = still_open if after and _goes_on(text, after, still_open) else None
        rest = _marked(text, number, still_open.at, still_open.inside, last, last,
                       continues=carried is not None and not spans and still_open.at <= first,
                       goes_on=goes_on is not None, closed=False)  # fmt: skip
        doubles.append(rest)
    singles = [_marked(text, number, *span, single=True) for span in single_pairs(text, first, last)]
    return [m for m in _outermost(doubles, singles) if m.start < m.end], goes_on


def _walk(
    text: str, first: int, marks: list[tuple[int, int, str]], carried: _Open | None
) -> tuple[list[tuple[int, int, int, int]], _Open | None]:
    """The outermost pairs as (outer start, inner start, inner end, outer end), and a mark that was left open."""
    pairing = _Pairing(text, marks)
    if carried:
        skip = bool(marks) and marks[0][0] == first and _FAMILY[marks[0][2]] == _FAMILY[carried.mark]
        pairing.stack.append(_Open(first, marks[0][1] if skip else first, carried.mark))
        marks = marks[1:] if skip else marks
        pairing.marks = marks
    for number in range(len(marks)):
        pairing.take(number)
    return pairing.spans, pairing.stack[0] if pairing.stack else None


class _Pairing:
    """The marks of a paragraph taken one by one: what is open, and the outermost pairs so far."""

    def __init__(self, text: str, marks: list[tuple[int, int, str]]) -> None:
        self.marks = marks
        self.stack: list[_Open] = []
        self.spans: list[tuple[int, int, int, int]] = []
        self._text = text
        self._odd = sum(1 for mark in marks if mark[2] in _STRAIGHT) % 2 == 1
        self._nested = {marks[number][0] for number in _nested(marks)}

    def take(self, number: int) -> None:
        """Let the next mark close what is open, open something, or be passed over."""
        start, end, mark = self.marks[number]
        if self.stack and _closes(self._text, start, end, mark, self.stack[-1], self._odd):
            opened = self.stack.pop()
            if not self.stack:
                self.spans.append((opened.at, opened.inside, start, end))
        elif self._opens(start, end, mark):
            if self.stack and _FAMILY[mark] == _FAMILY[self.stack[-1].mark] and start not in self._nested:
                self.stack.pop()  # the mark before was never closed
            self.stack.append(_Open(start, end, mark))

    def _opens(self, start: int, end: int, mark: str) -> bool:
        if _may_open(self._text, start, end, mark, self.stack):
            return True
        return not (self.stack or self._odd) and _glued(self._text, start, end, mark)


def _closes(text: str, start: int, end: int, mark: str, opened: _Open, odd: bool) -> bool:
    if opened.mark in _MIXED and mark in _MIXED and not _looks_opening(text, start, end):
        return True
    if _FAMILY[mark] != _FAMILY[opened.mark]:
        return False
    if mark in _STRAIGHT:
        return not (_looks_opening(text, start, end) and odd)
    if opened.mark == "„":
        return mark in {"“", "”", "‟"}
    if opened.mark == _TURNED_TWICE:
        return mark == "‘‘"
    if opened.mark in _TURNED:
        return mark in {"«", "‹", "”"}
    return mark not in _OPENS


def _may_open(text: str, start: int, end: int, mark: str, stack: list[_Open]) -> bool:
    if mark in _OPENS:
        return True
    if mark in _STRAIGHT or mark in _TURNED:
        return not stack and _looks_opening(text, start, end)
    if mark == _TURNED_TWICE:
        return not stack and _looks_opening(text, start, end) and arabic.LETTERS.match(text, end) is not None
    return False


def _glued(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a straight mark opens without the space before it: he said"no way". Not so behind digits: 5"x3"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return mark in _STRAIGHT and after.isalpha() and (before.isalpha() or before in ".,:;!?")


def _nested(marks: list[tuple[int, int, str]]) -> set[int]:
    """The opening marks that stand within marks of their own kind, “a “b” c”: the next two of the kind both close."""
    found: set[int] = set()
    following: dict[str, tuple[bool, bool]] = {}
    for number in range(len(marks) - 1, -1, -1):
        mark = marks[number][2]
        one, two = following.get(_FAMILY[mark], (False, False))
        if mark in _OPENS and one and two:
            found.add(number)
        following[_FAMILY[mark]] = (mark not in _OPENS, one)
    return found


def _looks_opening(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not after.isspace() and not before.isalnum() and before not in ".,!?;%…)]»”’"


def _resumes(text: str, first: int, marks: list[tuple[int, int, str]], left: _Open) -> bool:
    """Whether a quotation left open runs on here: the paragraph opens on its mark or closes it first."""
    if not marks or _FAMILY[marks[0][2]] != _FAMILY[left.mark]:
        return False
    start, end, mark = marks[0]
    if start == first:
        return True
    return not _looks_opening(text, start, end) if mark in _STRAIGHT else mark not in _OPENS


def _goes_on(text: str, after: tuple[int, int], opened: _Open) -> bool:
    first, last = after
    mark = _DOUBLE.search(text, first, last)
    if mark is None:
        return False
    return _resumes(text, first, [(mark.start(), mark.end(), mark.group())], opened)


def _marked(
    text: str, number: int, outer_start: int, start: int, end: int, outer_end: int, *,
    continues: bool = False, goes_on: bool = False, closed: bool = True, single: bool = False,
) -> Marked:  # fmt: skip
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked(start, end, outer_start, outer_end, number, continues, goes_on, closed, single)


def _outermost(doubles: list[Marked], singles: list[Marked]) -> list[Marked]:
    """Doubles win over singles inside or across them; a single pair that holds whole doubles wins over these."""
    kept: list[Marked] = []
    at = 0
    for one in singles:
        while at < len(doubles) and doubles[at].outer_end <= one.outer_start:
            kept.append(doubles[at])
            at += 1
        held = at
        while held < len(doubles) and doubles[held].outer_end <= one.outer_end:
            held += 1
        crossed = held < len(doubles) and doubles[held].outer_start < one.outer_end
        if not crossed and (held == at or doubles[at].outer_start > one.outer_start):
            kept.append(one)
            at = held
    return kept + doubles[at:]

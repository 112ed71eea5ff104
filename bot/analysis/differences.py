"""What stayed, went and came between two texts: paragraph by paragraph, and word by word inside those that changed.

The longest common subsequence is found with one bit for each pair of words (Hyyrö 2004, "Bit-parallel LCS-length
computation revisited"): two versions of 4,000 words with every tenth changed take 0.01 s. Pairs are counted, and where
there are too many of them a change is told more coarsely: whole paragraphs went and came.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Change = Literal["same", "gone", "new"]
Run = tuple[Change, str]
Opcode = tuple[Change, int, int, int, int]

MOST_PAIRS = 100_000_000
"""Pairs of words compared at once: 12.5 MB of bits, 10,000 words with 10,000."""
ALL_PAIRS = 5 * MOST_PAIRS
"""Pairs compared for one answer: about 0.5 s on one core."""
LONG = 25_000
"""Characters of changed paragraphs from which all their words with all are too many: some 8,000 with the spaces."""
_PARAGRAPHS = re.compile(r"[^\n]*\n+|[^\n]+")
_WORDS = re.compile(r"\s+|\S+")


@dataclass(slots=True)
class Allowance:
    """Pairs that may still be compared; `spent` tells that some were not."""

    pairs: int = ALL_PAIRS
    spent: bool = False

    def take(self, pairs: int) -> bool:
        """Whether so many may be compared; they are then taken off."""
        if pairs > min(self.pairs, MOST_PAIRS):
            self.spent = True
            return False
        self.pairs -= pairs
        return True


def difference(before: str, after: str) -> tuple[tuple[Run, ...], bool]:
    """Runs that stayed, went or came, and whether some paragraphs could not be compared word by word.

    Joining "same" and "new" gives `after`; "same" and "gone", `before`.
    """
    allowance = Allowance()
    old, new = _pieces(_PARAGRAPHS, before), _pieces(_PARAGRAPHS, after)
    runs: list[Run] = []
    gone: list[str] = []
    came: list[str] = []
    for change, a, b, c, d in opcodes(old, new, allowance):
        if change == "same":
            runs += [*_changed(gone, came, allowance), ("same", "".join(old[a:b]))]
            gone, came = [], []
        else:
            gone, came = [*gone, *old[a:b]], [*came, *new[c:d]]
    return tuple(_merged([*runs, *_changed(gone, came, allowance)])), allowance.spent


def _changed(gone: Sequence[str], came: Sequence[str], allowance: Allowance) -> Iterator[Run]:
    """The runs of a stretch of changed paragraphs; as many on both sides are compared one with one where it is long."""
    if len(gone) == len(came) and sum(map(len, gone)) > LONG:
        for old, new in zip(gone, came, strict=True):
            yield from _by_words(old, new, allowance)
    else:
        yield from _by_words("".join(gone), "".join(came), allowance)


def _pieces(pattern: re.Pattern[str], text: str) -> list[str]:
    """All matches, one by one: `findall` would hold Python's lock over the whole text."""
    return [match[0] for match in pattern.finditer(text)]


def _by_words(gone: str, came: str, allowance: Allowance) -> Iterator[Run]:
    old, new = _pieces(_WORDS, gone), _pieces(_WORDS, came)
    for change, a, b, c, d in opcodes(old, new, allowance):
        yield change, "".join(new[c:d] if change == "new" else old[a:b])


def _merged(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbours of one kind as one; between two runs that stayed, what went stands before what came."""
    waiting: dict[Change, list[str]] = {"same": [], "gone": [], "new": []}
    for change, text in runs:
        if change == "same":
            yield from _emptied(waiting, "gone", "new")
        else:
            yield from _emptied(waiting, "same")
        waiting[change].append(text)
    yield from _emptied(waiting, "same", "gone", "new")


def _emptied(waiting: dict[Change, list[str]], *changes: Change) -> Iterator[Run]:
    for change in changes:
        if text := "".join(waiting[change]):
            yield change, text
        waiting[change].clear()


def opcodes(old: Sequence[str], new: Sequence[str], allowance: Allowance) -> Iterator[Opcode]:
    """How `old` becomes `new`: (change, first and last of old, first and last of new), in order, nothing left out.

    Where too many pairs would have to be compared, what stands once on both sides holds the two together; what lies
    between two of those and is still too much is told as gone and new.
    """
    head, tail = _ends(old, new)
    yield from _opcode("same", 0, head, 0, head)
    a, c = head, head
    last_a, last_c = len(old) - tail, len(new) - tail
    if (last_a - a) * (last_c - c) <= MOST_PAIRS:
        yield from _compared(old, new, (a, last_a, c, last_c), allowance)
    else:
        anchors = [(a, c, 0), *_anchors(old, new, a, last_a, c, last_c), (last_a, last_c, 0)]
        for (i, j, size), (k, m, _) in pairwise(anchors):
            yield from _opcode("same", i, i + size, j, j + size)
            yield from _compared(old, new, (i + size, k, j + size, m), allowance)
    yield from _opcode("same", last_a, len(old), last_c, len(new))


def _opcode(change: Change, a: int, b: int, c: int, d: int) -> Iterator[Opcode]:
    if b > a or d > c:
        yield change, a, b, c, d


def _ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many are the same from the beginning, and of the rest from the end."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    return head, tail


def _anchors(old: Sequence[str], new: Sequence[str], a: int, b: int, c: int, d: int) -> Iterator[tuple[int, int, int]]:
    """What stands once on both sides, in the longest order that both share (patience sorting)."""
    once = {word for word, count in Counter(old[a:b]).items() if count == 1}
    once &= {word for word, count in Counter(new[c:d]).items() if count == 1}
    places = {new[j]: j for j in range(c, d) if new[j] in once}
    pairs = [(i, places[old[i]]) for i in range(a, b) if old[i] in once]
    tops: list[int] = []
    best: list[int] = []
    back: list[int] = []
    for at, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        back.append(best[pile - 1] if pile else -1)
        tops[pile : pile + 1], best[pile : pile + 1] = [j], [at]
    chain: list[int] = []
    at = best[-1] if best else -1
    while at >= 0:
        chain.append(at)
        at = back[at]
    return ((*pairs[at], 1) for at in reversed(chain))


def _compared(
    old: Sequence[str], new: Sequence[str], edges: tuple[int, int, int, int], allowance: Allowance
) -> Iterator[Opcode]:
    """How old[a:b] becomes new[c:d]."""
    a, b, c, d = edges
    matches = _common(old[a:b], new[c:d]) if a < b and c < d and allowance.take((b - a) * (d - c)) else []
    for i, j in matches:
        yield from _opcode("gone", a, i + edges[0], c, c)
        yield from _opcode("new", i + edges[0], i + edges[0], c, j + edges[2])
        a, c = i + edges[0] + 1, j + edges[2] + 1
        yield "same", a - 1, a, c - 1, c
    yield from _opcode("gone", a, b, c, c)
    yield from _opcode("new", b, b, c, d)


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence, in order. Bits run over `old`, there is a row for each of `new`."""
    masks: dict[str, int] = {}
    whole = (1 << len(old)) - 1
    for place, word in enumerate(old):
        masks[word] = masks.get(word, 0) | 1 << place
    row, rows = whole, []
    for word in new:
        here = row & masks.get(word, 0)
        row = ((row + here) | (row - here)) & whole
        rows.append(row)
    matches: list[tuple[int, int]] = []
    i, j = len(old), len(new)
    while i and j:
        if rows[j - 1] >> (i - 1) & 1:
            i -= 1
        else:
            j -= 1
            if not j or rows[j - 1] >> (i - 1) & 1:
                i -= 1
                matches.append((i, j))
    return matches[::-1]

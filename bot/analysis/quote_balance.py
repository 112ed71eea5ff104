"""Which passages stand on their own, and not inside a quotation that opens before them or closes after them."""

import re
from collections.abc import Sequence

from bot.records.passages import Passage

OPENING, CLOSING, EITHER = "“„«「『", "”»」』", '"'
_MARKS = re.compile(f"[{OPENING}{CLOSING}{EITHER}]")


def balanced(text: str, passages: Sequence[Passage]) -> tuple[bool, ...]:
    """For each passage whether every double quotation mark in it finds its partner in it.

    Marks are paired by paragraph: a quotation that opens in one sentence makes the following ones of the paragraph
    part of it until it closes.
    """
    out: list[bool] = []
    depth, paragraph, at = 0, -1, 0
    for passage in passages:
        if passage.paragraph != paragraph:
            depth, paragraph, at = 0, passage.paragraph, passage.start
        depth, _ = _walk(text[at : passage.start], depth)
        after, lowest = _walk(text[passage.start : passage.end], depth)
        out.append(depth == 0 and after == 0 and lowest >= 0)
        depth, at = max(after, 0), passage.end
    return tuple(out)


def _walk(piece: str, depth: int) -> tuple[int, int]:
    """The depth of open marks after `piece`, and the lowest it sank to. “ also closes „, as in German."""
    lowest = depth
    for letter in _MARKS.findall(piece):
        if letter in EITHER or (letter == "“" and depth == 1 and "„" in piece):
            depth = 0 if depth else 1
        elif letter in OPENING:
            depth += 1
        elif letter in CLOSING:
            depth -= 1
            lowest = min(lowest, depth)
    return depth, lowest

"""Single quotation marks told from apostrophes: ‘…’ and '…' (the British and the headline style)."""

import re
from functools import cache

from bot.analysis.lexicon import shared

_SINGLE = re.compile("[‘’'](?<![‘’']{2})(?![‘’'])")
_OPENERS_ELSEWHERE = frozenset({"Er", "Im"})
"""German and Dutch sentences begin with these; English clips them behind ’ alone, if the print is careful (Chicago
Manual of Style 2017, 6.117)."""
_STRONG = '.,!?;:…”"»)'


def single_pairs(text: str, first: int, last: int) -> list[tuple[int, int, int, int]]:
    """Pairs of single marks within text[first:last] as (outer start, inner start, inner end, outer end), in order."""
    marks = [m.start() for m in _SINGLE.finditer(text, first, last)]
    ends = [at for at in marks if _may_close(text, at, first, last)]
    found: list[tuple[int, int, int, int]] = []
    at, beyond = 0, first
    starts = [at for at in marks if _may_open(text, at, first, last)]
    for number, start in enumerate(starts):
        if start < beyond:
            continue
        while at < len(ends) and ends[at] <= start:
            at += 1
        limit = next((s for s in starts[number + 1 : number + 2] if text[s] == text[start]), last)
        end = _end(text, ends, at, limit)
        if end is not None:
            found.append((start, start + 1, end, end + 1))
            beyond = end + 1
    return found


def _end(text: str, ends: list[int], at: int, limit: int) -> int | None:
    """The closing mark among ends[at:] before `limit`: the first that cannot be a possessive, else the last."""
    chosen = None
    for end in ends[at : at + 6]:
        if end >= limit:
            break
        chosen = end
        if text[end - 1] in _STRONG or text[end - 1] not in "sS" or text[end + 1 : end + 2] in {"", ",", ".", ";"}:
            break
    return chosen


@cache
def _clipped() -> re.Pattern[str]:
    """Words that begin with an apostrophe, and years ('90s)."""
    return re.compile(rf"(?:{'|'.join(sorted(shared('clipped')))}|\d\ds?)\b", re.IGNORECASE)


def _may_open(text: str, at: int, first: int, last: int) -> bool:
    before = text[at - 1] if at > first else " "
    if at + 1 >= last or text[at] == "’" or text[at + 1].isspace() or before.isalnum():
        return False
    if before not in ' \t\u00a0([{—–-/“"«:':
        return False
    clipped = _clipped().match(text, at + 1)
    if clipped and not (text[at] == "‘" and clipped[0] in _OPENERS_ELSEWHERE):
        return False
    return text[at + 1].isalnum() or text[at + 1] in '[($£€“"…#@'


def _may_close(text: str, at: int, first: int, last: int) -> bool:
    if at == first or text[at] == "‘" or text[at - 1].isspace():
        return False
    return at + 1 >= last or not text[at + 1].isalnum()

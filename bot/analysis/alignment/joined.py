"""Fragments run together: pieces that each stand word for word in the source, but not one after the other."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from bot.analysis.alignment.worded import Steps, Worded
from bot.records.annotations import Span
from bot.records.verification import Alignment

MOST_FRAGMENTS = 4
FEWEST_WORDS = 3
SEAM_SLACK = 4  # words that may by chance go on in the source just as they do after the seam
BOUNDARY = regex.compile(r"[.!?…。！？؟۔։।\n\"“”„«»‹›「」『』]|(?<!\p{L})['‘’]|['‘’](?!\p{L})|—|--|[:;]")
_CLOSED_AND_OPENED = regex.compile(r"[\"”»‹』」][\s\-–—]+[\"“„«›『「]|’\s+‘")


class Fragment(NamedTuple):
    """Words of the quote from `first` up to `last`, standing in the source from word `at`."""

    first: int
    last: int
    at: int


def joined(run: Sequence[str], source: Worded, steps: Steps) -> Alignment | None:
    """The quote as fragments with a boundary of the source at every seam; None where it is no such thing."""
    found = _fragments(run, source, steps)
    if len(found) < 2:
        return None
    seamed = _seamed(found, run, source)
    if seamed is None:
        return None
    spans = tuple(source.span(piece.at, piece.at + piece.last - piece.first) for piece in seamed)
    return Alignment("joined", spans, 1.0)


def split_at_marks(first: int, last: int, source: Worded) -> tuple[Span, ...]:
    """The words of the source from `first` up to `last`, apart where one quotation closes and the next opens."""
    text = source.text[source.starts[first] : source.ends[last - 1]]
    if not _CLOSED_AND_OPENED.search(text):
        return (source.span(first, last),)
    seams = [n for n in range(first + 1, last) if _CLOSED_AND_OPENED.search(source.between(n - 1, n))]
    return tuple(source.span(*edges) for edges in pairwise((first, *seams, last)))


def _fragments(run: Sequence[str], source: Worded, steps: Steps) -> list[Fragment]:
    found: list[Fragment] = []
    first = 0
    while first < len(run):
        piece = _longest(run, first, source, steps, found[-1].at if found else 0)
        if piece is None or len(found) == MOST_FRAGMENTS:
            return []
        found.append(piece)
        first = piece.last
    return found


def _longest(run: Sequence[str], first: int, source: Worded, steps: Steps, after: int) -> Fragment | None:
    """The longest run of the quote from word `first` that stands in the source, after `after` where it can."""
    at, last = -1, first
    low, high = first + 1, len(run)
    while low <= high:
        middle = (low + high + 1) // 2
        place = source.find(run[first:middle], steps, after)
        place = place if place >= 0 else source.find(run[first:middle], steps)
        if place >= 0:
            at, last, low = place, middle, middle + 1
        else:
            high = middle - 1
    return Fragment(first, last, at) if at >= 0 else None


def _seamed(found: list[Fragment], run: Sequence[str], source: Worded) -> list[Fragment] | None:
    """The fragments with each seam moved to a boundary of the source, None where a seam has none."""
    settled = [found[0]]
    for piece in found[1:]:
        pair = _seam(settled[-1], piece, run, source)
        if pair is None:
            return None
        settled[-1:] = pair
    return settled if all(_enough(piece, source) for piece in settled) else None


def _seam(left: Fragment, right: Fragment, run: Sequence[str], source: Worded) -> list[Fragment] | None:
    for back in range(min(SEAM_SLACK, left.last - left.first - 1) + 1):
        at = right.at - back
        if at < 0 or (back and source.forms[at] != run[right.first - back]):
            return None
        one, other = left._replace(last=left.last - back), Fragment(right.first - back, right.last, at)
        if _ends(one, source) and _begins(other, source):
            return [one, other]
    return None


def _ends(piece: Fragment, source: Worded) -> bool:
    last = piece.at + piece.last - piece.first
    return last >= len(source.forms) or BOUNDARY.search(source.between(last - 1, last)) is not None


def _begins(piece: Fragment, source: Worded) -> bool:
    return piece.at == 0 or BOUNDARY.search(source.between(piece.at - 1, piece.at)) is not None


def _enough(piece: Fragment, source: Worded) -> bool:
    """Whether it is long enough to be no chance, or a whole piece between two boundaries."""
    return piece.last - piece.first >= FEWEST_WORDS or (_begins(piece, source) and _ends(piece, source))

"""Which quote of one reading of a text is which of another: the one in the same place, else one that shares most."""

from bisect import bisect_left
from collections.abc import Sequence

from bot.records.annotations import Quote

NEIGHBOURS = 8
"""Quotes looked at that begin before the end of one: they lie side by side, and few inside another."""


def nearest(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    """The quote from `start` to `end`, else the one that shares most with it, and more than half of the shorter."""
    exact = next((quote for quote in quotes if (quote.start, quote.end) == (start, end)), None)
    return exact or _sharing(quotes, start, end)


def pairs(before: Sequence[Quote], after: Sequence[Quote]) -> list[tuple[Quote | None, Quote | None]]:
    """Each quote of `before` with that of `after` which it is: None where it is gone or new. None is in two pairs."""
    there = {(quote.start, quote.end): quote for quote in before}
    partner = {id(quote): there.pop(at) for quote in after if (at := (quote.start, quote.end)) in there}
    left = sorted(there.values(), key=lambda quote: quote.start)
    starts = [quote.start for quote in left]
    for quote in after:
        close = bisect_left(starts, quote.end)
        near = [old for old in left[max(0, close - NEIGHBOURS) : close] if (old.start, old.end) in there]
        if id(quote) not in partner and (old := _sharing(near, quote.start, quote.end)) is not None:
            partner[id(quote)] = there.pop((old.start, old.end))
    matched = {id(old) for old in partner.values()}
    gone = [(old, None) for old in before if id(old) not in matched]
    return [*((partner.get(id(quote)), quote) for quote in after), *gone]


def _sharing(quotes: Sequence[Quote], start: int, end: int) -> Quote | None:
    alike = [(min(quote.end, end) - max(quote.start, start), quote) for quote in quotes]
    enough = [(length, q) for length, q in alike if length * 2 > min(q.end - q.start, end - start)]
    return max(enough, key=lambda pair: pair[0], default=(0, None))[1]

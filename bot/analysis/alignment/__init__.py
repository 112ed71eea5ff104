"""Where, and how changed, a quote stands in a text.

1. All its words in a row: verbatim. Marks, dashes, case and spaces are no difference; in Korean and in the Arabic
   script neither is where one word ends and the next begins.
2. Its parts between marked cuts each in a row, in order: elided.
3. Two to four runs of words, each of which begins and ends where the source has a boundary: joined.
4. Most of its words in one stretch: altered, with the difference word for word. So is a quote of the first two kinds
   whose cut takes away a negation or a condition.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.analysis.alignment.altered import altered
from bot.analysis.alignment.capitals import lettered
from bot.analysis.alignment.joined import joined, split_at_marks
from bot.analysis.alignment.polarity import turned
from bot.analysis.alignment.respaced import joined_as_print, respaced
from bot.analysis.alignment.worded import Steps, Worded, segments, worded
from bot.records.verification import Alignment
from bot.text.wording import Word, words

FARTHEST_CUT = 150  # words; a marked cut of more joins two things said apart
MOST_TURNED = 20  # places of the same words at which what goes before them is read
FEWEST_WORDS = 2  # of all parts between marked cuts together

__all__ = ["align", "worded"]

NOT_FOUND = Alignment("not_found")


def align(quote: str, source: Worded, language: str | None = None) -> Alignment:
    """How `quote` stands in `source`: verbatim, elided, joined, altered or not_found. Never misattributed.

    `language` is the source's, where it is known: its negations turn what is cut from them.

    Raises TooRepetitive where the same words stand there so often that looking at all their places would take too long.
    """
    asked = lettered(words(quote), source) if quote.isupper() else words(quote)
    run = [word.form for word in asked]
    if not run:
        return NOT_FOUND
    steps = Steps()
    return (
        _verbatim(quote, ((at, at + len(run)) for at in source.all(run, steps)), source, steps, language)
        or _verbatim(quote, respaced(run, source, steps), source, steps, language)
        or _elided(quote, source, steps, language)
        or joined(run, source, steps)
        or _altered(quote, asked, source)
        or NOT_FOUND
    )


def _altered(quote: str, asked: Sequence[Word], source: Worded) -> Alignment | None:
    """As it was typed, else with what Persian print does not divide."""
    printed = joined_as_print(quote)
    return altered(quote, asked, source) or (None if printed == quote else altered(quote, words(printed), source))


def _verbatim(
    quote: str, found: Iterable[tuple[int, int]], source: Worded, steps: Steps, language: str | None
) -> Alignment | None:
    """All words in a row, at any of the places `found`; where that row runs from one quotation into the next, joined.

    Of several places the first counts at which the words are whole and nothing before them turns what they say.
    """
    best: Alignment | None = None
    for number, (at, behind) in enumerate(found):
        steps.take(1 + (behind - at) // 10)  # regex looks through those words
        spans = split_at_marks(at, behind, source)
        place = Alignment("verbatim" if len(spans) == 1 else "joined", spans, 1.0)
        if len(spans) == 1 and number < MOST_TURNED:
            place = turned(quote, place, source, language)
        if place.verdict == "verbatim":
            return place
        if best is None or len(spans) < len(best.spans):
            best = place
    return best


def _elided(quote: str, source: Worded, steps: Steps, language: str | None) -> Alignment | None:
    """The parts between ellipses; then also between words in brackets, unless the source has those brackets itself."""
    chained = _chained(segments(quote), source, steps)
    if chained is None and "[" in quote:
        chained = _chained(segments(quote, inserts=True), source, steps, fewest=1)
        if chained and "[" in source.text[chained.spans[0].start : chained.spans[-1].end]:
            return None
    return turned(quote, chained, source, language) if chained and chained.verdict == "elided" else chained


def _chained(parts: Sequence[Sequence[str]], source: Worded, steps: Steps, fewest: int = 2) -> Alignment | None:
    if sum(map(len, parts)) < FEWEST_WORDS or len(parts) < fewest:
        return None
    chains: list[list[int]] = []
    for first in source.all(parts[0], steps):
        found = _chain(parts, first, source, steps)
        if found is None:
            break  # each part was looked for as early as can be: from a later word there is none either
        chains.append(found)
    if not chains:
        return None
    chain = min(chains, key=lambda starts: starts[-1] - starts[0])
    gaps = [start - before - len(part) for before, part, start in zip(chain, parts, chain[1:], strict=False)]
    spans = tuple(source.span(start, start + len(part)) for start, part in zip(chain, parts, strict=True))
    if max(gaps, default=0) > FARTHEST_CUT:
        return Alignment("joined", spans, 1.0)
    return Alignment("elided", spans, 1.0)


def _chain(parts: Sequence[Sequence[str]], first: int, source: Worded, steps: Steps) -> list[int] | None:
    chain = [first]
    for before, part in pairwise(parts):
        start = chain[-1] + len(before)
        found = source.find(part, steps, start) if start < len(source.forms) else -1
        if found < 0:
            return None
        chain.append(found)
    return chain

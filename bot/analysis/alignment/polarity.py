"""What a cut takes away: a negation or a condition without which the words left over say something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from bot.analysis.alignment.joined import BOUNDARY
from bot.analysis.alignment.worded import Worded
from bot.analysis.lexicon import written_in
from bot.languages import data
from bot.records.annotations import Span
from bot.records.verification import Alignment, DiffPart
from bot.text.wording import forms

FARTHEST = 40  # words before a quote that are looked at for what governs it
NEAREST = 7  # words from a negation to the quote that is the content of its clause
BEFORE = 2  # words before a negation that its verb may stand in: "Ich glaube nicht"
CONDITION = 2  # words of a condition with its subject and verb; of less the quote itself holds the rest
SCORE = 0.99  # all words of the quote stand there
_CLAUSE_END = regex.compile(r"[,;–—]|--")
_INSERTED = regex.compile(r"\[([^\]]{1,120})\]")


@dataclass(frozen=True, slots=True)
class Polarity:
    """One language's words that turn or bind a clause, as forms."""

    negators: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    focus: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    unreal: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()

    def negates(self, form: str) -> bool:
        """Whether a word is a negation: "never", or with one hung on: "won't"."""
        return form in self.negators or form.endswith("n't")


def turned(quote: str, alignment: Alignment, source: Worded, language: str | None = None) -> Alignment:
    """The alignment as altered where the quote leaves out, or puts in, a word that turns what the source says.

    That is a negation within the clause of a marked cut ("I will ... resign" of "I will not resign"), a negation or a
    condition before the first word ("he is guilty" of "I do not think he is guilty"), a negation in brackets, and in a
    `language` that has it behind its verb (Bangla, Swedish) one right after the last word.
    An alignment without such a cut is returned as it is.
    """
    polarity = polarity_of(language or "")
    polarity = polarity if polarity.negators else polarity_of(written_in(source.text) or "")
    first = source.number_at(alignment.spans[0].start)
    inserted = _inserted(quote, alignment, source, polarity)
    if inserted:
        return _altered(alignment, source, first, inserted)
    if any(_drops(polarity, source, left, right) for left, right in _gaps(alignment, source)):
        return _altered(alignment, source, first)
    opening = _opening(source, first)
    if opening < first and _hangs(polarity, source, opening, first, alignment):
        return _altered(alignment, source, opening)
    last = source.number_at(alignment.spans[-1].end)
    if last < len(source.forms) and source.forms[last] in polarity.behind and not _parted(source, last, last):
        return _altered(alignment, source, first, after=last)
    return alignment


def _gaps(alignment: Alignment, source: Worded) -> Iterator[tuple[int, int]]:
    """The words left out at each cut, as numbers from the first up to but without the last."""
    for before, after in pairwise(alignment.spans):
        yield source.number_at(before.end), source.number_at(after.start)


def _drops(polarity: Polarity, source: Worded, left: int, right: int) -> bool:
    """Whether words left..right hold a negation of the clause before or after them."""
    for at in range(left, min(right, left + FARTHEST)):
        if _turns(polarity, source, at) and (not _parted(source, left, at) or not _parted(source, at + 1, right)):
            return True
    return False


def _turns(polarity: Polarity, source: Worded, at: int) -> bool:
    after = source.forms[at + 1] if at + 1 < len(source.forms) else ""
    return polarity.negates(source.forms[at]) and after not in polarity.focus


def _parted(source: Worded, first: int, last: int) -> bool:
    """Whether a clause ends between the word before `first` and word `last`."""
    return any(_ends_clause(source.between(n - 1, n)) for n in range(max(first, 1), min(last, len(source.forms)) + 1))


def _ends_clause(between: str) -> bool:
    return BOUNDARY.search(between) is not None or _CLAUSE_END.search(between) is not None


def _opening(source: Worded, first: int) -> int:
    """The number of the word that begins the sentence, or the quotation, in which word `first` stands."""
    opening = first
    while opening > max(0, first - FARTHEST) and not BOUNDARY.search(source.between(opening - 1, opening)):
        opening -= 1
    return opening


def _hangs(polarity: Polarity, source: Worded, opening: int, first: int, alignment: Alignment) -> bool:
    """Whether the words from `opening` up to the quote turn it, or it hangs on a condition among them.

    A negation does so right before the quote, or in the clause that the quote is the content of: "I do not think",
    "Ich glaube nicht, dass".
    """
    for at in range(first - 1, opening - 1, -1):
        parted = _parted(source, at + 1, first)
        if source.forms[at] in polarity.conditions and first - at > CONDITION:
            return not parted or _is_unreal(polarity, alignment, source)
        if _turns(polarity, source, at):
            return at + 1 == first or (first - at <= NEAREST and _holds(polarity, source, at, first, parted=parted))
    return False


def _holds(polarity: Polarity, source: Worded, at: int, first: int, *, parted: bool) -> bool:
    """Whether the clause of the negation `at` has a verb of thinking or saying, and the quote is what it holds."""
    if parted and polarity.that.isdisjoint(source.forms[at + 1 : first]):
        return False
    return not polarity.holding.isdisjoint(source.forms[max(0, at - BEFORE) : first])


def _is_unreal(polarity: Polarity, alignment: Alignment, source: Worded) -> bool:
    span = alignment.spans[0]
    return any(form in polarity.unreal for form in forms(source.text[span.start : span.end]))


def _inserted(quote: str, alignment: Alignment, source: Worded, polarity: Polarity) -> Sequence[str]:
    """The negations that the quote puts in brackets, where its source has none."""
    if "[" not in quote or "[" in source.text[alignment.spans[0].start : alignment.spans[-1].end]:
        return ()
    return [match[0] for match in _INSERTED.finditer(quote) if any(map(polarity.negates, forms(match[1])))]


def _altered(
    alignment: Alignment, source: Worded, opening: int, inserted: Sequence[str] = (), after: int | None = None
) -> Alignment:
    """The difference: what the source has before the first word, at each cut and as word `after`; what is put in."""
    text, start = source.text, source.starts[opening]
    parts: list[DiffPart] = []
    for span in alignment.spans:
        if start < span.start:
            parts.append(DiffPart("source", text[start : span.start].strip()))
        parts.append(DiffPart("both", text[span.start : span.end]))
        start = span.end
    parts += [DiffPart("quote", words) for words in inserted]
    end = start if after is None else source.ends[after]
    parts.append(DiffPart("source", text[start:end].strip()))
    whole = Span(source.starts[opening], end)
    return Alignment("altered", (whole,), SCORE, tuple(part for part in parts if part.text))


@cache
def polarity_of(language: str) -> Polarity:
    """The words of one language; none for a language without a list, where no cut is judged."""
    listed = data(language, "standings").get("polarity") or data(language, "negations")
    words = {group: frozenset(form for word in line.split() for form in forms(word)) for group, line in listed.items()}
    return Polarity(**words)

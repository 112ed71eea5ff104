"""Whether a quote is real: each candidate article's verdict, with the speaker that the article gives, best first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.analysis.alignment import align, worded
from bot.analysis.attribution import said_by
from bot.errors import TooRepetitive
from bot.records.annotations import Quote, Span
from bot.records.archive import AnnotatedArticle
from bot.records.verification import Alignment, Verdict
from bot.text.wording import forms

RANKS: dict[Verdict, int] = {
    "verbatim": 5, "elided": 4, "joined": 3, "misattributed": 2, "altered": 1, "not_found": 0,
}  # fmt: skip


MOST_LETTERS = 5_000_000
"""Of all texts that one quote is compared with: 2 s."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one article says of a quote. `said` is its quotation there, if the words stand in one."""

    marked: AnnotatedArticle
    verdict: Verdict
    alignment: Alignment
    said: Quote | None


def judge(
    quote: str, speaker: str | None, candidates: Sequence[AnnotatedArticle], letters: int = MOST_LETTERS
) -> tuple[Finding, ...]:
    """The candidates that carry the quote, whole or changed: best verdict first, then the earliest.

    With a `speaker`, words that stand in the archive under another's name are "misattributed"; an unattributed
    quotation counts as the speaker's only where that name stands beside it. Where no candidate carries the quote and
    some could not be compared, also because all together have more than `letters`, raises TooRepetitive: of those
    nothing is known.
    """
    found: list[Finding] = []
    missed: TooRepetitive | None = None
    left = letters
    for marked in candidates:
        left -= len(marked.version.text)
        try:
            if left < 0:
                raise TooRepetitive
            finding = _finding(quote, speaker, marked)
        except TooRepetitive as repetitive:
            missed = repetitive
            continue
        if finding is not None:
            found.append(finding)
    if missed is not None and not found:
        raise missed
    return best_first(found)


def best_first(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of `judge`."""
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, float, str, int]:
    article = finding.marked.article
    day = article.day.isoformat() if article.day else "9999"
    return -RANKS[finding.verdict], -round(finding.alignment.score, 2), day, article.id


def _finding(quote: str, speaker: str | None, marked: AnnotatedArticle) -> Finding | None:
    text = marked.version.text
    alignment = align(quote, worded(text))
    if alignment.verdict == "not_found":
        return None
    said = _quotations(quote, alignment, marked)
    if speaker is None or alignment.verdict == "altered":
        return Finding(marked, alignment.verdict, alignment, said[0] if said else None)
    for one in said:
        if said_by(speaker, one, text):
            return Finding(marked, alignment.verdict, alignment, one)
    return Finding(marked, "misattributed", alignment, said[0] if said else None)


def _quotations(quote: str, alignment: Alignment, marked: AnnotatedArticle) -> list[Quote]:
    """The quotations that the words stand in, at any of their places."""
    text = marked.version.text
    found = [one for one in marked.quotes if any(_overlap(span, one) for span in alignment.spans)]
    if alignment.verdict == "verbatim":
        run = f" {' '.join(forms(quote))} "
        found += [one for one in marked.quotes if one not in found and run in _run(text[one.start : one.end])]
    return found


def _run(text: str) -> str:
    return f" {' '.join(forms(text))} "


def _overlap(span: Span, one: Quote) -> bool:
    return span.start < one.end and one.start < span.end

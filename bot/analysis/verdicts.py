"""Whether a quote is real: each candidate article's verdict, with the speaker that the article gives, best first."""

from collections.abc import Iterable, Sequence

from bot.analysis.findings import Finding, finding
from bot.errors.asking import TooRepetitive
from bot.records.archive import AnnotatedArticle
from bot.records.verification import Verdict

RANKS: dict[Verdict, int] = {
    "denied": 9, "disputed": 8, "verbatim": 7, "elided": 6, "supposed": 5, "joined": 4, "misattributed": 3,
    "reported": 2, "altered": 1, "not_found": 0,
}  # fmt: skip
"""What is told first where articles differ: that words were never said, before that somebody printed them."""

MOST_LETTERS = 5_000_000
"""Of all texts that one quote is compared with: 2 s."""


def judge(
    quote: str, speaker: str | None, candidates: Sequence[AnnotatedArticle], letters: int = MOST_LETTERS
) -> tuple[Finding, ...]:
    """The candidates that carry the quote, whole or changed: best verdict first, then the earliest.

    With a `speaker`, words that stand in the archive surely under another's name are "misattributed"; where the archive
    is not sure of its speaker, or has none, they keep their verdict and `speaker_sure` is False. Where no candidate
    carries the quote and some could not be compared, also because all together have more than `letters`, raises
    TooRepetitive: of those nothing is known.
    """
    findings: list[Finding] = []
    missed: TooRepetitive | None = None
    left = letters
    for marked in candidates:
        left -= len(marked.version.text)
        try:
            if left < 0:
                raise TooRepetitive
            judged = finding(quote, speaker, marked)
        except TooRepetitive as repetitive:
            missed = repetitive
            continue
        if judged is not None:
            findings.append(judged)
    if missed is not None and not findings:
        raise missed
    return best_first(findings)


def best_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of `judge`."""
    return tuple(sorted(findings, key=_order))


def _order(judged: Finding) -> tuple[int, bool, float, str, int]:
    article = judged.marked.article
    day = article.day.isoformat() if article.day else "9999"
    return -RANKS[judged.verdict], not judged.speaker_sure, -round(judged.alignment.score, 2), day, article.id

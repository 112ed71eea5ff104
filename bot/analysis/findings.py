"""What one article says of a quote: the verdict, the quotation that the words stand in, and how sure its speaker is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.analysis.alignment import align, worded
from bot.analysis.attribution import said_by, surely_another
from bot.analysis.quotations.marks import Marked, pair
from bot.records.annotations import Quote, Span
from bot.records.archive import AnnotatedArticle
from bot.records.verification import Alignment, Verdict
from bot.text.wording import forms

WHOLE: frozenset[Verdict] = frozenset({"verbatim", "elided"})
_DISOWNED: dict[str, Verdict] = {"denied": "denied", "disputed": "disputed", "supposed": "supposed"}
"""The standings that have a verdict of their own, the gravest first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one article says of a quote. `said` is its quotation there, if the words stand in one.

    `speaker_sure` is False where the article's speaker, or that it is another than the one asked about, is doubtful.
    """

    marked: AnnotatedArticle
    verdict: Verdict
    alignment: Alignment
    said: Quote | None
    speaker_sure: bool = True


def finding(quote: str, speaker: str | None, marked: AnnotatedArticle) -> Finding | None:
    """The verdict of `marked` on `quote`, said by `speaker` where one is asked about; None where it has no such words.

    Raises TooRepetitive.
    """
    alignment = align(quote, worded(marked.version.text), marked.article.language)
    if alignment.verdict == "not_found":
        return None
    said = _quotations(quote, alignment, marked)
    verdict = alignment.verdict
    if verdict == "altered":
        return _unasked(marked, verdict, alignment, said)
    if verdict in WHOLE and not said and not _is_marked(alignment, marked.version.text):
        return Finding(marked, "reported", alignment, None)
    disowned = _disowned(said)
    if disowned is not None:
        return Finding(marked, disowned[0], alignment, disowned[1])
    if verdict == "elided" and _is_stitched(alignment, marked.quotes):
        verdict = "joined"
    if speaker is None:
        return _unasked(marked, verdict, alignment, said)
    return _by_speaker(speaker, marked, verdict, alignment, said)


def _disowned(said: Sequence[Quote]) -> tuple[Verdict, Quote] | None:
    """The gravest verdict of quotations whose words the article does not let stand, and the one it is of."""
    for standing, verdict in _DISOWNED.items():
        for quotation in said:
            if quotation.standing == standing:
                return verdict, quotation
    return None


def _unasked(marked: AnnotatedArticle, verdict: Verdict, alignment: Alignment, said: Sequence[Quote]) -> Finding:
    """The finding where no speaker is asked about: the first quotation's, as sure as it is."""
    best = said[0] if said else None
    return Finding(marked, verdict, alignment, best, best is None or best.sure)


def _by_speaker(
    speaker: str, marked: AnnotatedArticle, verdict: Verdict, alignment: Alignment, said: Sequence[Quote]
) -> Finding:
    """The finding where a speaker is asked about. Nobody is called another's echo where the article is not sure."""
    text = marked.version.text
    own = next((quotation for quotation in said if said_by(speaker, quotation, text)), None)
    if own is not None:
        return Finding(marked, verdict, alignment, own, own.sure)
    another = next((quotation for quotation in said if surely_another(speaker, quotation, text)), None)
    if another is not None:
        return Finding(marked, "misattributed", alignment, another)
    return Finding(marked, verdict, alignment, said[0] if said else None, speaker_sure=False)


def _quotations(quote: str, alignment: Alignment, marked: AnnotatedArticle) -> list[Quote]:
    """The quotations that the words stand in, at any of their places."""
    text = marked.version.text
    holding = [quotation for quotation in marked.quotes if _hold(quotation, alignment.spans)]
    if alignment.verdict == "verbatim":
        run = _run(quote)
        holding += [
            quotation
            for quotation in marked.quotes
            if quotation not in holding and run in _run(text[quotation.start : quotation.end])
        ]
    return holding


def _hold(quotation: Quote, spans: Sequence[Span]) -> bool:
    """Whether a quotation holds half of one of the spans, or all of it itself stands within one."""
    for span in spans:
        shared = min(span.end, quotation.end) - max(span.start, quotation.start)
        if shared > 0 and (2 * shared >= span.end - span.start or len(spans) > 1):
            return True
    return False


def _is_stitched(alignment: Alignment, quotes: Sequence[Quote]) -> bool:
    """Whether the parts of a marked cut were said by different people, or not all of them by anybody.

    The same speaker's quotations with "he said" between them are one utterance, as the reader takes them.
    """
    holders = [next((one for one in quotes if _overlap(span, one)), None) for span in alignment.spans]
    return any(_are_apart(one, other) for one, other in pairwise(holders))


def _are_apart(one: Quote | None, other: Quote | None) -> bool:
    if one is other:
        return False
    return one is None or other is None or one.speaker != other.speaker or one.standing != other.standing


def _is_marked(alignment: Alignment, text: str) -> bool:
    """Whether the words stand in quotation marks, though the engine took those for no speech."""
    return any(_overlap(span, marked) for marked in pair(text) for span in alignment.spans)


def _run(text: str) -> str:
    return f" {' '.join(forms(text))} "


def _overlap(span: Span, one: Quote | Marked) -> bool:
    return span.start < one.end and one.start < span.end

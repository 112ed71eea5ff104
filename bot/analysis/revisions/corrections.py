"""Articles that correct, clarify or take back another: known by a heading, a note, or their own words."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from bot.analysis.lexicon import lexicon_for
from bot.analysis.revisions.forms import Forms, table
from bot.records.archive import AnnotatedArticle
from bot.records.passages import Passage
from bot.text.cache import TextCache
from bot.text.wording import words

Correcting = Literal["corrects", "clarifies", "retracts"]

MOST_READ, LAST_READ = 40, 4
"""Passages from the start and from the end of an article among which its note of a correction stands."""
FEWEST = 4  # words of a note that says what is corrected; one of fewer is a heading
MOST_SAID = 0.6  # the share of a passage in quotation marks from which it is somebody else's apology
READ_KEPT = 3_000_000
"""Letters of the articles whose note is kept as read."""
_AFTER_LABEL = re.compile(r"\s*(?:[:.\-–—|(\]]|$|\b\d)")
_KINDS: tuple[tuple[str, Correcting], ...] = (
    ("retracting", "retracts"),
    ("clarifying", "clarifies"),
    ("labels", "corrects"),
)
_KEPT: TextCache[tuple[str, str | None], tuple[Correcting | None, int | None]] = TextCache(READ_KEPT)


def correcting(marked: AnnotatedArticle) -> Correcting | None:
    """What an article does to another one, or to its own earlier text; None where it corrects nothing."""
    known = _table(marked)
    return label_of(marked.article.title.value or "", known) or _read(marked, known)[0]


def note(marked: AnnotatedArticle) -> Passage | None:
    """The first sentence of an article's own correction: "Correction: ...", or the one under such a heading."""
    number = _read(marked, _table(marked))[1]
    return None if number is None else marked.passages[number]


def _table(marked: AnnotatedArticle) -> Forms:
    return table(lexicon_for(marked.article.language, marked.version.text).language)


def _read(marked: AnnotatedArticle, known: Forms) -> tuple[Correcting | None, int | None]:
    key = marked.version.text, marked.article.language
    kept = _KEPT.get(key)
    if kept is None:
        kept = _read_anew(marked, known)
        _KEPT.put(key, kept, len(key[0]))
    return kept


def _read_anew(marked: AnnotatedArticle, known: Forms) -> tuple[Correcting | None, int | None]:
    """What the first note of a text does, and the number of the passage that tells it."""
    if not may_correct(marked.version.text, known):
        return None, None
    passages = marked.passages
    for number in _numbers(len(passages)):
        passage = passages[number]
        cut = marked.version.text[passage.start : passage.end]
        kind = _kind(cut, known) if may_correct(cut, known) and not _is_said(marked, passage) else None
        if kind:
            bare = len(words(cut)) < FEWEST and number + 1 < len(passages)
            return kind, number + bare
    return None, None


def _numbers(count: int) -> Iterator[int]:
    yield from range(min(count, MOST_READ))
    yield from range(max(MOST_READ, count - LAST_READ), count)


def may_correct(text: str, known: Forms) -> bool:
    """Whether a text holds a piece of a correction's phrases."""
    small = text.lower()
    return any(signal in small for signal in known.signals)


def _kind(cut: str, known: Forms) -> Correcting | None:
    label = label_of(cut, known)
    if label:
        return label
    its = [word.form for word in words(cut)]
    if known.holds("notes", its):
        return "corrects"
    speaking = known.holds("sorry", its) or bool(known.begins("remarks", its))
    return "corrects" if speaking and _tells_of_an_error(its, known) else None


def _tells_of_an_error(its: Sequence[str], known: Forms) -> bool:
    """Whether a sentence tells of a report that does not hold, or of a correction."""
    return (known.holds("claims", its) and known.holds("untrue", its)) or known.holds("labels", its)


def label_of(cut: str, known: Forms) -> Correcting | None:
    """What a heading or a sentence that begins with a label does."""
    its = words(cut)
    forms = [word.form for word in its]
    for group, kind in _KINDS:
        size = known.begins(group, forms)
        if size and _AFTER_LABEL.match(cut, its[size - 1].end):
            return kind
    return None


def _is_said(marked: AnnotatedArticle, passage: Passage) -> bool:
    """Whether most of a passage stands in quotation marks: a company's apology to its customers."""
    inside = sum(max(0, min(quote.end, passage.end) - max(quote.start, passage.start)) for quote in marked.quotes)
    return inside > MOST_SAID * (passage.end - passage.start)

"""Corrections and denials in the archive: which sentences must stand beside a claim."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.analysis.alignment.polarity import polarity_of
from bot.analysis.lexicon import lexicon_for
from bot.analysis.revisions.binding import overturns
from bot.analysis.revisions.forms import Forms, table
from bot.records.archive import AnnotatedArticle
from bot.records.passages import Passage
from bot.text.stopwords import stopwords
from bot.text.wording import words
from bot.text.words import stem_text

SHARED, SHARE = 2, 0.4
"""Content words that a correction has in common with its claim, and their share of the shorter of both."""
DENIED = 0.6
"""The share for an article that is no correction and says the contrary."""
MOST_READ = 40
FEWEST = 4  # words of a note that says what is corrected; one of fewer is a heading
_AFTER_LABEL = re.compile(r"\s*(?:[:.\-–—|(\]]|$|\b\d)")


@dataclass(frozen=True, slots=True)
class _Sentence:
    place: int
    passage: Passage
    stems: frozenset[str]
    negated: bool


def is_correction(marked: AnnotatedArticle) -> bool:
    """Whether an article corrects one, by its heading, its note or its own words."""
    known = table(lexicon_for(marked.article.language, marked.version.text).language)
    return _labelled(marked.article.title.value or "", known) or note(marked) is not None


def note(marked: AnnotatedArticle) -> Passage | None:
    """The first sentence of an article's own correction: "Correction: ...", or the one under such a heading."""
    text = marked.version.text
    known = table(lexicon_for(marked.article.language, text).language)
    passages = marked.passages[:MOST_READ]
    for number, passage in enumerate(passages):
        cut = text[passage.start : passage.end]
        if _notes(cut, known):
            bare = len(words(cut)) < FEWEST and number + 1 < len(passages)
            return passages[number + 1] if bare else passage
    return None


def answering(
    articles: Sequence[AnnotatedArticle], spans: Sequence[tuple[int, int, int]]
) -> dict[tuple[int, int, int], tuple[int, int, int]]:
    """For each of `spans` (place, start, end) that another article corrects or denies, the sentence that does."""
    correcting = {place for place, marked in enumerate(articles) if is_correction(marked)}
    sentences = [list(_sentences(place, marked)) for place, marked in enumerate(articles)]
    answers: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    for place, start, end in spans:
        claim = next((each for each in sentences[place] if each.passage.start == start), None)
        if claim is None or place in correcting:
            continue
        rivals = [
            (fit, -other.place, other)
            for number, others in enumerate(sentences)
            if number != place and not _older(articles[number], articles[place])
            for other in others
            if (fit := _fit(claim, other, number in correcting))
        ]
        if rivals:
            best = max(rivals, key=lambda rival: rival[:2])[2]
            answers[place, start, end] = (best.place, best.passage.start, best.passage.end)
    return answers


def _fit(claim: _Sentence, other: _Sentence, correcting: bool) -> float:
    shared = len(claim.stems & other.stems)
    share = shared / max(1, min(len(claim.stems), len(other.stems)))
    if shared < SHARED or share < (SHARE if correcting else DENIED):
        return 0.0
    if not correcting and (shared < SHARED + 1 or claim.negated == other.negated):
        return 0.0
    return share + (claim.negated != other.negated)


def _sentences(place: int, marked: AnnotatedArticle) -> Iterator[_Sentence]:
    language, text = marked.article.language, marked.version.text
    common = stopwords(language)
    known = lexicon_for(language, text).language
    polarity, phrases = polarity_of(known), table(known)
    for passage in marked.passages[:MOST_READ]:
        cut = text[passage.start : passage.end]
        its = [word.form for word in words(cut)]
        stems = frozenset(stem_text(" ".join(word for word in its if word not in common), language).split())
        yield _Sentence(place, passage, stems, any(map(polarity.negates, its)) or overturns(its, phrases))


def _older(one: AnnotatedArticle, other: AnnotatedArticle) -> bool:
    mine, theirs = one.article.day, other.article.day
    return mine is not None and theirs is not None and mine < theirs


def _labelled(cut: str, known: Forms) -> bool:
    its = words(cut)
    size = known.begins("labels", [word.form for word in its])
    return bool(size) and _AFTER_LABEL.match(cut, its[size - 1].end) is not None


def _notes(cut: str, known: Forms) -> bool:
    return _labelled(cut, known) or known.holds("notes", [word.form for word in words(cut)])
